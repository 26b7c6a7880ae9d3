using ArmController.Motion.Arm;
using ArmController.Motion.Monitoring;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety.Clearance;
using ArmController.Motion.Servo;
using ArmController.Numerics;
using ArmController.Tests.Motion.Arm;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Motion.Monitoring;

/// <summary>The monitor's own kinematics against the arm's, and each thing a link may not touch.</summary>
public sealed class LinkWatchTests
{
    private static readonly MonitorBox Everywhere = new(-9, -9, -9, 9, 9, 9);

    // One joint at 0.3 m that swings a link of 0.2 m in the x-z plane; pulse 1500 points along x, more lifts the tip. 0.6 of a count is 0.2 mm.
    private static readonly MonitorSegment Rod = new(0, 0, 0, 0.2, 0, 0, 0.01, 21);
    private static readonly MonitorLink Beam = new(0, -1, [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0.3, 0, 0, 0, 1], 0, -1, 0, [Rod]);

    // A tiny box around the chain's own tip must be hit, and one that just leaves it out must not; counts so fine that they allow nothing.
    [Fact]
    public void Its_matrices_put_the_tip_where_the_chain_puts_it() => Gen.Select(RandomChain.Gen, Gen.Int[600, 2100].Array[8]).Sample(
        (random, microseconds) =>
        {
            const double Near = 1e-6;
            SerialChain chain = random.ToSerialChain();
            ServoCounts pulses = default;
            Joints<Radian> angles = default;
            for (int i = 0; i < chain.Count; i++)
            {
                pulses[i] = microseconds[i] * 1_000_000;
                angles[i] = SmallArms.ServoLine.ToRadians(microseconds[i]);
            }

            chain.Forward(angles, out ChainPose pose);
            Vector3d tip = pose.Tip;
            Vector3d near = new(Near, Near, Near);
            ArmBody body = new(chain, [], [new("tip", chain.Count - 1, new(chain.TipOffset, chain.TipOffset, 1e-9))]);
            if (Enumerable.Range(0, chain.Count).All(lane => body.LeverMetres(lane, body.Capsules[0]) < Near))
            {
                return true;
            }

            AxisBox at = new(tip - near, tip + near);
            AxisBox beside = new(tip + new Vector3d(Near, -Near, -Near), tip + new Vector3d(3 * Near, Near, Near));
            return Watch(body, at).Judge(pulses, out int lane) == MonitorVerdict.KeepOut && lane == chain.Count - 1
                && Watch(body, beside).Judge(pulses, out _) == MonitorVerdict.Good;
        },
        iter: 500);

    [Theory]
    [InlineData(1500, MonitorVerdict.Good)]
    [InlineData(2000, MonitorVerdict.Good)]
    [InlineData(900, MonitorVerdict.Table)]
    public void A_link_below_the_table_is_refused(int count, MonitorVerdict expected) =>
        Assert.Equal(expected, Judge(new([Beam], 0, 0.15, Everywhere, []), count));

    [Theory]
    [InlineData(1500, MonitorVerdict.Workspace)]
    [InlineData(2100, MonitorVerdict.Good)]
    public void A_link_that_leaves_the_workspace_is_refused(int count, MonitorVerdict expected) =>
        Assert.Equal(expected, Judge(new([Beam], 0, 0, Everywhere with { MaxX = 0.2 }, []), count));

    [Theory]
    [InlineData(1500, MonitorVerdict.KeepOut)]
    [InlineData(1900, MonitorVerdict.Good)]
    public void A_link_in_a_box_is_refused_though_its_ends_are_not(int count, MonitorVerdict expected) =>
        Assert.Equal(expected, Judge(new([Beam], 0, 0, Everywhere, [new(0.08, -0.02, 0.28, 0.12, 0.02, 0.32)]), count));

    [Fact]
    public void What_no_joint_moves_is_not_looked_at() =>
        Assert.Equal(MonitorVerdict.Good, Judge(new([Beam with { Segments = [new(0, 0, 0, 0, 0.1, 0, 0.01, 2)] }], 0, 5, Everywhere, []), 1500));

    [Fact]
    public void A_place_that_is_no_number_is_refused() =>
        Assert.Equal(MonitorVerdict.Table, Judge(new([Beam with { Segments = [Rod with { BX = double.NaN }] }], 0, 0, Everywhere, []), 1500));

    [Fact]
    public void The_monitor_asks_it_too()
    {
        CountMonitor monitor = new(Plan(new([Beam], 0, 0.285, Everywhere, [])));
        Assert.True(monitor.Place(WatchedServo.Counts(1500)));
        Assert.Equal(MonitorVerdict.Good, monitor.Write(1498, 1494, 1490, 1486));
        Assert.Equal(MonitorVerdict.Table, monitor.Write(1482));
        Assert.Equal(0, monitor.RefusedLane);
    }

    /// <summary>The margin is asked for but for what rounding may take of it.</summary>
    [Theory]
    [InlineData(1486, MonitorVerdict.Good)]
    [InlineData(1482, MonitorVerdict.Table)]
    public void A_margin_is_kept_too(int count, MonitorVerdict expected) =>
        Assert.Equal(expected, Judge(new([Beam], 0.004, 0.281, Everywhere, []), count));

    /// <summary>Found in the table, at the wall or in a box it may come clear, and not go deeper by more than twice what rounding allows.</summary>
    [Theory]
    [InlineData(900, 896, 1000, MonitorVerdict.Table)]
    [InlineData(1800, 1790, 2000, MonitorVerdict.Workspace)]
    [InlineData(2200, 2206, 2100, MonitorVerdict.KeepOut)]
    public void What_is_found_too_near_only_comes_clear(int found, int deeper, int clear, MonitorVerdict why)
    {
        MonitorBox walls = Everywhere with { MaxX = why == MonitorVerdict.Workspace ? 0.15 : 9 };
        LinkWatch watch = Watch(Plan(new([Beam], 0.003, 0.2, walls, [new(0.05, -0.5, 0.475, 0.5, 0.5, 2)])));
        watch.Place(WatchedServo.Counts(found));
        Assert.Equal(MonitorVerdict.Good, watch.Judge(WatchedServo.Counts(found), out _));
        Assert.Equal(why, watch.Judge(WatchedServo.Counts(deeper), out _));
        Assert.Equal(MonitorVerdict.Good, watch.Judge(WatchedServo.Counts(clear), out _));
    }

    [Fact]
    public void What_was_promised_is_saved()
    {
        MonitorPlan plan = Plan(new([Beam], 0.003, 0.2, Everywhere, []));
        CountMonitor monitor = new(plan);
        Assert.True(monitor.Place(WatchedServo.Counts(900)));
        double[] image = new double[monitor.StateLength];
        monitor.CopyTo(image);
        CountMonitor other = new(plan);
        Assert.True(other.Restore(image));
        Assert.Equal(MonitorVerdict.Good, other.Write(900, 901));
        image[^1] = 1;
        Assert.False(other.Restore(image));
        image[^1] = double.NaN;
        Assert.False(other.Restore(image));
    }

    [Fact]
    public void Spaces_that_do_not_fit_the_arm_are_refused()
    {
        foreach (MonitorLink link in new[]
        {
            Beam with { Lane = 1 }, Beam with { Parent = 0 }, Beam with { Frame = [1, 2, 3] }, Beam with { Segments = [Rod with { Points = 0 }] },
        })
        {
            Assert.Throws<ArgumentException>(() => new CountMonitor(Plan(new([link], 0, 0, Everywhere, []))));
        }
    }

    private static MonitorVerdict Judge(MonitorSpace space, int count) => Watch(Plan(space)).Judge(WatchedServo.Counts(count), out _);

    private static MonitorPlan Plan(MonitorSpace space) => WatchedServo.Plan(1) with { Space = space };

    private static LinkWatch Watch(ArmBody body, in AxisBox box)
    {
        MonitorSpace space = MonitorSpaces.Of(body, new(0, null, null, [new("box", box)], [], null));
        return Watch(Fine(WatchedServo.Plan(body.Joints.Length)) with { Space = space });
    }

    // So many counts a radian that one of them moves nothing.
    private static MonitorPlan Fine(MonitorPlan plan) => plan with
    {
        Joints = [.. plan.Joints.Select(joint => joint with
        {
            CountsA = joint.CountsA * 1e6,
            CountsB = joint.CountsB * 1e6,
            LeastCount = joint.LeastCount * 1_000_000,
            MostCount = int.MaxValue,
        })],
    };

    private static LinkWatch Watch(MonitorPlan plan)
    {
        JointRules[] rules = [.. plan.Joints.Select(joint => new JointRules(joint, plan.PeriodSeconds))];
        return new(plan.Space!, plan.Joints, rules);
    }
}
