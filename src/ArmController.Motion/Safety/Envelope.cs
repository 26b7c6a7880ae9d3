using System.Collections.Immutable;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Servo;
using ArmController.Numerics;

namespace ArmController.Motion.Safety;

/// <summary>
/// Admits, for any proposal whatever, a step that keeps every joint inside its position, speed and acceleration limits and from which
/// it can always still stop inside them. It proves this of the stream of commands that leaves the process, not of what a servo then does.
/// </summary>
/// <remarks>
/// State is one integer position and one integer speed per joint (2^-40 rad, and the same per tick). A state is kept when the joint is
/// inside its range and full braking ends inside it. If the step w satisfies w + Tail(w) &lt;= distance left, the next state is kept too;
/// and from a kept state braking is always such a step. So the set is never left, and it is the largest such set: beyond it every
/// acceleration overshoots. Differences of the emitted positions obey the limits with no tolerance at all.
/// </remarks>
public sealed class Envelope
{
    private static long identities;

    private readonly Interlock interlock;
    private readonly JointLimits[] limits;
    private readonly JointBounds[] bounds;
    private readonly CountBounds[] counts;
    private readonly long[] position;
    private readonly long[] speed;
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
        limits = new JointLimits[joints.Length];
        bounds = new JointBounds[joints.Length];
        counts = new CountBounds[joints.Length];
        position = new long[joints.Length];
        speed = new long[joints.Length];
        for (int i = 0; i < joints.Length; i++)
        {
            limits[i] = joints[i].Limits;
            bounds[i] = JointBounds.From(limits[i], period);
            counts[i] = CountBounds.From(joints[i], microsecondsPerCount);
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

    /// <summary>The reference that was last sent, radians; every lane an exact multiple of 2^-40. Meaningless while no pose is known.</summary>
    public Joints<Radian> Position
    {
        get
        {
            Joints<Radian> angles = default;
            for (int i = 0; i < position.Length; i++)
            {
                angles[i] = position[i] / AngleUnits.PerRadian;
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
            for (int i = 0; i < speed.Length; i++)
            {
                step[i] = speed[i] / AngleUnits.PerRadian;
            }

            return step;
        }
    }

    /// <summary>Speed of the reference that was last sent, rad/s: its last step over the period.</summary>
    public Joints<RadianPerSecond> Velocity
    {
        get
        {
            Joints<RadianPerSecond> speeds = default;
            for (int i = 0; i < speed.Length; i++)
            {
                speeds[i] = speed[i] / unitsPerTick;
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

        PulseCounts pulses = default;
        Joints<Radian> angles = default;
        Joints<RadianPerSecond> speeds = default;
        TrimSet trims = default;
        for (int i = 0; i < position.Length; i++)
        {
            long step;
            Trims reasons;
            if (degraded)
            {
                step = Brake.Slow(speed[i], bounds[i].A);
                reasons = Trims.Degraded;
            }
            else if (proposal.Kind == ProposalKind.Velocity)
            {
                step = LaneStep.AtVelocity(bounds[i], position[i], speed[i], proposal.Velocity[i], unitsPerTick, out reasons);
            }
            else if (proposal.Kind == ProposalKind.Target)
            {
                step = LaneStep.Towards(bounds[i], position[i], speed[i], proposal.Target[i], out reasons);
            }
            else
            {
                step = Brake.Slow(speed[i], bounds[i].A);
                reasons = Trims.None;
            }

            long next = position[i] + step;
            angles[i] = next / AngleUnits.PerRadian;
            speeds[i] = step / unitsPerTick;
            pulses[i] = counts[i].Of(next);
            trims[i] = reasons;
        }

        command = new SafeCommand(pulses, angles, speeds, trims, Id, Tick);
    }

    /// <summary>Writes the state; limits and period are the configuration's.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write(placed);
        writer.Write(degraded);
        writer.Write(Tick);
        writer.Write(DegradedTicks);
        for (int i = 0; i < position.Length; i++)
        {
            writer.Write(position[i]);
            writer.Write(speed[i]);
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
        for (int i = 0; i < position.Length; i++)
        {
            position[i] = reader.ReadLong();
            speed[i] = reader.ReadLong();
            holds &= !placed || bounds[i].Holds(position[i], speed[i]);
        }

        holds &= !reader.Truncated;
        placed &= holds;
        return holds;
    }

    /// <summary>True when the command is this envelope's newest and has not been sent.</summary>
    internal bool IsNewest(in SafeCommand command) => pending && command.EnvelopeId == Id && command.Tick == Tick;

    /// <summary>Rests at a pose. False, and the state stays, when a lane is not a number or outside its limits.</summary>
    internal bool PlaceAt(in Joints<Radian> pose)
    {
        for (int i = 0; i < position.Length; i++)
        {
            if (!(pose[i] >= limits[i].MinRadians && pose[i] <= limits[i].MaxRadians))
            {
                return false;
            }
        }

        for (int i = 0; i < position.Length; i++)
        {
            position[i] = Math.Clamp((long)Math.Round(pose[i] * AngleUnits.PerRadian), bounds[i].QMin, bounds[i].QMax);
            speed[i] = 0;
        }

        placed = true;
        pending = false;
        degraded = false;
        return true;
    }

    /// <summary>The counts of the reference that was last sent.</summary>
    internal void CountsHere(out PulseCounts pulses)
    {
        pulses = default;
        for (int i = 0; i < position.Length; i++)
        {
            pulses[i] = counts[i].Of(position[i]);
        }
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
        for (int i = 0; i < position.Length; i++)
        {
            long next = (long)(command.Position[i] * AngleUnits.PerRadian);
            speed[i] = next - position[i];
            position[i] = next;
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
}
