using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety.Clearance;
using ArmController.Motion.Servo;

namespace ArmController.Motion.Safety;

/// <summary>
/// Admits, for any proposal whatever, a step that keeps every joint inside its position, speed, acceleration and jerk limits and from which
/// it can always still stop inside them. It proves this of the stream of commands that leaves the process, not of what a servo then does.
/// </summary>
/// <remarks>
/// State is three integers per joint: position (2^-40 rad), its last difference and that one's. Without a limit of jerk a state is kept when the
/// joint is inside its range and full braking ends inside it: if the step w satisfies w + Tail(w) &lt;= distance left, the next state is kept
/// too, and from a kept state braking is always such a step. That is the largest set there is: beyond it every acceleration overshoots.
/// With a limit of jerk a state is kept when rolling <see cref="StopPolicy"/> out from it keeps every limit to rest. Its own step leads to the rest
/// of that same roll-out, and any other step is taken only after a roll-out of its own; so the set is never left, whatever the search did.
/// Differences of the emitted positions obey the limits with no tolerance at all.
/// </remarks>
public sealed partial class Envelope
{
    private static long identities;

    private readonly Interlock interlock;
    private readonly Lane[] lanes;
    private readonly LaneState[] next;
    private readonly LaneState[] states;
    private readonly JointBounds[] bounds;
    private readonly double unitsPerTick;
    private readonly ClearanceShield? shield;

    private bool placed;
    private bool pending;
    private bool degraded;

    /// <summary>Builds the envelope of one arm; its period never changes.</summary>
    /// <exception cref="ArgumentException">The description breaks hard rules of <see cref="EnvelopeRules"/>; the message has them all.</exception>
    public Envelope(ArmDescription arm, Seconds period, Interlock interlock)
    {
        ArgumentNullException.ThrowIfNull(interlock);
        string refused = "";
        foreach (EnvelopeFault fault in EnvelopeRules.Check(arm, period))
        {
            if (fault.IsHard)
            {
                refused += $" {fault.Joint}: {fault.Sentence} ({fault.Rule})";
            }
        }

        if (refused.Length > 0)
        {
            throw new ArgumentException("No envelope can hold this arm." + refused, nameof(arm));
        }

        this.interlock = interlock;
        lanes = new Lane[arm.Joints.Length];
        next = new LaneState[lanes.Length];
        states = new LaneState[lanes.Length];
        bounds = new JointBounds[lanes.Length];
        if (arm.Body is { } body && arm.Obstacles is { } obstacles)
        {
            shield = new ClearanceShield(body, obstacles, lanes.Length, period);
        }

        for (int i = 0; i < lanes.Length; i++)
        {
            lanes[i] = new Lane(arm.Joints[i], period, arm.MaxReversalsPerSecond, isShielded: shield is not null);
        }

        Period = period;
        unitsPerTick = period.Value * AngleUnits.PerRadian;
        Id = Interlocked.Increment(ref identities);
    }

    /// <summary>Identity, from 1, different for every envelope of the process.</summary>
    public long Id { get; private set; }

    /// <summary>The one period its steps are for.</summary>
    public Seconds Period { get; }

    /// <summary>Number of the newest answer, counted from 1; 0 before the first.</summary>
    public long Tick { get; private set; }

    /// <summary>Ticks whose write failed: the servos stood still, and the time-based acceleration bound is not claimed for them.</summary>
    public long DegradedTicks { get; private set; }

    /// <summary>Times any joint turned round since construction.</summary>
    public long Reversals
    {
        get
        {
            long all = 0;
            foreach (Lane lane in lanes)
            {
                all += lane.Reversals;
            }

            return all;
        }
    }

    /// <summary>Keeps the whole arm clear of things; null when only its joints' own limits count.</summary>
    public ClearanceShield? Shield => shield;

    /// <summary>
    /// Answers a proposal with the nearest safe step. The state stays: it advances when the step has been sent.
    /// While the interlock is not armed the answer is to let go.
    /// </summary>
    public void Admit(in Proposal proposal, out SafeCommand command)
    {
        Tick++;
        pending = placed && interlock.State == InterlockState.Armed;
        if (!pending)
        {
            command = default;
            return;
        }

        TrimSet trims = default;
        for (int i = 0; i < lanes.Length; i++)
        {
            trims[i] = Trims.Degraded;
            next[i] = degraded ? lanes[i].Stop() : lanes[i].Next(i, proposal, out trims[i]);
        }

        CopyLanes();
        shield?.Admit(bounds, states, next, trims);
        Emit(trims, out command);
    }

    /// <summary>True when a pose is known: without one every answer is to let go.</summary>
    internal bool IsPlaced => placed;

    /// <summary>True when the last pose was refused because the arm would be nearer to something than its margin.</summary>
    internal bool PoseWasTooNear { get; private set; }

    /// <summary>True when the command is this envelope's newest and has not been sent.</summary>
    internal bool IsNewest(in SafeCommand command) => pending && command.EnvelopeId == Id && command.Tick == Tick;

    /// <summary>
    /// Rests at a pose. False when a lane is not a number or outside what its servo can be told, and, where no recovery is allowed, when it is
    /// outside its limits: then the state stays. False, and no pose is known, when without recovery the arm is nearer to something than its
    /// margin. A recovering joint moves slowly and never farther out, and what is too near never comes nearer.
    /// </summary>
    internal bool PlaceAt(in Joints<Radian> pose, bool mayRecover = false)
    {
        PoseWasTooNear = false;
        for (int i = 0; i < lanes.Length; i++)
        {
            if (!lanes[i].CanRestAt(pose[i], mayRecover))
            {
                return false;
            }
        }

        for (int i = 0; i < lanes.Length; i++)
        {
            lanes[i].RestAt(pose[i]);
        }

        CopyLanes();
        PoseWasTooNear = shield is not null && !shield.Place(bounds, states) && !mayRecover;
        placed = !PoseWasTooNear;
        pending = false;
        degraded = false;
        return placed;
    }

    /// <summary>The counts of the reference that was last sent, or of the pose while nothing was.</summary>
    internal void CountsHere(out ServoCounts pulses)
    {
        pulses = default;
        for (int i = 0; i < lanes.Length; i++)
        {
            pulses[i] = lanes[i].CountOf(lanes[i].State.Q);
        }
    }

    /// <summary>
    /// Asks for other limits, never wider than the arm's own. Each joint obeys the old ones, and stops, until its state keeps the new ones;
    /// at rest inside them at the latest. False, and nothing changes, when some limit is wider, no limit at all, or no pose is known.
    /// </summary>
    internal bool SwitchLimits(ReadOnlySpan<JointLimits> wanted)
    {
        if (!placed || wanted.Length != lanes.Length)
        {
            return false;
        }

        for (int i = 0; i < lanes.Length; i++)
        {
            if (!lanes[i].CanSwitchTo(wanted[i]))
            {
                return false;
            }
        }

        for (int i = 0; i < lanes.Length; i++)
        {
            lanes[i].SwitchTo(wanted[i]);
        }

        return true;
    }

    /// <summary>True when a joint obeys other limits than its own, or is to; which these are is then said.</summary>
    internal bool HasOtherLimits(int lane, out JointLimits obeyed, out JointLimits wanted) =>
        lanes[lane].HasOtherLimits(out obeyed, out wanted);

    /// <summary>The servos were let go: where they are is no longer known.</summary>
    internal void Displace()
    {
        placed = false;
        pending = false;
    }

    /// <summary>The newest command has been sent: the state becomes exactly what it says.</summary>
    internal void Commit(in SafeCommand command)
    {
        for (int i = 0; i < lanes.Length; i++)
        {
            lanes[i].Commit((long)(command.Position[i] * AngleUnits.PerRadian), command.Counts[i]);
        }

        CopyLanes();
        shield?.Committed(states);
        pending = false;
        degraded = false;
    }

    /// <summary>The newest command could not be sent: the state stays, and the next step brakes.</summary>
    internal void Miss()
    {
        pending = false;
        degraded = true;
        DegradedTicks++;
    }

    // The shield looks at all joints at once.
    private void CopyLanes()
    {
        for (int i = 0; i < lanes.Length && shield is not null; i++)
        {
            states[i] = lanes[i].State;
            bounds[i] = lanes[i].Bounds;
        }
    }

    private void Emit(in TrimSet trims, out SafeCommand command)
    {
        ServoCounts pulses = default;
        Joints<Radian> angles = default;
        Joints<RadianPerSecond> speeds = default;
        for (int i = 0; i < next.Length; i++)
        {
            angles[i] = next[i].Q / AngleUnits.PerRadian;
            speeds[i] = next[i].V / unitsPerTick;
            pulses[i] = lanes[i].CountOf(next[i].Q);
        }

        command = new SafeCommand(pulses, angles, speeds, trims, Id, Tick);
    }
}
