using ArmController.Motion.Supervision.Watches;
using Xunit;

namespace ArmController.Tests.Motion.Supervision.Watches;

public sealed class TrackingWatchTests
{
    private TrackingWatch watch;

    [Theory]
    [InlineData(0, 0.0999, false)]
    [InlineData(0, 0.1001, true)]
    [InlineData(0, -0.1001, true)]
    [InlineData(2, 0.3999, false)]
    [InlineData(-2, 0.3999, false)]
    [InlineData(-2, -0.4001, true)]
    public void What_rest_and_lag_do_not_explain_for_eight_ticks_is_lost(double radiansPerSecond, double error, bool lost)
    {
        for (int n = 1; n < 8; n++)
        {
            Assert.False(Look(error, radiansPerSecond));
        }

        Assert.Equal(lost, Look(error, radiansPerSecond));
    }

    [Fact]
    public void One_near_tick_begins_anew()
    {
        for (int n = 0; n < 100; n++)
        {
            Assert.False(Look(n % 8 == 7 ? 0.05 : 5, 0));
        }
    }

    [Fact]
    public void An_error_that_is_no_number_is_far()
    {
        bool[] lost = [.. Enumerable.Range(0, 8).Select(_ => Look(double.NaN, 0))];
        Assert.True(lost[7]);
    }

    private bool Look(double error, double radiansPerSecond) => watch.Look(
        SmallArms.Pose(0, error), SmallArms.Speed(0, radiansPerSecond), restRadians: 0.1, lagSeconds: 0.15, limit: 8, lanes: 2);
}
