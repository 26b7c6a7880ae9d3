using ArmController.Numerics;
using ArmController.Training.Statistics;
using Xunit;

namespace ArmController.Tests.Program.Statistics;

public sealed class MedianRatioTests
{
    [Fact]
    public void A_median_does_not_care_how_large_the_largest_is()
    {
        Assert.Equal(3, MedianRatio.Of([1, 9_000_000, 6], [2, 2, 900]));
        Assert.Equal(2.5, MedianRatio.Of([4, 6, 90, 1], [2]));
    }

    [Fact]
    public void Figures_that_are_all_alike_have_no_error() => Assert.Equal(0, MedianRatio.StandardError([4, 4, 4], [2, 2], 1));

    /// <summary>
    /// Medians of 400 normal figures around 10 have a standard error of 1.2533 / 20; of the ratio of two, relative errors add up in squares.
    /// </summary>
    [Fact]
    public void The_error_of_many_normal_figures_is_the_one_of_theory()
    {
        Pcg32 random = new(3, 3);
        double[] over = [.. Enumerable.Range(0, 400).Select(_ => 10 + random.NextGaussian())];
        double[] under = [.. Enumerable.Range(0, 400).Select(_ => 10 + random.NextGaussian())];
        double theory = Math.Sqrt(2) * 1.2533 / 20 / 10;
        Assert.InRange(MedianRatio.StandardError(over, under, 1), 0.6 * theory, 1.6 * theory);
        Assert.Equal(MedianRatio.StandardError(over, under, 1), MedianRatio.StandardError(over, under, 1));
    }
}
