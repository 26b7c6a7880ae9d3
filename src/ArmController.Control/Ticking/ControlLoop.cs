using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Motion.Supervision;
using ArmController.Numerics;

namespace ArmController.Control.Ticking;

/// <summary>
/// The order of things in one tick: read the pins, sense, estimate, supervise, decide, admit, actuate, follow with the pins, record.
/// Simulation, test and the real arm run this very method.
/// </summary>
public sealed class ControlLoop
{
    private readonly ServoArm arm;
    private readonly Supervisor supervisor;
    private readonly Estimator estimator;
    private readonly IAgent agent;
    private readonly IRecorder recorder;
    private readonly IPanelPins pins;
    private readonly int decisionTicks;
    private Joints<Radian> decidedAt;
    private TickRecord record;
    private bool heldAtLimit;
    private bool interrupted;

    // Not part of a saved state: it takes a late tick, and no clock that is saved is ever late.
    private bool owed;
    private long tick;

    /// <summary>Puts a loop together.</summary>
    /// <param name="arm">The arm with its bus and its envelope.</param>
    /// <param name="supervisor">Who says who may move it.</param>
    /// <param name="estimator">Where the arm is.</param>
    /// <param name="agent">Who decides.</param>
    /// <param name="recorder">Who is told.</param>
    /// <param name="pins">Emergency stop and output enable.</param>
    /// <param name="decisionTicks">The agent decides every so many ticks, from 1 to as many as a command may be old.</param>
    public ControlLoop(
        ServoArm arm, Supervisor supervisor, Estimator estimator, IAgent agent, IRecorder recorder, IPanelPins pins, int decisionTicks)
    {
        ArgumentNullException.ThrowIfNull(arm);
        ArgumentNullException.ThrowIfNull(supervisor);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(decisionTicks);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decisionTicks, supervisor.CommandTicks);
        this.arm = arm;
        this.supervisor = supervisor;
        this.estimator = estimator;
        this.agent = agent;
        this.recorder = recorder;
        this.pins = pins;
        this.decisionTicks = decisionTicks;
        RestAt(arm.Envelope.Position);
    }

    /// <summary>Ticks since construction, or since the arm was last placed at rest.</summary>
    public long Ticks => tick;

    /// <summary>True when in the next step the agent is asked, if it then has a say.</summary>
    public bool DecidesNext => owed || tick % decisionTicks == 0;

    /// <summary>The arm was placed at rest: nothing is on its way and nothing was executed.</summary>
    public void RestAt(in Joints<Radian> angles)
    {
        estimator.RestAt(angles);
        decidedAt = angles;
        record = default;
        heldAtLimit = false;
        interrupted = false;
        owed = false;
        tick = 0;
    }

    /// <summary>One tick. Its length was fixed with the envelope's and the estimator's period: no late tick can ask for a longer step.</summary>
    /// <param name="now">
    /// Seconds on a clock that never jumps, or on a simulation's own. Only the supervisor looks at it, to notice late ticks.
    /// </param>
    /// <param name="panel">What buttons, people and program say.</param>
    /// <remarks>Nothing in a tick throws. If something does, that is a bug: the arm trips and lets go before anyone hears of it.</remarks>
    public void Step(Seconds now, in Panel panel)
    {
        try
        {
            Tick(now, panel);
        }
        catch
        {
            arm.Interlock.Trip(TripReason.Unexpected);
            arm.Release();
            pins.Cut();
            throw;
        }
    }

    private void Tick(Seconds now, in Panel panel)
    {
        record.In.Now = now;
        record.In.Panel = panel;
        record.In.Trip = arm.Interlock.Reason;
        pins.Read(out bool eStopClosed);
        record.In.Panel.EStopClosed &= eStopClosed;
        arm.Sense(out record.In.Reading);
        estimator.Update(record.In.Reading, arm.Envelope.Position, out record.State);
        supervisor.Look(now, record.In.Panel, record.In.Reading);
        Decide();
        supervisor.Govern(record.Requested, record.Decided, out Proposal wish);
        arm.Envelope.Admit(wish, out record.Admitted);
        record.Sent = arm.Actuate(record.Admitted);
        pins.Follow(supervisor.Mode, arm.Interlock.State == InterlockState.Armed);
        interrupted |= !supervisor.Follows || record.Admitted.Kind != CommandKind.Move;
        heldAtLimit |= (record.Admitted.Trims.Union & Trims.Position) != 0;
        record.Mode = supervisor.Mode;
        record.Action = supervisor.Action;
        record.Reasons = supervisor.Reasons;
        record.Blockers = supervisor.Blockers;
        record.Trip = arm.Interlock.Reason;
        record.Warmest = supervisor.Warmest;
        record.Tick = tick++;
        recorder.Append(record);
    }

    // Between two decisions the last proposal stands; when the agent loses its say, it is forgotten. A decision that fell on a tick that had
    // to brake, because it was late, is made on the next one: a round later the command would be stale and the arm would stop for good.
    private void Decide()
    {
        bool due = DecidesNext;
        record.Decided = due && supervisor.AsksAgent;
        owed = due && !record.Decided && supervisor.Mode == Mode.Following && (supervisor.Reasons & Reasons.TickLate) != 0;
        if (record.Decided)
        {
            record.Executed.Displacement = record.State.Reference - decidedAt;
            record.Executed.HeldAtLimit = heldAtLimit;
            record.Executed.Interrupted = interrupted;
            agent.Decide(record.State, record.Executed, out record.Requested);
            estimator.TakeTip();
            record.Lesson = agent.Lesson;
            decidedAt = record.State.Reference;
            heldAtLimit = false;
            interrupted = false;
        }
        else if (supervisor.Mode != Mode.Following)
        {
            record.Requested = default;
        }
    }

    /// <summary>Writes the loop's own state: the standing proposal and what happened since the last decision.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write(tick);
        writer.Write(heldAtLimit);
        writer.Write(interrupted);
        writer.Write((ReadOnlySpan<double>)decidedAt);
        writer.Write((int)record.Requested.Kind);
        writer.Write((ReadOnlySpan<double>)record.Requested.Velocity);
        writer.Write((ReadOnlySpan<double>)record.Requested.Target);
    }

    /// <summary>Reads what <see cref="Save"/> wrote; false when it is not sound.</summary>
    public bool Load(ref StateReader reader)
    {
        tick = reader.ReadLong();
        heldAtLimit = reader.ReadBool();
        interrupted = reader.ReadBool();
        reader.Read((Span<double>)decidedAt);
        record = default;
        record.Requested.Kind = (ProposalKind)reader.ReadInt();
        reader.Read((Span<double>)record.Requested.Velocity);
        reader.Read((Span<double>)record.Requested.Target);
        return !reader.Truncated && tick >= 0;
    }
}
