using ArmController.Control.Tasks.Reach;
using ArmController.Motion.Quantities;
using ArmController.Tests.Motion;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Control.Tasks.Reach;

public sealed class ReachPaceTests
{
    private static readonly ReachPace Pace = new(SmallArms.Speed(2, 1, 0), new Seconds(0.04));

    [Theory]
    [InlineData(0, 0.08)]
    [InlineData(0.0064, 0.08)]
    [InlineData(0.04, 0.5)]
    [InlineData(0.08, 1)]
    [InlineData(3, 1)]
    public void The_share_falls_in_proportion_to_the_distance(double distance, double share) => Assert.Equal(share, ReachPace.Share(distance), 1e-12);

    [Theory]
    [InlineData(0.08, 1, 1)]
    [InlineData(-0.08, 1, -1)]
    [InlineData(0.041, 1, 1)]
    [InlineData(0.039, 1, 0)]
    [InlineData(-0.039, 1, 0)]
    [InlineData(-0.041, 1, -1)]
    [InlineData(0.039, 0.5, 1)]
    [InlineData(9, 1, 1)]
    [InlineData(-9, 1, -1)]
    public void The_level_is_the_nearest(double displacement, double share, int level) =>
        Assert.Equal(level, Pace.Level(SmallArms.Pose(displacement), share, 0));

    [Fact]
    public void A_joint_that_takes_no_part_has_level_zero_whatever_it_did() => Assert.Equal(0, Pace.Level(SmallArms.Pose(0, 0, 1), 1, 2));

    [Fact]
    public void What_a_level_asks_for_is_read_back_as_that_level() =>
        Gen.Select(Gen.Int[-1, 1], Gen.Double[0.08, 1], Gen.Int[0, 1]).Sample((level, share, joint) =>
        {
            Joints<Radian> displacement = default;
            displacement[joint] = Pace.Speed(level, share, joint) * Pace.DecisionPeriod.Value;
            Assert.Equal(level, Pace.Level(displacement, share, joint));
        });
}
