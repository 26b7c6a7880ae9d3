using ArmController.Numerics;
using ArmController.Training.Statistics;
using Xunit;

namespace ArmController.Tests.Program.Statistics;

public sealed class InterquartileMeanTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(4.5, "8 7 6 5 4 3 2 1")] // a quarter of 8 is 2: (3 + 4 + 5 + 6) / 4
    [InlineData(4.5, "1000 7 6 5 4 3 2 -1000")] // the same, whatever the ends are
    [InlineData(3, "1 2 3 4 100")] // a quarter of 5 is 1: (2 + 3 + 4) / 3
    [InlineData(3, "1 2 6")] // a quarter of 3 is 0: (1 + 2 + 6) / 3
    [InlineData(2, "1 2 2 2 2 9")] // ties: (2 + 2 + 2 + 2) / 4
    [InlineData(7, "7")]
    public void The_middle_half_is_averaged(double expected, string scores) => Assert.Equal(expected, InterquartileMean.Of(Parse(scores)[0]), 1e-12);

    [Fact]
    public void The_scores_are_left_as_they_were()
    {
        double[] scores = [3, 1, 2];
        InterquartileMean.Of(scores);
        InterquartileMean.Of([scores], new Pcg32(1, 1));
        Assert.Equal([3, 1, 2], scores);
    }

    // Two draws from 0 and 1 give means 0, 1/2 and 1 with chances 1/4, 1/2 and 1/4: 2.5 % and 97.5 % lie well within the outer two.
    // Three draws from 0, 0 and 3 give mean 3 with chance 1/27, which is above 2.5 %, and mean 0 with 8/27.
    // Within the task, draws from 1 and 1 give nothing but 1; drawn across tasks, {0, 0, 1, 1} would give a pool of ones in 1 of 16.
    // Five draws from 0, 1, 1, 1, 1: the middle three are all 1 unless 0 is drawn at least twice, with chance 1 - 0.8^5 - 5 x 0.2 x 0.8^4 = 0.263;
    // one of the middle three is 0 when it is drawn twice (0.2048), two when thrice (0.0512), three in 0.0067: the 2.5th percentile is 1/3.
    [Theory]
    [InlineData("0 1", 0.5, 0, 1)]
    [InlineData("0 0 3", 1, 0, 3)]
    [InlineData("0 0|1 1", 0.5, 0.5, 0.5)]
    [InlineData("0 1 1 1 1", 1, 0.333333333, 1)]
    [InlineData("5 5 5", 5, 5, 5)]
    public void The_interval_is_what_all_draws_together_say(string tasks, double mean, double low, double high)
    {
        for (ulong seed = 1; seed <= 5; seed++)
        {
            Interval interval = InterquartileMean.Of(Parse(tasks), new Pcg32(seed, 1));
            Assert.Equal(mean, interval.Mean, 1e-9);
            Assert.Equal(low, interval.Low, 1e-6);
            Assert.Equal(high, interval.High, 1e-6);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_interval_and_another_one_nearly_the_same()
    {
        double[] scores = [.. Enumerable.Range(0, 20).Select(i => (i * 7 % 20) + (0.1 * i))];
        Interval one = InterquartileMean.Of([scores], new Pcg32(1, 1));
        Interval other = InterquartileMean.Of([scores], new Pcg32(2, 1));
        Assert.Equal(one, InterquartileMean.Of([scores], new Pcg32(1, 1)));
        Assert.NotEqual(one, other);
        Assert.Equal(one.Low, other.Low, 0.5);
        Assert.Equal(one.High, other.High, 0.5);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("7|1 2 3")]
    public void A_task_with_one_run_has_no_interval(string tasks)
    {
        Interval interval = InterquartileMean.Of(Parse(tasks), new Pcg32(1, 1));
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (interval.Low, interval.High));
        Assert.True(double.IsFinite(interval.Mean));
    }

    [Theory]
    [InlineData("NaN 1", "score 0 is NaN")]
    [InlineData("1 2|3 Infinity", "score 1 is ")]
    [InlineData("1 2|", "there are no scores")]
    public void What_is_no_score_is_refused(string tasks, string cause)
    {
        ArgumentException refused = Assert.ThrowsAny<ArgumentException>(() => InterquartileMean.Of(Parse(tasks), new Pcg32(1, 1)));
        Assert.StartsWith(cause, refused.Message, StringComparison.Ordinal);
        Assert.ThrowsAny<ArgumentException>(() => InterquartileMean.Of([], new Pcg32(1, 1)));
        Assert.ThrowsAny<ArgumentException>(() => InterquartileMean.Of([1, double.NaN]));
        Assert.ThrowsAny<ArgumentException>(() => InterquartileMean.Of([]));
        Assert.ThrowsAny<ArgumentException>(() => InterquartileMean.Of([[1, 2]], new Pcg32(1, 1), resamples: 0));
    }

    /// <summary>
    /// The interval holds the truth about as often as it says. The three tasks' scores are symmetric about 0.2, 0.5 and 0.8, so the truth of
    /// all together is 0.5. Of so few runs a percentile bootstrap is known to be a little narrow: sqrt(9 / 10) of the width at ten.
    /// </summary>
    [Fact]
    public void In_nine_of_ten_data_sets_and_more_the_truth_lies_in_the_interval()
    {
        const ulong Seed = 20261128;
        const int DataSets = 200;
        Pcg32 random = new(Seed, 1);
        int covered = 0;
        for (int n = 0; n < DataSets; n++)
        {
            double[][] tasks =
                [.. new[] { 0.2, 0.5, 0.8 }.Select(centre => Enumerable.Range(0, 10).Select(_ => centre + (0.1 * random.NextGaussian())).ToArray())];
            Interval interval = InterquartileMean.Of(tasks, random, resamples: 500);
            covered += interval.Low <= 0.5 && interval.High >= 0.5 ? 1 : 0;
        }

        output.WriteLine($"seed {Seed}: {covered} of {DataSets}");
        Assert.InRange(covered, DataSets * 90 / 100, DataSets * 99 / 100);
    }

    private static double[][] Parse(string tasks) =>
        [.. tasks.Split('|').Select(runs => runs.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(double.Parse).ToArray())];
}
