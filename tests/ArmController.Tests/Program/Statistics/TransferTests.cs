using ArmController.Training.Statistics;
using Xunit;

namespace ArmController.Tests.Program.Statistics;

public sealed class TransferTests
{
    [Fact]
    public void A_ratio_is_that_of_the_areas()
    {
        // 0 to 1 in one minute and then level for two: 1/2 + 2 = 2.5. 0 to 1 in three: 3/2 = 1.5.
        LearningCurve transferred = new([0, 1, 3], [0, 1, 1]);
        LearningCurve scratch = new([0, 3], [0, 1]);
        Assert.Equal(2.5, transferred.Area, 1e-12);
        Assert.Equal(1.5, scratch.Area, 1e-12);
        Assert.Equal(2.5 / 1.5, Transfer.Ratio(transferred, scratch), 1e-12);
        Assert.Equal(1, Transfer.Ratio(scratch, scratch), 1e-12);
    }

    [Fact]
    public void A_ratio_to_nothing_or_over_other_times_is_refused()
    {
        LearningCurve rising = new([0, 3], [0, 1]);
        Assert.Contains(
            "area from scratch is 0",
            Assert.Throws<ArgumentException>(() => Transfer.Ratio(rising, new([0, 3], [0, 0]))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "area from scratch is 0",
            Assert.Throws<ArgumentException>(() => Transfer.Ratio(new([0], [1]), new([0], [1]))).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Transfer.Ratio(rising, new([0, 2], [0, 1])));
        Assert.Throws<ArgumentException>(() => Transfer.Ratio(rising, new([1, 3], [0, 1])));
    }

    [Theory]
    [InlineData(new double[0], new double[0])]
    [InlineData(new double[] { 0, 1 }, new double[] { 0 })]
    [InlineData(new double[] { 1, 1 }, new double[] { 0, 0 })]
    [InlineData(new double[] { -1, 1 }, new double[] { 0, 0 })]
    [InlineData(new double[] { 0, 1 }, new double[] { 0, double.NaN })]
    public void What_is_no_curve_is_refused(double[] times, double[] values) =>
        Assert.ThrowsAny<ArgumentException>(() => new LearningCurve(times, values));

    [Fact]
    public void Jumpstart_and_forgetting_are_differences()
    {
        Assert.Equal(0.25, Transfer.Jumpstart(new([0, 1], [0.5, 0.6]), new([0, 1], [0.25, 0.9])), 1e-12);
        Assert.Equal(0.03, Transfer.Forgetting(before: 0.98, after: 0.95), 1e-12);
        Assert.Equal(-0.02, Transfer.Forgetting(before: 0.96, after: 0.98), 1e-12);
        Assert.Throws<ArgumentException>(() => Transfer.Forgetting(double.NaN, 1));
    }

    [Theory]
    [InlineData("2 2 2", "4 4 4", 0.5)]
    [InlineData("2 9+ 9+", "4 4 4", null)]
    [InlineData("2 2 2", "9+ 9+ 9+", null)]
    [InlineData("2 2 2", "0 0 0", null)]
    [InlineData("1 2 3 9+", "4 5 6 9+", 0.4)] // medians 2 and 5
    public void A_ratio_of_times_is_that_of_the_medians(string transferred, string scratch, double? ratio) =>
        Assert.Equal(ratio, Transfer.TimeRatio(SurvivalCurveTests.Of(transferred), SurvivalCurveTests.Of(scratch)));

    [Fact]
    public void Who_did_worse_than_from_scratch_is_counted()
    {
        // Of five pairs the first is worse by 0.3, the second by 0.01, the third level: 2 of 5, or 1 of 5 by more than 0.1.
        double[] transferred = [0.5, 0.79, 0.9, 0.9, 1];
        double[] scratch = [0.8, 0.80, 0.9, 0.7, 0];
        Assert.Equal(Interval.Wilson(2, 5), Transfer.NegativeRate(transferred, scratch));
        Assert.Equal(Interval.Wilson(1, 5), Transfer.NegativeRate(transferred, scratch, margin: 0.1));
        Assert.Throws<ArgumentException>(() => Transfer.NegativeRate([1], [1, 2]));
        Assert.Throws<ArgumentException>(() => Transfer.NegativeRate([], []));
        Assert.Throws<ArgumentException>(() => Transfer.NegativeRate([double.NaN], [1]));
        Assert.ThrowsAny<ArgumentException>(() => Transfer.NegativeRate([1], [1], margin: -1));
    }
}
