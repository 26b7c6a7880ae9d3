using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety.Clearance;
using ArmController.Numerics;

namespace ArmController.Control.Guidance.Motions;

/// <summary>Makes motions in the model before one is made on the arm: one step ahead, and from its end straight on to the goal.</summary>
internal sealed class LookAhead
{
    // A posture that is clear by less may not be so between two looks.
    private const double SpareMetres = 0.001;

    // A posture that is too near already may be left by any way that does not go nearer.
    private const double RoundingMetres = 0.0005;
    private const double StepSeconds = 0.08;
    private const double TurnRadians = 0.15;
    private const int TowardsSteps = 14;
    private const double ArrivedMetres = 0.01;

    private readonly SerialChain chain;
    private readonly JointRanges ranges;
    private readonly MotionLaw law;
    private readonly Things things;
    private readonly ClearanceProbe? probe;
    private readonly double leastMetres;
    private Joints<Radian> start;
    private Vector3d place;
    private double least;

    /// <summary>That of an arm.</summary>
    public LookAhead(ArmDescription arm, JointRanges ranges, MotionLaw law, Things things)
    {
        chain = arm.Chain;
        this.ranges = ranges;
        this.law = law;
        this.things = things;
        if (arm is { Body: { } body, Obstacles: { } obstacles })
        {
            probe = new(body, obstacles);
            leastMetres = obstacles.MarginMetres + SpareMetres;
        }
    }

    /// <summary>Where it begins.</summary>
    /// <param name="from">Where the joints stand, radians.</param>
    /// <param name="goal">The goal, metres, as the model sees it.</param>
    public void Begin(in Joints<Radian> from, in Vector3d goal)
    {
        start = from;
        place = goal;
        least = probe is null || probe.IsAtLeast(from, leastMetres) ? leastMetres : probe.Shortest(from, out _) - RoundingMetres;
    }

    /// <summary>Makes one motion.</summary>
    /// <param name="motion">The motion.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="push">Speeds that were drawn.</param>
    public Outlook Of(Motion motion, double seconds, in Joints<RadianPerSecond> push)
    {
        Joints<Radian> posture = start;
        bool isClear = true;
        if (motion != Motion.Towards)
        {
            int steps = (int)Math.Ceiling(seconds / StepSeconds);
            for (int i = 0; i < steps && isClear; i++)
            {
                law.Ask(motion, posture, place, push, seconds / steps, out Joints<RadianPerSecond> velocity);
                isClear = TryTurn(ref posture, velocity, seconds / steps);
            }
        }

        chain.Forward(posture, out ChainPose pose);
        bool arrives = Arrives(ref posture);
        if (motion == Motion.Towards)
        {
            chain.Forward(posture, out pose);
            isClear = arrives;
        }

        return new(isClear, arrives, Relations.Of(law, things, pose.Tip, place));
    }

    private bool Arrives(ref Joints<Radian> posture)
    {
        for (int i = 0; i < TowardsSteps; i++)
        {
            chain.Forward(posture, out ChainPose pose);
            Vector3d error = place - pose.Tip;
            if (error.Length < ArrivedMetres)
            {
                return true;
            }

            chain.Jacobian(pose, out LaneVectors columns);
            LeastSquares.Solve(columns, error, posture, ranges, out Joints<Radian> turns);
            double over = 1;
            for (int j = 0; j < ranges.Count; j++)
            {
                over = Math.Max(over, Math.Abs(turns[j]) / TurnRadians);
            }

            if (!TryTake(ref posture, posture + (turns * (1 / over))))
            {
                return false;
            }
        }

        return false;
    }

    private bool TryTurn(ref Joints<Radian> posture, in Joints<RadianPerSecond> velocity, double seconds)
    {
        Joints<Radian> next = posture;
        for (int j = 0; j < ranges.Count; j++)
        {
            next[j] += velocity[j] * seconds;
        }

        return TryTake(ref posture, next);
    }

    // What lies outside the ranges is cut to them; what is too near is not taken.
    private bool TryTake(ref Joints<Radian> posture, in Joints<Radian> wanted)
    {
        Joints<Radian> next = ranges.Clamp(wanted);
        if (probe is not null && !probe.IsAtLeast(next, least))
        {
            return false;
        }

        posture = next;
        return true;
    }

    /// <summary>Writes where it begins.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write((ReadOnlySpan<double>)start);
        writer.Write(place);
        writer.Write(least);
    }

    /// <summary>Reads what <see cref="Save"/> wrote; false when it is not sound.</summary>
    public bool Load(ref StateReader reader)
    {
        reader.Read((Span<double>)start);
        place = reader.ReadVector();
        least = reader.ReadDouble();
        return ranges.IsNear(start) && place.IsFinite && double.IsFinite(least);
    }
}
