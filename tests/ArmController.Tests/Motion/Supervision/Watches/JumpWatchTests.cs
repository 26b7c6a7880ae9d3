using ArmController.Motion.Supervision;
using ArmController.Motion.Supervision.Watches;
using Xunit;

namespace ArmController.Tests.Motion.Supervision.Watches;

public sealed class JumpWatchTests
{
    private JumpWatch watch;

    [Fact]
    public void The_first_reading_is_no_jump_wherever_it_is()
    {
        Assert.Equal(Reasons.None, Look(3));
        Assert.Equal(Reasons.None, Look(3));
    }

    [Theory]
    [InlineData(0.1499, false)]
    [InlineData(-0.1499, false)]
    [InlineData(0.1501, true)]
    [InlineData(-0.1501, true)]
    public void A_change_beyond_a_tick_of_top_speed_and_noise_is_a_jump(double change, bool jumps)
    {
        Look(1);
        Assert.Equal(jumps ? Reasons.SensorJump : Reasons.None, Look(1 + change));
    }

    [Fact]
    public void A_change_from_or_to_what_is_no_number_is_a_jump()
    {
        Look(1);
        Assert.Equal(Reasons.SensorJump, Look(double.NaN));
        Assert.Equal(Reasons.SensorJump, Look(1));
        Assert.Equal(Reasons.None, Look(1));
    }

    [Fact]
    public void Silent_ticks_give_the_joint_time_to_move()
    {
        Look(0);
        watch.Look(fresh: false, default, SmallArms.Pose(0.1), 0.05, 1);
        watch.Look(fresh: false, default, SmallArms.Pose(0.1), 0.05, 1);
        Assert.Equal(Reasons.None, Look(0.3499));
        watch.Look(fresh: false, default, SmallArms.Pose(0.1), 0.05, 1);
        Assert.Equal(Reasons.SensorJump, Look(0.3499 + 0.2501));
    }

    [Fact]
    public void A_change_of_a_turn_is_told_apart_and_also_on_the_way_back()
    {
        Look(3.1);
        Assert.Equal(Reasons.SensorJump | Reasons.AngleWrapped, Look(3.1 - (2 * Math.PI)));
        Assert.Equal(Reasons.SensorJump | Reasons.AngleWrapped, Look(3.1));
        Assert.Equal(Reasons.None, Look(3.1));
    }

    [Fact]
    public void A_turn_is_a_turn_also_after_a_long_silence()
    {
        Look(3.1);
        for (int n = 0; n < 1000; n++)
        {
            watch.Look(fresh: false, default, SmallArms.Pose(0.1), 0.05, 1);
        }

        Assert.Equal(Reasons.AngleWrapped, Look(3.1 - (2 * Math.PI)));
    }

    private Reasons Look(double radians) =>
        watch.Look(fresh: true, SmallArms.Pose(radians), stepRadians: SmallArms.Pose(0.1), noiseRadians: 0.05, lanes: 1);
}
