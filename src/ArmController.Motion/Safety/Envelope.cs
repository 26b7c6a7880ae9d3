using System.Collections.Immutable;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Servo;
using ArmController.Numerics;

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
public sealed class Envelope
{
    private static long identities;

    private readonly Interlock interlock;
    private readonly JointLimits[] described;
    private readonly JointBounds[] rated;
    private readonly LaneLimits[] limits;
    private readonly JointBounds[] bounds;
    private readonly CountBounds[] counts;
    private readonly ReversalBudget[] reversals;
    private readonly LaneState[] states;
    private readonly LaneState[] next;
    private readonly int[] sent;
    private readonly double unitsPerTick;

    private bool placed;
    private bool pending;
    private bool degraded;

    /// <summary>Builds the envelope of one arm; its period never changes.</summary>
    /// <exception cref="ArgumentException">The description breaks hard rules of <see cref="EnvelopeRules"/>; the message has them all.</exception>
    public Envelope(ArmDescription arm, Seconds period, double microsecondsPerCount, Interlock interlock)
    {
        ArgumentNullException.ThrowIfNull(interlock);
        string refused = "";
        foreach (EnvelopeFault fault in EnvelopeRules.Check(arm, period, microsecondsPerCount))
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

        ImmutableArray<JointDescription> joints = arm.Joints;
        this.interlock = interlock;
        described = new JointLimits[joints.Length];
        rated = new JointBounds[joints.Length];
        limits = new LaneLimits[joints.Length];
        bounds = new JointBounds[joints.Length];
        counts = new CountBounds[joints.Length];
        reversals = new ReversalBudget[joints.Length];
        states = new LaneState[joints.Length];
        next = new LaneState[joints.Length];
        sent = new int[joints.Length];
        for (int i = 0; i < joints.Length; i++)
        {
            described[i] = joints[i].Limits;
            rated[i] = JointBounds.From(described[i], period);
            counts[i] = CountBounds.From(joints[i], microsecondsPerCount);
            reversals[i] = new ReversalBudget(arm.MaxReversalsPerSecond, period.Value);
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
            foreach (ReversalBudget budget in reversals)
            {
                all += budget.Count;
            }

            return all;
        }
    }

    /// <summary>The reference that was last sent, radians; every lane an exact multiple of 2^-40. Meaningless while no pose is known.</summary>
    public Joints<Radian> Position
    {
        get
        {
            Joints<Radian> angles = default;
            for (int i = 0; i < states.Length; i++)
            {
                angles[i] = states[i].Q / AngleUnits.PerRadian;
            }

            return angles;
        }
    }

    /// <summary>Difference between the last two references, radians, exactly.</summary>
    public Joints<Radian> LastStep
    {
        get
        {
            Joints<Radian> step = default;
            for (int i = 0; i < states.Length; i++)
            {
                step[i] = states[i].V / AngleUnits.PerRadian;
            }

            return step;
        }
    }

    /// <summary>Difference between the last two of those differences, radians, exactly.</summary>
    public Joints<Radian> LastChange
    {
        get
        {
            Joints<Radian> change = default;
            for (int i = 0; i < states.Length; i++)
            {
                change[i] = states[i].A / AngleUnits.PerRadian;
            }

            return change;
        }
    }

    /// <summary>Speed of the reference that was last sent, rad/s: its last step over the period.</summary>
    public Joints<RadianPerSecond> Velocity
    {
        get
        {
            Joints<RadianPerSecond> speeds = default;
            for (int i = 0; i < states.Length; i++)
            {
                speeds[i] = states[i].V / unitsPerTick;
            }

            return speeds;
        }
    }

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
        for (int i = 0; i < states.Length; i++)
        {
            next[i] = states[i].After(Step(i, proposal, out trims[i]));
        }

        Emit(trims, out command);
    }

    /// <summary>Writes the state; limits and period are the configuration's.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write(placed);
        writer.Write(degraded);
        writer.Write(Tick);
        writer.Write(DegradedTicks);
        for (int i = 0; i < states.Length; i++)
        {
            writer.Write(states[i].Q);
            writer.Write(states[i].V);
            writer.Write(states[i].A);
            writer.Write(sent[i]);
            limits[i].Save(ref writer);
            reversals[i].Save(ref writer);
        }
    }

    /// <summary>
    /// Reads the state back. False, and then no pose is known, when the image is short or its state is one from which this
    /// envelope could not stop inside its limits. While armed it is refused and nothing changes.
    /// </summary>
    internal bool Load(ref StateReader reader)
    {
        if (interlock.State == InterlockState.Armed)
        {
            return false;
        }

        placed = reader.ReadBool();
        degraded = reader.ReadBool();
        pending = false;

        // The image brings its own tick numbers back: under a new identity no command minted before can pass for a new one.
        Id = Interlocked.Increment(ref identities);
        Tick = reader.ReadLong();
        DegradedTicks = reader.ReadLong();
        bool holds = true;
        for (int i = 0; i < states.Length; i++)
        {
            states[i] = new(reader.ReadLong(), reader.ReadLong(), reader.ReadLong());
            sent[i] = reader.ReadInt();
            limits[i].Load(ref reader);
            reversals[i].Load(ref reader);
            bounds[i] = limits[i].InForce;
            holds &= !placed || limits[i].IsSound(rated[i], states[i]);
        }

        holds &= !reader.Truncated;
        placed &= holds;
        return holds;
    }

    /// <summary>True when the command is this envelope's newest and has not been sent.</summary>
    internal bool IsNewest(in SafeCommand command) => pending && command.EnvelopeId == Id && command.Tick == Tick;

    /// <summary>
    /// Rests at a pose. False, and the state stays, when a lane is not a number, outside what its servo can be told, or outside its
    /// limits and no recovery is allowed. A recovering joint moves slowly and never farther out.
    /// </summary>
    internal bool PlaceAt(in Joints<Radian> pose, bool mayRecover = false)
    {
        for (int i = 0; i < states.Length; i++)
        {
            bool canRecover = mayRecover && Math.Abs(pose[i]) <= AngleUnits.LargestRadians && counts[i].Reaches(Units(pose[i]));
            if (!IsInside(i, pose[i]) && !canRecover)
            {
                return false;
            }
        }

        for (int i = 0; i < states.Length; i++)
        {
            long q = IsInside(i, pose[i]) ? Math.Clamp(Units(pose[i]), rated[i].QMin, rated[i].QMax) : Units(pose[i]);
            states[i] = new(q, 0, 0);
            limits[i].Place(rated[i], q);
            bounds[i] = limits[i].InForce;
            reversals[i].Rest();
            sent[i] = 0;
        }

        placed = true;
        pending = false;
        degraded = false;
        return true;
    }

    /// <summary>
    /// Asks for other limits, never wider than the arm's own. Each joint obeys the old ones, and stops, until its state keeps the new ones;
    /// at rest inside them at the latest. False, and nothing changes, when some limit is wider, no limit at all, or no pose is known.
    /// </summary>
    internal bool SwitchLimits(ReadOnlySpan<JointLimits> wanted)
    {
        if (!placed || wanted.Length != states.Length)
        {
            return false;
        }

        for (int i = 0; i < wanted.Length; i++)
        {
            if (!EnvelopeRules.AreSound(wanted[i]) || !LaneLimits.IsWithin(JointBounds.From(wanted[i], Period), rated[i]))
            {
                return false;
            }
        }

        for (int i = 0; i < wanted.Length; i++)
        {
            limits[i].SwitchTo(JointBounds.From(wanted[i], Period), states[i]);
            bounds[i] = limits[i].InForce;
        }

        return true;
    }

    /// <summary>The servos were let go: where they are is no longer known.</summary>
    internal void Displace()
    {
        placed = false;
        pending = false;
    }

    /// <summary>The newest command has been sent: the state becomes exactly what it says.</summary>
    internal void Commit(in SafeCommand command)
    {
        for (int i = 0; i < states.Length; i++)
        {
            long step = (long)(command.Position[i] * AngleUnits.PerRadian) - states[i].Q;
            states[i] = states[i].After(step);
            sent[i] = command.Counts[i];
            reversals[i].Spend(step);
            limits[i].Settle(states[i]);
            bounds[i] = limits[i].InForce;
        }

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

    private bool IsInside(int lane, double radians) => radians >= described[lane].MinRadians && radians <= described[lane].MaxRadians;

    private static long Units(double radians) => (long)Math.Round(radians * AngleUnits.PerRadian);

    // Whatever is left out of account here, stopping is always an answer.
    private long Step(int lane, in Proposal proposal, out Trims reasons)
    {
        long step;
        long stop = StopPolicy.Next(bounds[lane], states[lane]).V;
        if (degraded || limits[lane].IsSwitching)
        {
            reasons = degraded ? Trims.Degraded : Trims.LimitChange;
            return stop;
        }

        switch (proposal.Kind)
        {
            case ProposalKind.Velocity:
                step = LaneStep.AtVelocity(bounds[lane], states[lane], proposal.Velocity[lane], unitsPerTick, out reasons);
                break;
            case ProposalKind.Target:
                step = LaneStep.Towards(bounds[lane], states[lane], proposal.Target[lane], out reasons);
                break;
            default:
                reasons = Trims.None;
                return stop;
        }

        reasons |= limits[lane].IsRecovering ? Trims.LimitChange : Trims.None;
        if (reversals[lane].Forbids(step))
        {
            reasons |= Trims.Chatter;
            return stop;
        }

        return step;
    }

    private void Emit(in TrimSet trims, out SafeCommand command)
    {
        PulseCounts pulses = default;
        Joints<Radian> angles = default;
        Joints<RadianPerSecond> speeds = default;
        for (int i = 0; i < next.Length; i++)
        {
            angles[i] = next[i].Q / AngleUnits.PerRadian;
            speeds[i] = next[i].V / unitsPerTick;
            pulses[i] = counts[i].Of(next[i].Q, sent[i], limits[i].IsRecovering);
        }

        command = new SafeCommand(pulses, angles, speeds, trims, Id, Tick);
    }
}
