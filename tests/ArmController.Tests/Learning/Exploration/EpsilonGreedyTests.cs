using ArmController.Learning.Exploration;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Learning.Exploration;

public sealed class EpsilonGreedyTests
{
    private static readonly double[] MiddleBest = [0, 1, 0];

    [Theory]
    [InlineData(0.0, 1)]
    [InlineData(0.1, 2)]
    [InlineData(0.3, 3)]
    [InlineData(1.0, 4)]
    public void Every_action_comes_as_often_as_epsilon_says(double epsilon, int seed)
    {
        const int Draws = 60_000;
        EpsilonGreedy policy = new(1, epsilon, 1, new Pcg32((ulong)seed, 1));
        int[] hits = new int[3];
        for (int i = 0; i < Draws; i++)
        {
            hits[policy.Choose(0, MiddleBest)]++;
        }

        double[] expected = [Draws * epsilon / 3, Draws * (1 - (2 * epsilon / 3)), Draws * epsilon / 3];
        AssertFits(expected, hits);
    }

    [Fact]
    public void Ties_are_broken_evenly_and_among_the_best_only()
    {
        const int Draws = 30_000;
        EpsilonGreedy policy = new(1, 0, 1, new Pcg32(5, 1));
        int[] hits = new int[5];
        for (int i = 0; i < Draws; i++)
        {
            hits[policy.Best([2, -1, 2, 1.999, 2])]++;
        }

        AssertFits([Draws / 3.0, 0, Draws / 3.0, 0, Draws / 3.0], hits);
    }

    [Fact]
    public void A_clear_best_costs_no_random_number()
    {
        Pcg32 random = new(6, 1);
        new EpsilonGreedy(1, 0.5, 1, random).Best(MiddleBest);
        Assert.Equal(new Pcg32(6, 1).NextULong(), random.NextULong());
    }

    [Fact]
    public void A_random_action_is_kept_up_for_the_mean_number_of_decisions()
    {
        // A thousand actions of which one is best: a random one is recognised, and two in a row are hardly ever the same.
        const int Mean = 5;
        double[] values = new double[1000];
        values[0] = 1;
        EpsilonGreedy policy = new(1, 0.2, Mean, new Pcg32(7, 1));
        List<int> lengths = [];
        int random = 0;
        int last = 0;
        const int Draws = 200_000;
        for (int i = 0; i < Draws; i++)
        {
            int action = policy.Choose(0, values);
            random += action != 0 ? 1 : 0;
            if (action != 0 && action == last)
            {
                lengths[^1]++;
            }
            else if (action != 0)
            {
                lengths.Add(1);
            }

            last = action;
        }

        // Uniform on 1..9: mean 5, variance 60/9.
        double slack = 5 * Math.Sqrt(60.0 / 9 / lengths.Count);
        Assert.InRange(lengths.Average(), Mean - slack, Mean + slack);
        Assert.Equal(1, lengths.Min());
        Assert.InRange(lengths.Max(), (2 * Mean) - 1, 4 * Mean);

        // By renewal the share of random decisions is epsilon / (epsilon + 1 - epsilon / mean); a random draw of the best action hides 1 in 1000.
        Assert.Equal(0.2 / (0.2 + 1 - 0.04), (double)random / Draws, 2);
    }

    [Fact]
    public void Factors_explore_independently_and_settling_ends_it()
    {
        double[] values = new double[1000];
        values[0] = 1;
        EpsilonGreedy policy = new(2, 1, 1000, new Pcg32(8, 1));
        int kept;
        do
        {
            kept = policy.Choose(0, values);
        }
        while (kept == 0);

        Assert.Equal(kept, policy.Choose(0, values));
        Assert.Equal(0, policy.Choose(1, values));
        Assert.Equal(kept, policy.Choose(0, values));
        policy.Settle();
        Assert.Equal(0, policy.Choose(0, values));
    }

    [Fact]
    public void A_saved_policy_goes_on_where_it_was()
    {
        EpsilonGreedy policy = new(3, 0.5, 4, new Pcg32(9, 1));
        Choose(policy, 100);
        EpsilonGreedy loaded = new(3, 0.5, 4, new Pcg32(0, 0));
        byte[] image = SavedState.Of(policy.Save);
        Assert.True(SavedState.Load(image, (ref StateReader reader) => loaded.Load(ref reader, 3)));
        Assert.Equal(Choose(policy, 500), Choose(loaded, 500));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(8, 0)]
    [InlineData(2, -1)]
    [InlineData(2, 3)]
    public void An_unsound_image_is_refused_and_nothing_is_kept_up(int left, int kept)
    {
        byte[] image = SavedState.Of((ref StateWriter writer) =>
        {
            writer.Write(1UL);
            writer.Write(1UL);
            writer.Write(left);
            writer.Write(kept);
        });
        EpsilonGreedy policy = new(1, 0, 4, new Pcg32(9, 1));
        Assert.False(SavedState.Load(image, (ref StateReader reader) => policy.Load(ref reader, 3)));
        Assert.Equal(1, policy.Choose(0, MiddleBest));
    }

    [Theory]
    [InlineData(-0.1, 1)]
    [InlineData(1.1, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(0.5, 0)]
    public void A_share_that_is_none_is_refused(double epsilon, int mean) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new EpsilonGreedy(1, epsilon, mean, new Pcg32(1, 1)));

    private static int[] Choose(EpsilonGreedy policy, int times) =>
        [.. Enumerable.Range(0, times).Select(i => policy.Choose(i % 3, i % 5 == 0 ? [1, 1, 0] : MiddleBest))];

    // Chi-square at the quantile 1 - 10^-6 for two degrees of freedom; what is impossible must not have come at all.
    private static void AssertFits(double[] expected, int[] hits)
    {
        double chiSquare = 0;
        for (int a = 0; a < hits.Length; a++)
        {
            if (expected[a] == 0)
            {
                Assert.Equal(0, hits[a]);
            }
            else
            {
                chiSquare += (hits[a] - expected[a]) * (hits[a] - expected[a]) / expected[a];
            }
        }

        Assert.InRange(chiSquare, 0, 27.6);
    }
}
