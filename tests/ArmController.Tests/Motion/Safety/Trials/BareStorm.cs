using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Safety.Storms;
using ArmController.Numerics;

namespace ArmController.Tests.Motion.Safety.Trials;

/// <summary>A short storm on the bare envelope: random arms, hostile wishes, lost frames, and the audit of what comes out.</summary>
internal static class BareStorm
{
    private const int Arms = 60;
    private const int TicksPerArm = 2_000;
    private const int TicksPerAttack = 128;

    /// <summary>The first fault, or null.</summary>
    public static string? Run(ulong seed, int order)
    {
        Pcg32 random = new(seed, (ulong)order);
        StormArms arms = new(random, order == 3);
        StormWishes wishes = new(random);
        for (int i = 0; i < Arms; i++)
        {
            ArmDescription arm = Sound(arms, out Seconds period);
            BareLimiter limiter = new(arm, period);
            limiter.Place(Pose(arm, random));
            if (Drive(limiter, arm, period, wishes, random, TicksPerArm) is { } fault)
            {
                return $"storm: {fault} (order {order})";
            }
        }

        return null;
    }

    /// <summary>Drives a limiter with wishes that change now and then; the first fault, or null.</summary>
    public static string? Drive(BareLimiter limiter, ArmDescription arm, Seconds period, StormWishes wishes, Pcg32 random, int ticks)
    {
        StormAttack[] attacks = new StormAttack[Joints<Radian>.Capacity];
        bool[] up = new bool[Joints<Radian>.Capacity];
        Proposal proposal = default;
        for (int tick = 0; tick < ticks; tick++)
        {
            if (tick % TicksPerAttack == 0)
            {
                if (limiter.Fault() is { } fault)
                {
                    return fault;
                }

                proposal.Kind = random.NextInt(2) == 0 ? ProposalKind.Velocity : ProposalKind.Target;
                for (int i = 0; i < attacks.Length; i++)
                {
                    attacks[i] = (StormAttack)random.NextInt((int)StormAttack.Edge + 1);
                    up[i] = random.NextInt(2) == 0;
                }
            }

            Joints<Radian> angles = limiter.Envelope.Position;
            Joints<RadianPerSecond> speeds = limiter.Envelope.Velocity;
            for (int i = 0; i < arm.Joints.Length; i++)
            {
                JointLimits limits = arm.Joints[i].Limits;
                proposal.Target[i] = wishes.Angle(attacks[i], limits, angles[i], tick, ref up[i]);
                proposal.Velocity[i] = wishes.Speed(attacks[i], limits, period, angles[i], speeds[i], tick, ref up[i]);
            }

            if (random.NextInt(200) == 0)
            {
                limiter.Lose(proposal);
            }
            else
            {
                limiter.Step(proposal);
            }

            if (tick % 16 == 0)
            {
                limiter.CheckStop();
            }
        }

        return limiter.Fault();
    }

    private static ArmDescription Sound(StormArms arms, out Seconds period)
    {
        while (true)
        {
            ArmDescription arm = arms.Draw(out period);
            bool hard = false;
            foreach (EnvelopeFault fault in EnvelopeRules.Check(arm, period))
            {
                hard |= fault.IsHard;
            }

            if (!hard)
            {
                return arm;
            }
        }
    }

    private static Joints<Radian> Pose(ArmDescription arm, Pcg32 random)
    {
        Joints<Radian> pose = default;
        for (int i = 0; i < arm.Joints.Length; i++)
        {
            JointLimits limits = arm.Joints[i].Limits;
            pose[i] = Math.Clamp(random.NextDouble(limits.MinRadians, limits.MaxRadians), limits.MinRadians, limits.MaxRadians);
        }

        return pose;
    }
}
