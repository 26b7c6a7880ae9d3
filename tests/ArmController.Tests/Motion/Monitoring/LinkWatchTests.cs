using System.Collections.Immutable;
using ArmController.Motion.Arm;
using ArmController.Motion.Monitoring;
using ArmController.Motion.Quantities;
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

    // One joint at 0.3 m that swings a link of 0.2 m in the x-z plane; pulse 1500 points along x, more lifts the tip.
    private static readonly MonitorLink Beam = new([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0.3, 0, 0, 0, 1], 0, -1, 0, 0.2, 0, 0, 0.01, 8);

    // A tiny box around the chain's own tip must be hit, and one that just leaves it out must not.
    [Fact]
    public void Its_matrices_put_the_tip_where_the_chain_puts_it() => Gen.Select(RandomChain.Gen, Gen.Int[600, 2400].Array[8]).Sample(
        (random, counts) =>
        {
            const double Near = 1e-9;
            SerialChain chain = random.ToSerialChain();
            PulseCounts pulses = default;
            Joints<Radian> angles = default;
            for (int i = 0; i < chain.Count; i++)
            {
                pulses[i] = counts[i];
                angles[i] = SmallArms.ServoLine.ToRadians(counts[i]);
            }

            chain.Forward(angles, out ChainPose pose);
            Vector3d tip = pose.Tip;
            MonitorBox at = new(tip.X - Near, tip.Y - Near, tip.Z - Near, tip.X + Near, tip.Y + Near, tip.Z + Near);
            MonitorBox beside = at with { MinX = tip.X + Near, MaxX = tip.X + (3 * Near) };
            MonitorSpace space = new(TipOnly(chain), -99, new(-99, -99, -99, 99, 99, 99), [at]);
            LinkWatch hit = new(Plan(chain.Count, space));
            LinkWatch spared = new(Plan(chain.Count, space with { KeepOut = [beside] }));
            return hit.Judge(pulses, out int lane) == MonitorVerdict.KeepOut && lane == chain.Count - 1
                && spared.Judge(pulses, out _) == MonitorVerdict.Good;
        },
        iter: 500);

    [Theory]
    [InlineData(1500, MonitorVerdict.Good)]
    [InlineData(2000, MonitorVerdict.Good)]
    [InlineData(900, MonitorVerdict.Table)]
    public void A_link_below_the_table_is_refused(int count, MonitorVerdict expected) =>
        Assert.Equal(expected, Judge(new([Beam], 0.15, Everywhere, []), count));

    [Theory]
    [InlineData(1500, MonitorVerdict.Workspace)]
    [InlineData(2100, MonitorVerdict.Good)]
    public void A_link_that_leaves_the_workspace_is_refused(int count, MonitorVerdict expected) =>
        Assert.Equal(expected, Judge(new([Beam], 0, Everywhere with { MaxX = 0.2 }, []), count));

    [Theory]
    [InlineData(1500, MonitorVerdict.KeepOut)]
    [InlineData(1900, MonitorVerdict.Good)]
    public void A_link_in_a_box_is_refused_though_its_ends_are_not(int count, MonitorVerdict expected) =>
        Assert.Equal(expected, Judge(new([Beam], 0, Everywhere, [new(0.08, -0.02, 0.28, 0.12, 0.02, 0.32)]), count));

    [Fact]
    public void A_link_without_points_is_not_looked_at() =>
        Assert.Equal(MonitorVerdict.Good, Judge(new([Beam with { Points = 0 }], 5, Everywhere, []), 1500));

    [Fact]
    public void A_place_that_is_no_number_is_refused() =>
        Assert.Equal(MonitorVerdict.Table, Judge(new([Beam with { EndX = double.NaN }], 0, Everywhere, []), 1500));

    [Fact]
    public void The_monitor_asks_it_too()
    {
        CountMonitor monitor = new(Plan(1, new([Beam], 0.3, Everywhere, [])));
        Assert.True(monitor.Place(WatchedServo.Counts(1535)));
        Assert.Equal(MonitorVerdict.Table, monitor.Write(1533, 1529, 1525));
        Assert.Equal(0, monitor.RefusedLane);
    }

    [Fact]
    public void Spaces_that_do_not_fit_the_arm_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new CountMonitor(Plan(1, new([Beam, Beam], 0, Everywhere, []))));
        Assert.Throws<ArgumentException>(() => new CountMonitor(Plan(1, new([Beam with { Frame = [1, 2, 3] }], 0, Everywhere, []))));
    }

    private static MonitorVerdict Judge(MonitorSpace space, int count) => new LinkWatch(Plan(1, space)).Judge(WatchedServo.Counts(count), out _);

    private static MonitorPlan Plan(int joints, MonitorSpace space) => WatchedServo.Plan(joints) with { Space = space };

    private static ImmutableArray<MonitorLink> TipOnly(SerialChain chain) =>
        [.. MonitorPlans.LinksOf(chain, 0, 1).Select((link, i) => link with { Points = i == chain.Count - 1 ? 1 : 0 })];
}
