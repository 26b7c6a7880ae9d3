using ArmController.Motion.Supervision;
using Xunit;

namespace ArmController.Tests.Motion.Supervision;

public sealed class ParkRecordTests
{
    [Fact]
    public void It_vouches_only_for_the_same_arm_let_go_at_the_park_pose()
    {
        ParkRecord record = new(true, SmallArms.Pose(0.1, 0.2), ConfigHash: 7, Generation: 3);
        Assert.True(record.Attests(SmallArms.Pose(0.1, 0.2), 7));
        Assert.True(record.Attests(SmallArms.Pose(0.1095, 0.1905), 7));
        Assert.False(record.Attests(SmallArms.Pose(0.1105, 0.2), 7));
        Assert.False(record.Attests(SmallArms.Pose(0.1, 0.2), 8));
        Assert.False((record with { Parked = false }).Attests(SmallArms.Pose(0.1, 0.2), 7));
        Assert.False((record with { Pose = SmallArms.Pose(double.NaN, 0.2) }).Attests(SmallArms.Pose(double.NaN, 0.2), 7));
        Assert.False(default(ParkRecord).Attests(default, 0));
    }
}
