using ArmController.Training.Statistics;
using Xunit;

namespace ArmController.Tests.Program.Statistics;

public sealed class IntervalTests
{
    // z^2 = 3.841459. Of 0 in 10 the upper end is z^2 / (10 + z^2) = 3.841459 / 13.841459 = 0.277533; of 10 in 10 it is mirrored.
    // Of 5 in 10 the centre is 0.5 and the half width z sqrt(0.25 / 10 + z^2 / 400) / (1 + z^2 / 10) = 1.959964 x 0.186021 / 1.384146 = 0.263406.
    [Theory]
    [InlineData(0, 10, 0, 0, 0.277533)]
    [InlineData(10, 10, 1, 0.722467, 1)]
    [InlineData(5, 10, 0.5, 0.236594, 0.763406)]
    [InlineData(0, 0, 0, 0, 1)]
    [InlineData(1, 1, 1, 0.206549, 1)]
    public void A_share_has_Wilsons_interval(int successes, int trials, double mean, double low, double high)
    {
        Interval share = Interval.Wilson(successes, trials);
        Assert.Equal(mean, share.Mean, 1e-12);
        Assert.Equal(low, share.Low, 1e-5);
        Assert.Equal(high, share.High, 1e-5);
    }

    [Fact]
    public void The_share_itself_is_never_outside()
    {
        for (int trials = 0; trials <= 200; trials++)
        {
            for (int successes = 0; successes <= trials; successes++)
            {
                Interval share = Interval.Wilson(successes, trials);
                Assert.True(
                    share.Low >= 0 && share.Low <= share.Mean && share.Mean <= share.High && share.High <= 1, $"{successes} of {trials}: {share}");
            }
        }
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(11, 10)]
    [InlineData(0, -1)]
    public void What_is_no_share_is_refused(int successes, int trials) =>
        Assert.ThrowsAny<ArgumentException>(() => Interval.Wilson(successes, trials));
}
