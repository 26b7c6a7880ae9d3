using ArmController.Motion.Supervision.Watches;
using Xunit;

namespace ArmController.Tests.Motion.Supervision.Watches;

public sealed class StallWatchTests
{
    private const double Move = 0.1;
    private const int Settle = 10;
    private const int Limit = 30;

    private StallWatch watch;

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_servo_that_stays_where_it_is_is_found_when_the_time_is_over(int way)
    {
        Rest(0, 0.02);
        Assert.False(Look(way * 0.101, 0.02));
        for (int n = 1; n < Limit; n++)
        {
            Assert.False(Look(way * 0.3, 0.02), $"{n}");
        }

        Assert.True(Look(way * 0.3, 0.02));
        Assert.False(Look(way * 0.3, 0.02));
    }

    [Theory]
    [InlineData(0.0499, true)]
    [InlineData(0.0511, false)]
    public void Half_of_the_travel_must_show(double shown, bool stalls)
    {
        Rest(0, 0);
        Look(0.102, 0);
        bool found = false;
        for (int n = 0; n < Limit; n++)
        {
            found |= Look(0.102, n == Limit - 1 ? shown : 0);
        }

        Assert.Equal(stalls, found);
    }

    [Fact]
    public void A_short_move_is_not_verified() => Assert.False(Never(0.0999, 0));

    [Fact]
    public void A_move_that_is_taken_back_is_not_verified()
    {
        Rest(0, 0);
        Look(0.15, 0);
        Look(0.049, 0);
        Assert.False(Hold(0.049, 0));
    }

    [Fact]
    public void Of_a_move_that_is_taken_back_in_part_only_what_remains_must_show()
    {
        Rest(0, 0);
        Look(0.3, 0);
        Look(0.06, 0);
        Assert.False(Hold(0.06, 0.031));
    }

    [Fact]
    public void Moving_the_wrong_way_is_a_stall()
    {
        Rest(0, 0);
        Look(0.15, 0);
        Assert.True(Hold(0.15, -0.15));
    }

    [Fact]
    public void A_joint_that_never_rests_is_not_its_business_and_neither_is_one_that_was_just_placed()
    {
        for (int n = 0; n < 200; n++)
        {
            Assert.False(Look(0.02 * n, 0));
        }

        Rest(4, 0);
        watch.Forget();
        Assert.False(Hold(4.3, 0));
    }

    private bool Never(double reference, double measured)
    {
        Rest(0, 0);
        return Hold(reference, measured);
    }

    private void Rest(double reference, double measured)
    {
        for (int n = 0; n <= Settle; n++)
        {
            Assert.False(Look(reference, measured));
        }
    }

    private bool Hold(double reference, double measured)
    {
        bool found = false;
        for (int n = 0; n < 2 * Limit; n++)
        {
            found |= Look(reference, measured);
        }

        return found;
    }

    private bool Look(double reference, double measured) =>
        watch.Look(SmallArms.Pose(0, reference), SmallArms.Pose(0, measured), Move, Settle, Limit, lanes: 2);
}
