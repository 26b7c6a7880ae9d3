using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Sensing;
using ArmController.Motion.Servo;
using ArmController.Motion.Supervision.Watches;

namespace ArmController.Motion.Supervision;

/// <summary>
/// Decides in every tick who may move the arm: the agent, nobody, or the way to the park pose. It owns the modes and the watches, and it can
/// only take away: what it lets through still has to pass the envelope.
/// </summary>
/// <remarks>
/// Nothing here measures its way back into motion. After any stop the first target is the last one emitted, because the envelope's reference
/// is the only position there is; and the first command that is followed must lie near it.
/// </remarks>
public sealed partial class Supervisor
{
    private const double MinuteSeconds = 60;

    private readonly ServoArm arm;
    private readonly IArmingSequence arming;
    private readonly SupervisionSettings settings;
    private readonly ArmWatch watch;
    private readonly Leash slowly;
    private readonly Leash parking;
    private readonly CommandBounds commands;
    private readonly int lanes;
    private readonly long minuteTicks;
    private ModeAnswer answer;
    private LateWatch clock;
    private TimeProof proof;
    private CommandGate gate;
    private long ticks;
    private bool attested;
    private bool ending;

    /// <summary>Supervises an arm, which from now on only its modes may arm; it begins in Boot.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="arming">How its joints are switched on.</param>
    /// <param name="settings">Bounds of what is watched.</param>
    /// <exception cref="ArgumentException">A bound would watch nothing.</exception>
    public Supervisor(ServoArm arm, IArmingSequence arming, SupervisionSettings settings)
    {
        ArgumentNullException.ThrowIfNull(arm);
        ArgumentNullException.ThrowIfNull(arming);
        ArgumentNullException.ThrowIfNull(settings);
        this.arm = arm;
        this.arming = arming;
        this.settings = settings;
        watch = new ArmWatch(arm, settings);
        slowly = new Leash(arm.Description, arm.Envelope.Period, settings.SlowShare);
        parking = new Leash(arm.Description, arm.Envelope.Period, settings.ParkShare);
        commands = new CommandBounds(arm.Description);
        lanes = arm.Description.Joints.Length;
        minuteTicks = ArmWatch.Ticks(MinuteSeconds, arm.Envelope.Period);
        answer.Action = SafetyAction.Release;
    }

    /// <summary>The mode in force.</summary>
    public Mode Mode => answer.State.Mode;

    /// <summary>What happens to the motion in this tick.</summary>
    public SafetyAction Action => answer.Action;

    /// <summary>Why the mode is what it is, and what was found in this tick.</summary>
    public Reasons Reasons => answer.Reasons | (Mode == Mode.Following && gate.Waits ? Reasons.CommandFar : Reasons.None);

    /// <summary>Everything that forbids arming now.</summary>
    public ArmingBlockers Blockers => answer.Blockers;

    /// <summary>True when the agent may move the arm in this tick, and so is to be asked.</summary>
    public bool AsksAgent => Mode == Mode.Following && Action <= SafetyAction.Slow;

    /// <summary>
    /// True when the last proposal was followed: false for rubbish, for a first one from far away, and whenever the agent has no say.
    /// </summary>
    public bool Follows { get; private set; }

    /// <summary>
    /// True while nothing drives the arm, a record or its own parking vouches that it rests in its park pose,
    /// and no joint sensor has contradicted since.
    /// </summary>
    public bool IsParked => attested && Mode is Mode.Boot or Mode.Disarmed;

    /// <summary>A command may be so many ticks old; an agent that decides less often is never followed for long.</summary>
    public int CommandTicks => settings.CommandTicks;

    /// <summary>The warmest servo's heat by the model; 1 is where it is let go.</summary>
    public double Warmest => watch.Warmest;

    /// <summary>A record of a process before this one vouches for the park pose (see <see cref="ParkRecord"/>).</summary>
    public void Vouch(bool parked) => attested |= parked && Mode is Mode.Boot or Mode.Disarmed;

    /// <summary>Begins a tick: what was sensed, what the panel says, what time it is; from here on <see cref="Mode"/> is in force.</summary>
    /// <param name="now">Seconds on a clock that never jumps.</param>
    /// <param name="panel">What the world outside says.</param>
    /// <param name="reading">What the arm's sensors brought.</param>
    public void Look(Seconds now, in Panel panel, in SensorReading reading)
    {
        ticks++;
        ending = panel.Ending;
        ModeInputs inputs = Inputs(now, panel, reading, out bool confirmed);
        Mode before = Mode;
        ModeState state = answer.State;
        ModeMachine.Step(state, inputs, now, out answer);
        CarryOut(before, inputs, now, reading);

        // What was said with a press belongs to the arming that it began, and to nothing after that.
        attested |= confirmed && before == Mode.Disarmed && Mode == Mode.Arming;
    }

    /// <summary>
    /// Turns what the agent wants into what the envelope gets to see: that, a slower one, the way to park, or nothing, which is to brake.
    /// </summary>
    /// <param name="requested">The agent's standing proposal.</param>
    /// <param name="decided">Whether the agent made it in this tick.</param>
    /// <param name="wish">What the envelope is asked for.</param>
    public void Govern(in Proposal requested, bool decided, out Proposal wish)
    {
        Follows = false;
        wish = default;
        if (Mode == Mode.Following)
        {
            Hear(requested, decided);
            Follows = AsksAgent && gate.IsOpen;
            if (Follows && Action == SafetyAction.Slow)
            {
                slowly.Slow(requested, arm.Envelope.Position, out wish);
            }
            else if (Follows)
            {
                wish = requested;
            }
        }
        else if (Mode == Mode.Parking && Action is not (SafetyAction.Hold or SafetyAction.StopThenHold))
        {
            (ending ? slowly : parking).Slow(Proposal.Towards(settings.ParkPose), arm.Envelope.Position, out wish);
        }
    }

    private ModeInputs Inputs(Seconds now, in Panel panel, in SensorReading reading, out bool confirmed)
    {
        bool driven = arm.Interlock.State == InterlockState.Armed;
        Reasons time = clock.Look(now, arm.Envelope.Period);
        proof.Note(time);
        WatchedTick tick = new() { Now = now, Driven = driven, Reading = ref reading };
        bool resting = !driven;
        if (driven)
        {
            tick.Reference = arm.Envelope.Position;
            tick.Speed = arm.Envelope.Velocity;
            resting = tick.Speed == default && arm.Envelope.LastChange == default;
        }

        Reasons findings = time | watch.Look(tick)
            | (Mode == Mode.Following ? gate.Look(settings.CommandTicks) : Reasons.None)
            | (arm.Interlock.State == InterlockState.Tripped ? Reasons.InterlockTripped : Reasons.None);

        // A measurement outweighs whoever vouches: an arm that was moved is not where somebody says it is.
        bool contradicted = !driven && reading.HasAngles && !IsNearPark(reading.Angles, settings.TrackingRadians);
        attested &= !contradicted;
        confirmed = panel.ArmSwitch && panel.PoseConfirmed && !driven && !contradicted;
        return new()
        {
            // Somebody else may have seen the button first and tripped; the mode latches it from there.
            EStopClosed = panel.EStopClosed
                && (Mode == Mode.EStop || !((findings & Reasons.InterlockTripped) != 0 && arm.Interlock.Reason == TripReason.EmergencyStop)),
            SelfTest = panel.SelfTest,
            Blockers = panel.Blockers | (panel.Ending ? ArmingBlockers.Ending : ArmingBlockers.None) | OwnBlockers(findings, confirmed),
            Findings = findings,
            Word = panel.Word,
            ArmSwitch = panel.ArmSwitch,
            Arming = arming.Progress,
            Driven = driven,
            AtRest = resting,
            AtPark = driven && resting && IsNearPark(tick.Reference, settings.ParkedRadians),
            CommandReady = panel.CommandReady,
        };
    }

    private ArmingBlockers OwnBlockers(Reasons findings, bool confirmed) =>
        (arm.IsOpen ? ArmingBlockers.None : ArmingBlockers.BusMissing)
        | ((findings & Reasons.SupplyLow) == 0 ? ArmingBlockers.None : ArmingBlockers.SupplyLow)
        | (watch.IsResting ? ArmingBlockers.OverTemp : ArmingBlockers.None)
        | ((findings & Reasons.SensorStale) == 0 ? ArmingBlockers.None : ArmingBlockers.SensorStale)
        | ((findings & (Reasons.TicksLate | Reasons.TickGap)) == 0 ? ArmingBlockers.None : ArmingBlockers.ClockUnstable)
        | (proof.IsGiven ? ArmingBlockers.None : ArmingBlockers.RtBudgetUnproven)
        | (attested || confirmed || !arming.NeedsAttestedPose ? ArmingBlockers.None : ArmingBlockers.PoseUnknown);

    private void CarryOut(Mode before, in ModeInputs inputs, Seconds now, in SensorReading reading)
    {
        if (Mode == Mode.Arming)
        {
            if (before != Mode.Arming)
            {
                arming.Begin(now);
            }

            arming.Advance(now, reading);
        }
        else if (before == Mode.Arming)
        {
            arming.Abort();
        }

        if (Mode == Mode.Following && before != Mode.Following)
        {
            gate.Begin();
        }

        if (Action == SafetyAction.Release)
        {
            LetGo(before, inputs);
        }
    }

    private void LetGo(Mode before, in ModeInputs inputs)
    {
        bool driven = arm.Interlock.State == InterlockState.Armed;

        // Only at the park pose is it known where a let-go arm rests.
        bool restsParked = before == Mode.Parking && inputs.AtPark && Mode == Mode.Disarmed;
        attested = restsParked || (attested && !driven && before is Mode.Boot or Mode.Disarmed);
        if (Mode is Mode.Faulted or Mode.EStop)
        {
            arm.Interlock.Trip(Mode == Mode.EStop ? TripReason.EmergencyStop : ReasonOf(answer.Reasons));
        }
        else if (driven)
        {
            arm.Release();
        }

        if (Mode == Mode.Disarmed && before is Mode.Faulted or Mode.EStop)
        {
            arm.Interlock.Reset();
        }
    }

    private void Hear(in Proposal requested, bool decided)
    {
        if (decided)
        {
            gate.Hear(requested, arm.Envelope.Position, settings.BumpRadians, commands, ticks, minuteTicks);
        }
        else
        {
            gate.Age();
        }
    }

    private bool IsNearPark(in Joints<Radian> angles, double radians)
    {
        bool near = true;
        for (int i = 0; i < lanes; i++)
        {
            near &= Math.Abs(angles[i] - settings.ParkPose[i]) <= radians;
        }

        return near;
    }

    private static TripReason ReasonOf(Reasons reasons) =>
        (reasons & (Reasons.OverCurrent | Reasons.ServoOverheated)) != 0 ? TripReason.Overload
        : (reasons & Reasons.SelfTestFailed) != 0 ? TripReason.SelfTestFailed
        : TripReason.Operator;
}
