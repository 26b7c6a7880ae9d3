using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Safety.Clearance;
using ArmController.Numerics;
using ArmController.Tests.Control;
using Xunit;
using static ArmController.Tests.Motion.Safety.Clearance.DeskRoom;

namespace ArmController.Tests.Motion.Safety.Clearance;

/// <summary>Arms that were placed too near to something, changes of limits, and saved shields.</summary>
public sealed class RatchetTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Nothing_that_was_too_near_comes_nearer_than_it_was_not_even_between_ticks(int order) => TooNearTrials.Run(order, 600);

    [Fact]
    public void A_saved_shield_goes_on_as_the_one_that_was_not()
    {
        Pcg32 random = new(3, 3);
        ClearanceProbe probe = new(Body, Things);
        for (int trial = 0; trial < 200; trial++)
        {
            Joints<Radian> pose = ShippedArms.Pose(Desk.Description, random);
            JointBounds[] bounds = Bounds();
            ClearanceShield shield = new(Body, Things, 5, SmallArms.At50Hertz);
            ClearanceShield other = new(Body, Things, 5, SmallArms.At50Hertz);
            LaneState[] states = [.. Enumerable.Range(0, 5).Select(i => new LaneState((long)(pose[i] * (1L << 40)), 0, 0))];
            Assert.Equal(probe.Shortest(pose, out _) >= Things.MarginMetres, shield.Place(bounds, states));
            Step(shield, bounds, states, random, 7);

            byte[] image = SavedState.Of(shield.Save);
            SavedState.Restore(image, (ref StateReader reader) => Assert.True(other.Load(ref reader, bounds, states)));
            Assert.Equal(shield.Clear, other.Clear);
            for (int length = 0; length < image.Length; length++)
            {
                ClearanceShield torn = new(Body, Things, 5, SmallArms.At50Hertz);
                StateReader reader = new(image.AsSpan(0, length));
                Assert.False(torn.Load(ref reader, bounds, states));
            }

            LaneState[] copy = [.. states];
            Step(shield, bounds, states, new Pcg32(9, 9), 30);
            Step(other, bounds, copy, new Pcg32(9, 9), 30);
            Assert.Equal(states, copy);
        }
    }

    [Fact]
    public void A_shield_is_not_loaded_into_a_state_that_is_not_clear()
    {
        ClearanceShield shield = new(Body, Things, 5, SmallArms.At50Hertz);
        byte[] image = SavedState.Of(shield.Save);
        Joints<Radian> down = Desk.Home;
        down[1] = 0.1;
        down[2] = -1;
        Assert.True(new ClearanceProbe(Body, Things).Shortest(down, out _) < 0);
        LaneState[] states = [.. Enumerable.Range(0, 5).Select(i => new LaneState((long)(down[i] * (1L << 40)), 0, 0))];
        Assert.False(SavedState.Load(image, (ref StateReader reader) => shield.Load(ref reader, Bounds(), states)));
    }

    [Fact]
    public void Other_limits_are_obeyed_only_when_stopping_by_them_is_clear_too()
    {
        Pcg32 random = new(4, 4);
        ClearanceProbe probe = new(Body, Things);
        int refused = 0;
        for (int trial = 0; trial < 400; trial++)
        {
            JointBounds[] hard = Bounds();
            JointBounds[] soft = [.. hard.Select(b => b with { A = b.A / 8 })];
            ClearanceShield shield = new(Body, Things, 5, SmallArms.At50Hertz);
            LaneState[] states = [.. Enumerable.Range(0, 5).Select(i => new LaneState((long)(Desk.Home[i] * (1L << 40)), 0, 0))];
            shield.Place(hard, states);
            long[] wish = [.. hard.Select(b => (long)random.NextDouble(-b.V, b.V))];
            for (int tick = 0; tick < 300; tick++)
            {
                // Softer limits from some tick on: the way to rest becomes eight times as long.
                JointBounds[] bounds = tick > 30 + (trial % 60) ? soft : hard;
                LaneState[] next = [.. states.Select((state, i) => Towards(bounds[i], state, wish[i]))];
                Trims[] reasons = new Trims[5];
                shield.Admit(bounds, states, next, reasons);
                refused += tick == 31 + (trial % 60) && Math.Abs(next[1].A) > soft[1].A ? 1 : 0;
                next.CopyTo(states, 0);
                shield.Committed(states);
                Assert.True(
                    probe.Shortest(Pose(states), out string between) >= Things.MarginMetres - 1e-9, $"trial {trial}, tick {tick}: {between}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{refused} times the old limits had to be kept for a while");
        Assert.True(refused > 5);
    }

    private static LaneState Towards(in JointBounds bounds, in LaneState state, long wish)
    {
        LaneState next = state.After(Math.Clamp(wish, state.V - bounds.A, state.V + bounds.A));
        return bounds.Holds(next.Q, next.V) ? next : StopPolicy.Next(bounds, state);
    }

    private static Joints<Radian> Pose(LaneState[] states) => Joints<Radian>.From([.. states.Select(state => state.Q / (double)(1L << 40))]);

    private static void Step(ClearanceShield shield, JointBounds[] bounds, LaneState[] states, Pcg32 random, int ticks)
    {
        Trims[] reasons = new Trims[states.Length];
        for (int tick = 0; tick < ticks; tick++)
        {
            LaneState[] next = [.. states.Select((state, i) => Towards(bounds[i], state, (long)random.NextDouble(-bounds[i].V, bounds[i].V)))];
            shield.Admit(bounds, states, next, reasons);
            next.CopyTo(states, 0);
            shield.Committed(states);
        }
    }

    private static JointBounds[] Bounds() => [.. Desk.Description.Joints.Select(joint => JointBounds.From(joint.Limits, SmallArms.At50Hertz))];
}
