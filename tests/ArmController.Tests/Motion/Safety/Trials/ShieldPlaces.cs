using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Safety.Clearance;
using ArmController.Motion.Safety.Storms;
using ArmController.Numerics;
using ArmController.Tests.Motion.Safety.Clearance;

namespace ArmController.Tests.Motion.Safety.Trials;

/// <summary>
/// Properties of a shield that a storm from a clear pose does not meet: too near placements, other limits, saved states, distances.
/// </summary>
internal static class ShieldPlaces
{
    private const int Lanes = 5;
    private static readonly Obstacles Round = ShieldArms.Among(null).Obstacles!;

    /// <summary>What it says of a pose is what the audit measures. Inside a box the audit knows no depth.</summary>
    public static string? Distances(ulong seed)
    {
        Pcg32 random = new(seed, 6);
        ArmDescription arm = ShieldArms.Among(null);
        ClearanceProbe probe = new(ShieldArms.Body, Round);
        ClearanceAudit audit = new(ShieldArms.Body, Round, SmallArms.At50Hertz);
        for (int i = 0; i < 1_000; i++)
        {
            Joints<Radian> pose = ShieldArms.Pose(arm, random);
            double said = probe.Shortest(pose, out _);
            double measured = audit.ShortestAt(pose, 10);
            if (!(Math.Abs(said - measured) < 1e-7 || (said <= measured && measured < 0)))
            {
                return "a distance is not what the audit measures";
            }
        }

        return null;
    }

    /// <summary>Placed too near: not without leave, nothing nearer than it was, nothing near again that came clear, and an end to it.</summary>
    public static string? Recovers(ulong seed, int order)
    {
        Pcg32 random = new(seed, 7);
        ArmDescription arm = ShieldArms.Among(null, order == 3 ? 500 : double.PositiveInfinity);
        PairAudit audit = new(ShieldArms.Body, Round);
        int placed = 0;
        int cleared = 0;
        while (placed < 60)
        {
            Joints<Radian> pose = ShieldArms.Pose(arm, random);
            PairRatchets ratchets = new(audit, Round.MarginMetres, pose);
            if (ratchets.Short == 0)
            {
                continue;
            }

            placed++;
            BareLimiter limiter = new(arm, SmallArms.At50Hertz);
            if (limiter.Place(pose))
            {
                return "a pose too near is taken without leave";
            }

            if (!limiter.Place(pose, mayRecover: true))
            {
                return "a pose too near cannot recover";
            }

            Joints<Radian> wish = ShieldArms.Home;
            for (int tick = 0; tick < 160; tick++)
            {
                wish = tick % 40 != 0 ? wish : random.NextInt(2) == 0 ? ShieldArms.Home : ShieldArms.Pose(arm, random);
                limiter.Step(tick % 40 < 30 ? Proposal.Towards(wish) : default);
                if (ratchets.See(limiter.Envelope) is not null)
                {
                    return $"what was too near comes nearer (order {order})";
                }
            }

            if (limiter.Envelope.Shield!.Clear && !ratchets.IsClear())
            {
                return "it says it is clear and is not";
            }

            cleared += limiter.Envelope.Shield.Clear ? 1 : 0;
        }

        return cleared * 4 < placed ? "recovery never ends" : null;
    }

    /// <summary>Softer limits are obeyed only when stopping by them is clear too; until then it stops by the old ones.</summary>
    public static string? Softens(ulong seed)
    {
        Pcg32 random = new(seed, 8);
        JointBounds[] hard = ShieldArms.Bounds(ShieldArms.Among(null));
        JointBounds[] soft = [.. hard.Select(bounds => bounds with { A = bounds.A / 8 })];
        ClearanceAudit audit = new(ShieldArms.Body, Round, SmallArms.At50Hertz);
        for (int trial = 0; trial < 60; trial++)
        {
            ClearanceShield shield = new(ShieldArms.Body, Round, Lanes, SmallArms.At50Hertz);
            LaneState[] states = ShieldArms.At(ShieldArms.Home);
            shield.Place(hard, states);
            audit.Start(ShieldArms.Pose(states));
            long[] wish = [.. hard.Select(bounds => (long)random.NextDouble(-bounds.V, bounds.V))];
            for (int tick = 0; tick < 160; tick++)
            {
                JointBounds[] bounds = tick > 30 + (trial % 60) ? soft : hard;
                LaneState[] next = [.. states.Select((state, i) => ShieldArms.Towards(bounds[i], state, wish[i]))];
                shield.Admit(bounds, states, next, new Trims[Lanes]);
                if (next.Where((state, i) => Math.Abs(state.A) > hard[i].A).Any())
                {
                    return "it stops harder than a joint can";
                }

                next.CopyTo(states, 0);
                shield.Committed(states);
                audit.See(ShieldArms.Pose(states));
            }

            if (audit.Shortfalls > 0)
            {
                return "softer limits are obeyed too soon";
            }
        }

        return null;
    }

    /// <summary>So are limits that differ in nothing but less jerk.</summary>
    public static string? SoftensJerk(ulong seed)
    {
        Pcg32 random = new(seed, 15);
        JointBounds[] hard = ShieldArms.Bounds(ShieldArms.Among(null, 1500));
        JointBounds[] soft = [.. hard.Select(bounds => bounds with { J = bounds.J / 20 })];
        ClearanceAudit audit = new(ShieldArms.Body, Round, SmallArms.At50Hertz);
        for (int trial = 0; trial < 60; trial++)
        {
            ClearanceShield shield = new(ShieldArms.Body, Round, Lanes, SmallArms.At50Hertz);
            LaneState[] states = ShieldArms.At(ShieldArms.Home);
            shield.Place(hard, states);
            audit.Start(ShieldArms.Pose(states));
            double[] wish = [.. hard.Select(bounds => random.NextDouble(-bounds.V, bounds.V))];
            for (int tick = 0; tick < 160; tick++)
            {
                JointBounds[] bounds = tick > 20 + (trial % 60) ? soft : hard;
                LaneState[] next = [.. states.Select((state, i) => state.After(LaneStep.AtVelocity(bounds[i], state, wish[i], 1, out _)))];
                shield.Admit(bounds, states, next, new Trims[Lanes]);
                next.CopyTo(states, 0);
                shield.Committed(states);
                audit.See(ShieldArms.Pose(states));
            }

            if (audit.Shortfalls > 0)
            {
                return "less jerk is obeyed too soon";
            }
        }

        return null;
    }

    /// <summary>An image is taken back only into a state from which stopping is clear.</summary>
    public static string? Loads()
    {
        ClearanceShield shield = new(ShieldArms.Body, Round, Lanes, SmallArms.At50Hertz);
        JointBounds[] bounds = ShieldArms.Bounds(ShieldArms.Among(null));
        byte[] image = new byte[1024];
        StateWriter writer = new(image);
        shield.Save(ref writer);
        foreach (double shoulder in (ReadOnlySpan<double>)[1.4, 0.1])
        {
            Joints<Radian> pose = ShieldArms.Home;
            pose[1] = shoulder;
            LaneState[] states = ShieldArms.At(pose);
            StateReader reader = new(image.AsSpan(0, writer.Length));
            bool isClear = new ClearanceAudit(ShieldArms.Body, Round, SmallArms.At50Hertz).ShortestAt(pose, 1) >= Round.MarginMetres;
            if (shield.Load(ref reader, bounds, states) != isClear)
            {
                return "a saved shield is taken back where stopping is not clear";
            }
        }

        return null;
    }
}
