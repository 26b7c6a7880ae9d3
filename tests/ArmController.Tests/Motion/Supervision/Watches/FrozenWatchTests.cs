using ArmController.Motion.Supervision.Watches;
using Xunit;

namespace ArmController.Tests.Motion.Supervision.Watches;

public sealed class FrozenWatchTests
{
    private FrozenWatch watch;

    [Fact]
    public void A_reading_that_stays_the_same_for_a_hundred_moving_ticks_is_frozen()
    {
        Look(0.3, 0.2);
        for (int n = 1; n < 100; n++)
        {
            Assert.False(Look(0.3, 0.2), $"{n}");
        }

        Assert.True(Look(0.3, 0.2));
    }

    [Fact]
    public void One_changed_bit_begins_anew_and_a_resting_joint_may_stay_the_same_for_ever()
    {
        for (int n = 0; n < 99; n++)
        {
            Look(0.3, 0.2);
        }

        Assert.False(Look(Math.BitIncrement(0.3), 0.2));
        for (int n = 0; n < 1000; n++)
        {
            Assert.False(Look(0.3, 0.0099));
        }
    }

    [Fact]
    public void Rest_in_between_does_not_excuse_it()
    {
        bool frozen = false;
        for (int n = 0; n < 202; n++)
        {
            frozen = Look(0.3, n % 2 == 0 ? -0.2 : 0);
        }

        Assert.True(frozen);
    }

    [Fact]
    public void Any_lane_counts_and_lanes_beyond_the_arm_do_not()
    {
        bool frozen = false;
        for (int n = 0; n < 102; n++)
        {
            frozen = watch.Look(SmallArms.Pose(n, 0.1), SmallArms.Speed(1, 1), 0.01, 100, lanes: 2);
            FrozenWatch other = default;
            Assert.False(other.Look(SmallArms.Pose(n), SmallArms.Speed(1, 1), 0.01, 1, lanes: 1) && n > 0);
        }

        Assert.True(frozen);
    }

    private bool Look(double radians, double radiansPerSecond) =>
        watch.Look(SmallArms.Pose(radians), SmallArms.Speed(radiansPerSecond), slowest: 0.01, limit: 100, lanes: 1);
}
