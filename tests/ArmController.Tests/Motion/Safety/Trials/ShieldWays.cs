using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Safety.Clearance;
using ArmController.Motion.Safety.Storms;
using ArmController.Numerics;

namespace ArmController.Tests.Motion.Safety.Trials;

/// <summary>
/// Properties of single ways to rest, begun anywhere and at any speed, which no storm meets that begins at rest and is shielded all along.
/// </summary>
internal static class ShieldWays
{
    private const double Units = 1L << 40;

    private static readonly Obstacles Round = ShieldArms.Among(null).Obstacles!;

    /// <summary>A saved shield is taken back into a moving arm only where the whole way to rest is clear.</summary>
    public static string? LoadsMoving(ulong seed, int order)
    {
        JointBounds[] bounds = ShieldArms.Bounds(ShieldArms.Among(null, order == 3 ? 250 : double.PositiveInfinity));
        return Loads(Round, bounds, order == 3 ? 1 : 0, new Pcg32(seed, 9), 1_000) is { } fault ? $"{fault} (order {order})" : null;
    }

    /// <summary>The same with weak brakes among plates thinner than a step: both ends of a way may be far from what it crosses.</summary>
    public static string? Crosses(ulong seed)
    {
        Pcg32 random = new(seed, 13);
        ArmDescription arm = ShieldArms.Among(null);
        JointBounds[] bounds = [.. ShieldArms.Bounds(arm).Select(bound => bound with { A = bound.A / 6 })];
        Obstacles plates = new(
            0.001,
            null,
            null,
            [
                new("across", new(new(0.08, -0.0005, 0), new(0.4, 0.0005, 0.4))),
                new("upright", new(new(0.17, -0.3, 0), new(0.171, 0.3, 0.4))),
                new("lying", new(new(0.05, -0.3, 0.1), new(0.4, 0.3, 0.101))),
            ],
            [],
            null);
        return Loads(plates, bounds, 0, random, 3_000) is { } fault ? $"{fault} (plates)" : null;
    }

    /// <summary>Joints whose motions cancel at the tip need not stop alike: the stop keeps the tip's speed too.</summary>
    public static string? StopsSlowly(ulong seed)
    {
        Pcg32 random = new(seed, 10);
        JointBounds[] bounds = ShieldArms.Bounds(ShieldArms.Among(null));
        Obstacles slow = new(0.001, null, null, [], [], 0.2);
        ClearanceAudit audit = new(ShieldArms.Body, slow, SmallArms.At50Hertz);
        for (int trial = 0; trial < 300; trial++)
        {
            // Some joints brake four times as hard as others.
            JointBounds[] uneven = [.. bounds.Select(bound => bound with { A = random.NextInt(2) == 0 ? bound.A : bound.A / 4 })];
            ClearanceShield shield = Shield(slow);
            LaneState[] states = ShieldArms.At(ShieldArms.Home);
            shield.Place(uneven, states);
            audit.Start(ShieldArms.Pose(states));

            // The shoulder goes one way and what it carries the other.
            double up = random.NextDouble(-1, 1);
            double[] wish = [random.NextDouble(-0.2, 0.2), up, -up * random.NextDouble(0.8, 2), random.NextDouble(-1, 1), 0];
            for (int tick = 0; tick < 60; tick++)
            {
                bool stops = tick >= 25;
                LaneState[] next = [.. states.Select(
                    (state, i) => stops ? StopPolicy.Next(uneven[i], state) : ShieldArms.Towards(uneven[i], state, (long)(wish[i] * uneven[i].V)))];
                shield.Admit(uneven, states, next, new Trims[next.Length]);
                next.CopyTo(states, 0);
                shield.Committed(states);
                audit.See(ShieldArms.Pose(states));
            }

            if (audit.Speedings > 0)
            {
                return "the tip is too fast while the arm stops";
            }
        }

        return null;
    }

    /// <summary>A joint that carries all that is watched changes nothing, wherever it stands, and is told so.</summary>
    public static string? CarriesAll(ulong seed)
    {
        Pcg32 random = new(seed, 11);
        ArmDescription arm = ShieldArms.Among(null);
        JointBounds[] bounds = ShieldArms.Bounds(arm);
        Obstacles pairs = new(0.01, null, null, [], [new("turntable", "hand"), new("upper arm", "hand"), new("turntable", "forearm")], null);
        ClearanceProbe probe = new(ShieldArms.Body, pairs);
        ClearanceAudit audit = new(ShieldArms.Body, pairs, SmallArms.At50Hertz);
        for (int trial = 0; trial < 200; trial++)
        {
            Joints<Radian> pose = ShieldArms.Pose(arm, random);
            if (probe.Shortest(pose, out _) < 0.012)
            {
                continue;
            }

            ClearanceShield shield = Shield(pairs);
            LaneState[] states = ShieldArms.At(pose);
            if (!shield.Place(bounds, states))
            {
                return "a clear pose is taken for one too near";
            }

            audit.Start(ShieldArms.Pose(states));
            for (int tick = 0; tick < 80; tick++)
            {
                LaneState[] next =
                    [.. states.Select((state, i) => ShieldArms.Towards(bounds[i], state, i is 2 or 3 ? -bounds[i].V : i == 0 ? bounds[i].V / 4 : 0))];
                shield.Admit(bounds, states, next, new Trims[next.Length]);
                next.CopyTo(states, 0);
                shield.Committed(states);
                audit.See(ShieldArms.Pose(states));
            }

            if (audit.Shortfalls > 0)
            {
                return "folded into itself where only links watch each other";
            }
        }

        return null;
    }

    /// <summary>Two links too near each other, turned as one by the joint that carries both, come apart again: a rounding holds nobody.</summary>
    public static string? ComesApart(ulong seed)
    {
        Pcg32 random = new(seed, 12);
        ArmDescription arm = ShieldArms.Among(null);
        JointBounds[] bounds = ShieldArms.Bounds(arm);
        Obstacles pairs = new(0.01, null, null, [], [new("turntable", "hand"), new("turntable", "forearm")], null);
        ClearanceProbe probe = new(ShieldArms.Body, pairs);
        int stuck = 0;
        byte[] image = new byte[1024];
        for (int trials = 0; trials < 100;)
        {
            Joints<Radian> pose = ShieldArms.Pose(arm, random);
            if (probe.Shortest(pose, out _) is not (> 0.001 and < 0.0099) || pose[0] > 1)
            {
                continue;
            }

            trials++;
            ClearanceShield shield = Shield(pairs);
            LaneState[] states = ShieldArms.At(pose);
            shield.Place(bounds, states);
            Drive(shield, bounds, ref states, 15 + random.NextInt(10), i => i == 0 ? bounds[0].V / 2 : 0);
            Drive(shield, bounds, ref states, 30, _ => 0);

            StateWriter writer = new(image);
            shield.Save(ref writer);
            StateReader reader = new(image.AsSpan(0, writer.Length));
            if (!Shield(pairs).Load(ref reader, bounds, states))
            {
                return "where it stands its own image is refused";
            }

            // One of the two unfolds it; a quarter of the poses is near in some other way.
            LaneState[] before = states;
            Drive(shield, bounds, ref states, 60, i => i is 2 or 3 ? bounds[i].V / 4 : 0);
            stuck += states[2].Q == before[2].Q && states[3].Q == before[3].Q ? 1 : 0;
        }

        return stuck > 25 ? $"held by a rounding in {stuck} of 100" : null;
    }

    private static string? Loads(Obstacles among, JointBounds[] bounds, double braking, Pcg32 random, int ways)
    {
        ArmDescription arm = ShieldArms.Among(null);
        ClearanceShield shield = Shield(among);
        ClearanceAudit audit = new(ShieldArms.Body, among, SmallArms.At50Hertz);
        byte[] image = new byte[1024];
        StateWriter writer = new(image);
        shield.Save(ref writer);
        int taken = 0;
        for (int trial = 0; trial < 100_000 && taken < ways; trial++)
        {
            Joints<Radian> pose = ShieldArms.Pose(arm, random);
            LaneState[] states = [.. bounds.Select((bound, i) => new LaneState(
                (long)(pose[i] * Units), (long)random.NextDouble(-bound.V, bound.V), (long)(braking * random.NextDouble(-bound.A, bound.A))))];
            StateReader reader = new(image.AsSpan(0, writer.Length));
            if (!shield.Load(ref reader, bounds, states))
            {
                continue;
            }

            taken++;
            audit.Start(ShieldArms.Pose(states));
            for (int tick = 0; tick < StopPolicy.MostTicks && states.Any(state => !state.IsAtRest); tick++)
            {
                states = [.. states.Select((state, i) => StopPolicy.Next(bounds[i], state))];
                audit.See(ShieldArms.Pose(states));
            }

            if (audit.Shortfalls > 0)
            {
                return "a saved shield is taken back where the way to rest is not clear";
            }
        }

        return taken < ways ? "hardly any moving arm is taken back" : null;
    }

    private static void Drive(ClearanceShield shield, JointBounds[] bounds, ref LaneState[] states, int ticks, Func<int, long> wish)
    {
        for (int tick = 0; tick < ticks; tick++)
        {
            LaneState[] next = [.. states.Select((state, i) => ShieldArms.Towards(bounds[i], state, wish(i)))];
            shield.Admit(bounds, states, next, new Trims[next.Length]);
            states = next;
            shield.Committed(states);
        }
    }

    private static ClearanceShield Shield(Obstacles among) => new(ShieldArms.Body, among, ShieldArms.Body.Joints.Length, SmallArms.At50Hertz);
}
