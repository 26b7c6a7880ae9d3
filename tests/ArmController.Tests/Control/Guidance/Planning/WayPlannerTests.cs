using ArmController.Control.Guidance;
using ArmController.Control.Guidance.Planning;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety.Clearance;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Control.Guidance.Planning;

public sealed class WayPlannerTests
{
    private const int MostPortions = 101;

    [Fact]
    public void Where_nothing_is_in_the_way_it_goes_straight()
    {
        ArmDescription arm = DeskWorlds.With();
        Joints<Radian> from = DeskWorlds.PostureAt(arm, DeskWorlds.Right);
        Joints<Radian> to = DeskWorlds.PostureAt(arm, DeskWorlds.Left);
        WayPlanner planner = New(arm, 1);
        Assert.InRange(Plan(planner, from, to), 1, 3);
        Assert.True(planner.Found);
        Assert.Equal(2, planner.Count);
        Assert.Equal((from, to), (planner[0], planner[1]));
    }

    /// <summary>The margin is kept all along, looked at ten times as closely as it planned.</summary>
    [Fact]
    public void Round_a_wall_it_finds_a_way_that_keeps_the_margin()
    {
        ArmDescription arm = DeskWorlds.With(DeskWorlds.Wall);
        Joints<Radian> from = DeskWorlds.PostureAt(arm, DeskWorlds.Right);
        Joints<Radian> to = DeskWorlds.PostureAt(arm, DeskWorlds.Left);
        ClearanceProbe probe = new(arm.Body!, arm.Obstacles!);
        Assert.False(new ClearWays(arm.Body!, arm.Obstacles!).Connects(from, to));
        for (ulong seed = 1; seed <= 20; seed++)
        {
            WayPlanner planner = New(arm, seed);
            Plan(planner, from, to);
            Assert.True(planner.Found);
            Assert.Equal((from, to), (planner[0], planner[planner.Count - 1]));
            double least = double.PositiveInfinity;
            for (int i = 1; i < planner.Count; i++)
            {
                for (int n = 0; n <= 500; n++)
                {
                    least = Math.Min(least, probe.Shortest(planner[i - 1] + ((planner[i] - planner[i - 1]) * (n / 500.0)), out _));
                }
            }

            Assert.InRange(least, arm.Obstacles!.MarginMetres, 1);
        }
    }

    [Fact]
    public void Where_there_is_no_way_it_gives_up_after_so_many_looks()
    {
        ArmDescription arm = DeskWorlds.With(DeskWorlds.Closed);
        WayPlanner planner = New(arm, 3);
        int portions = Plan(planner, DeskWorlds.PostureAt(arm, DeskWorlds.Right), DeskWorlds.PostureAt(arm, DeskWorlds.Left));
        Assert.False(planner.Found);
        Assert.InRange(portions, 10, MostPortions);
    }

    [Fact]
    public void Of_several_postures_it_ends_in_one()
    {
        ArmDescription arm = DeskWorlds.With(DeskWorlds.Closed);
        Joints<Radian> right = DeskWorlds.PostureAt(arm, DeskWorlds.Right);
        Joints<Radian> near = DeskWorlds.PostureAt(arm, new(0.15, -0.15, 0.08));
        WayPlanner planner = New(arm, 4);
        planner.Begin(right, [DeskWorlds.PostureAt(arm, DeskWorlds.Left), near]);
        while (!planner.Advance())
        {
        }

        Assert.True(planner.Found);
        Assert.Equal(near, planner[planner.Count - 1]);
    }

    [Fact]
    public void Saved_in_any_moment_it_goes_on_alike()
    {
        ArmDescription arm = DeskWorlds.With(DeskWorlds.Wall);
        WayPlanner planner = New(arm, 6);
        WayPlanner other = New(arm, 99);
        planner.Begin(DeskWorlds.PostureAt(arm, DeskWorlds.Right), [DeskWorlds.PostureAt(arm, DeskWorlds.Left)]);
        for (bool over = false; !over;)
        {
            byte[] image = SavedState.Of(planner.Save);
            Assert.True(SavedState.Load(image, other.Load));
            Assert.Equal(image, SavedState.Of(other.Save));
            Assert.False(SavedState.Load(image.AsSpan(0, image.Length - 1), New(arm, 1).Load));
            over = planner.Advance();
            Assert.Equal(over, other.Advance());
        }

        Assert.Equal((planner.Found, planner.Count), (other.Found, other.Count));
        for (int i = 0; i < planner.Count; i++)
        {
            Assert.Equal(planner[i], other[i]);
        }
    }

    [Fact]
    public void An_image_of_a_posture_that_no_arm_has_is_refused()
    {
        ArmDescription arm = DeskWorlds.With(DeskWorlds.Wall);
        WayPlanner planner = New(arm, 6);
        Joints<Radian> far = default;
        far[0] = 1e300;
        planner.Begin(DeskWorlds.PostureAt(arm, DeskWorlds.Right), [far]);
        Assert.False(SavedState.Load(SavedState.Of(planner.Save), New(arm, 1).Load));
    }

    [Fact]
    public void It_allocates_nothing()
    {
        ArmDescription arm = DeskWorlds.With(DeskWorlds.Wall);
        Joints<Radian> from = DeskWorlds.PostureAt(arm, DeskWorlds.Right);
        Joints<Radian> to = DeskWorlds.PostureAt(arm, DeskWorlds.Left);
        WayPlanner planner = New(arm, 7);
        Assert.Equal(0, ByteCount.Settled(() => Plan(planner, from, to)));
    }

    private static WayPlanner New(ArmDescription arm, ulong seed) =>
        new(new JointRanges(arm), new ClearWays(arm.Body!, arm.Obstacles!), new Pcg32(seed, 1));

    private static int Plan(WayPlanner planner, in Joints<Radian> from, in Joints<Radian> to)
    {
        planner.Begin(from, [to]);
        int portions = 1;
        while (!planner.Advance())
        {
            portions++;
        }

        return portions;
    }
}
