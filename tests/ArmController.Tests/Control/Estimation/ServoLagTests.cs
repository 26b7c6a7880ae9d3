using ArmController.Control.Estimation;
using ArmController.Motion.Quantities;
using ArmController.Tests.Motion;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Control.Estimation;

public sealed class ServoLagTests
{
    [Fact]
    public void A_step_is_answered_after_the_dead_time_by_the_exponential() =>
        Gen.Select(Gen.Double[0.001, 0.1], Gen.Double[0.005, 1], Gen.Int[0, 6], Gen.Int[0, 20]).Sample((period, tau, latency, ticksBefore) =>
        {
            ServoLag lag = new(new Seconds(period), new Seconds(tau), latency);
            lag.RestAt(SmallArms.Pose(0.25));
            for (int n = 0; n < ticksBefore; n++)
            {
                lag.Advance(SmallArms.Pose(0.25));
            }

            for (int n = 1; n <= 60; n++)
            {
                lag.Advance(SmallArms.Pose(1.25));
                double expected = 1.25 - Math.Exp(-Math.Max(n - latency, 0) * period / tau);
                Assert.Equal(expected, lag.Answer[0], 1e-12);
            }
        });

    [Fact]
    public void Without_a_lag_only_the_dead_time_is_left()
    {
        ServoLag lag = new(new Seconds(0.02), new Seconds(0), 2);
        lag.RestAt(SmallArms.Pose(0.25));
        for (int n = 1; n <= 5; n++)
        {
            lag.Advance(SmallArms.Pose(1.25));
            Assert.Equal(n > 2 ? 1.25 : 0.25, lag.Answer[0]);
        }
    }

    [Fact]
    public void A_saved_model_goes_on_where_it_was()
    {
        ServoLag lag = new(new Seconds(0.02), new Seconds(0.07), 3);
        ServoLag loaded = new(new Seconds(0.02), new Seconds(0.07), 3);
        for (int n = 0; n < 17; n++)
        {
            lag.Advance(SmallArms.Pose(n * n, -n));
        }

        loaded.Advance(SmallArms.Pose(5));
        SavedState.Restore(SavedState.Of(lag.Save), loaded.Load);
        for (int n = 0; n < 10; n++)
        {
            lag.Advance(SmallArms.Pose(n));
            loaded.Advance(SmallArms.Pose(n));
            Assert.Equal(lag.Answer, loaded.Answer);
        }
    }

    [Theory]
    [InlineData(-0.001, 1)]
    [InlineData(-1, 1)]
    [InlineData(0.07, -1)]
    public void A_model_that_is_none_is_refused(double tau, int latency) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ServoLag(new Seconds(0.02), new Seconds(tau), latency));
}
