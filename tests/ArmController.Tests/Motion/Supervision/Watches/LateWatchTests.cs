using ArmController.Motion.Quantities;
using ArmController.Motion.Supervision;
using ArmController.Motion.Supervision.Watches;
using Xunit;

namespace ArmController.Tests.Motion.Supervision.Watches;

public sealed class LateWatchTests
{
    private const Reasons Late = Reasons.TickLate;
    private const Reasons TooLate = Reasons.TickLate | Reasons.TicksLate;

    private LateWatch watch;
    private double now = 1000;

    [Theory]
    [InlineData(0, Reasons.None)]
    [InlineData(0.5, Reasons.None)]
    [InlineData(1.49, Reasons.None)]
    [InlineData(1.51, Late)]
    [InlineData(3.99, Late)]
    [InlineData(4.01, TooLate)]
    [InlineData(9.99, TooLate)]
    [InlineData(10.01, Reasons.TickGap)]
    [InlineData(1e9, Reasons.TickGap)]
    [InlineData(-0.01, Reasons.TickGap)]
    [InlineData(double.NaN, Reasons.TickGap)]
    [InlineData(double.PositiveInfinity, Reasons.TickGap)]
    public void One_tick_after_so_many_periods(double periods, Reasons expected)
    {
        After(0);
        After(1);
        Assert.Equal(expected, After(periods));
    }

    [Fact]
    public void Three_late_ticks_in_a_row_are_too_many_and_one_in_time_begins_anew()
    {
        After(0);
        Assert.Equal([Late, Late, TooLate, TooLate], [After(1.6), After(1.6), After(1.6), After(1.6)]);
        Assert.Equal([Reasons.None, Late, Late], [After(1), After(1.6), After(1.6)]);
    }

    [Fact]
    public void A_clock_that_stepped_is_trusted_again_from_there()
    {
        After(0);
        Assert.Equal([Reasons.TickGap, Reasons.None, Reasons.TickGap, Reasons.None], [After(180_000), After(1), After(-180_000), After(1)]);
    }

    [Theory]
    [InlineData(3.5, Late)]
    [InlineData(20.9, Late)]
    [InlineData(21.1, TooLate)]
    [InlineData(49.9, TooLate)]
    [InlineData(50.1, Reasons.TickGap)]
    public void A_fast_loop_is_judged_by_the_servos_frame(double milliseconds, Reasons expected)
    {
        Seconds period = new(0.001);
        watch.Look(new Seconds(now), period);
        Assert.Equal(expected, watch.Look(new Seconds(now + (milliseconds / 1000)), period));
    }

    [Fact]
    public void The_first_tick_is_never_late_but_must_have_a_time()
    {
        Assert.Equal(Reasons.None, watch.Look(new Seconds(1e9), SmallArms.At50Hertz));
        LateWatch other = default;
        Assert.Equal(Reasons.TickGap, other.Look(new Seconds(double.NaN), SmallArms.At50Hertz));
    }

    private Reasons After(double periods)
    {
        now += 0.02 * periods;
        return watch.Look(new Seconds(now), SmallArms.At50Hertz);
    }
}
