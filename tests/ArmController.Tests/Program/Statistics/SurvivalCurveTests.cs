using ArmController.Training.Statistics;
using Xunit;

namespace ArmController.Tests.Program.Statistics;

/// <summary>Times to a threshold, written as minutes, with a plus behind those of runs that ended before they got there.</summary>
public sealed class SurvivalCurveTests
{
    [Fact]
    public void The_curve_falls_by_the_share_of_those_still_watched()
    {
        // Six runs: 1 of 6 gets there at 1, one leaves at 2, 2 of the 4 left get there at 3, one leaves at 4, the last gets there at 5.
        SurvivalCurve curve = Of("1 2+ 3 3 4+ 5");
        Assert.Equal(1, curve.At(0.9));
        Assert.Equal(5.0 / 6, curve.At(1), 1e-12);
        Assert.Equal(5.0 / 6, curve.At(2.5), 1e-12);
        Assert.Equal(5.0 / 6 * 2 / 4, curve.At(3), 1e-12);
        Assert.Equal(5.0 / 6 * 2 / 4, curve.At(4.9), 1e-12);
        Assert.Equal(0, curve.At(5), 1e-12);
        Assert.Equal(3, curve.Median);
        Assert.Equal((6, 4, 2), (curve.Runs, curve.Reached, curve.Censored));
    }

    /// <summary>
    /// Remission of 21 patients (Freireich et al. 1963), the textbooks' example: 0.857, 0.807, 0.753, 0.690, 0.627, 0.538 and 0.448.
    /// </summary>
    [Fact]
    public void The_textbooks_example_comes_out()
    {
        SurvivalCurve curve = Of("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+");
        foreach ((double time, double share) in new[] { (6, 0.857), (7, 0.807), (10, 0.753), (13, 0.690), (16, 0.627), (22, 0.538), (23, 0.448) })
        {
            Assert.Equal(share, curve.At(time), 5e-4);
        }

        // It falls below a half at 23, but of 21 only 9 relapsed.
        Assert.Null(curve.Median);
    }

    [Theory]
    [InlineData("7", 7.0)]
    [InlineData("7+", null)]
    [InlineData("1+ 2+ 3+", null)] // all censored
    [InlineData("2 1 10+ 10+", 2.0)] // exactly half
    [InlineData("1 10+ 10+", null)] // fewer than half
    [InlineData("4 4 4 4", 4.0)] // ties
    [InlineData("4 4+ 4 4+", 4.0)] // censored at the same time: still below at 4, and 2 of 4 get there
    [InlineData("3 1 2", 2.0)]
    [InlineData("1+ 1+ 2", null)] // the curve falls to 0, but one of three is no median
    [InlineData("0 0 5", 0.0)]
    [InlineData("1 2 3 4 5 6 7+ 7+ 7+ 7+ 7+ 7+", 6.0)] // a half by many factors
    public void The_median_is_when_half_are_there_or_not_reached(string runs, double? median) => Assert.Equal(median, Of(runs).Median);

    [Fact]
    public void Dropping_the_censored_would_have_looked_faster()
    {
        Assert.Equal(2.0, Of("1 2 3").Median);
        Assert.Equal(3.0, Of("1 2 3 9+ 9+").Median);
        Assert.Null(Of("1 2 3 9+ 9+ 9+ 9+").Median);
    }

    [Fact]
    public void What_is_no_time_is_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => SurvivalCurve.Of([]));
        Assert.ThrowsAny<ArgumentException>(() => SurvivalCurve.Of([new(double.NaN, true)]));
        Assert.ThrowsAny<ArgumentException>(() => SurvivalCurve.Of([new(-1, true)]));
    }

    [Fact]
    public void A_curve_reaches_a_threshold_at_its_first_point_there_or_is_censored_at_its_last()
    {
        LearningCurve curve = new([0, 1, 2, 3], [0.1, 0.9, 0.5, 0.95]);
        Assert.Equal(new TimeToThreshold(1, true), TimeToThreshold.Of(curve, 0.9));
        Assert.Equal(new TimeToThreshold(3, true), TimeToThreshold.Of(curve, 0.91));
        Assert.Equal(new TimeToThreshold(3, false), TimeToThreshold.Of(curve, 0.96));
        Assert.Equal(new TimeToThreshold(0, true), TimeToThreshold.Of(curve, 0));
        Assert.ThrowsAny<ArgumentException>(() => TimeToThreshold.Of(curve, double.NaN));
    }

    internal static SurvivalCurve Of(string runs) =>
        SurvivalCurve.Of([.. runs.Split(' ').Select(run => new TimeToThreshold(double.Parse(run.TrimEnd('+')), !run.EndsWith('+')))]);
}
