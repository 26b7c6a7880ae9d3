using ArmController.Numerics;

namespace ArmController.Training.Statistics;

/// <summary>
/// The mean of the middle half: a lucky or a broken seed does not move it, and unlike the median it uses half of the runs.
/// Source: Agarwal et al. 2021, "Deep Reinforcement Learning at the Edge of the Statistical Precipice".
/// </summary>
public static class InterquartileMean
{
    /// <summary>Bootstrap samples when none are asked for, as in the paper's tables.</summary>
    public const int Resamples = 2_000;

    /// <summary>Mean of what is left when a quarter of the scores, rounded down, is cut off at each end; of fewer than four, of all.</summary>
    /// <exception cref="ArgumentException">There are no scores, or one is not a finite number.</exception>
    public static double Of(ReadOnlySpan<double> scores)
    {
        Scores.Require(scores, nameof(scores));
        double[] sorted = scores.ToArray();
        return OfPool(sorted);
    }

    /// <summary>Over all runs of all tasks together, with the interval of a bootstrap that draws runs within each task.</summary>
    /// <param name="tasks">Per task the scores of its runs; tasks are on one scale, and need not have equally many runs.</param>
    /// <param name="random">Sequence that runs are drawn from: the same seed gives the same interval.</param>
    /// <param name="resamples">Number of bootstrap samples, 1 or more.</param>
    /// <exception cref="ArgumentException">There are no tasks, a task has no runs, or a score is not a finite number.</exception>
    public static Interval Of(IReadOnlyList<double[]> tasks, Pcg32 random, int resamples = Resamples) =>
        StratifiedBootstrap.Of(tasks, OfPool, random, resamples);

    // Sorts what it is given.
    private static double OfPool(double[] pool)
    {
        Array.Sort(pool);
        int cut = pool.Length / 4;
        double sum = 0;
        foreach (double score in pool.AsSpan(cut, pool.Length - (2 * cut)))
        {
            sum += score;
        }

        return sum / (pool.Length - (2 * cut));
    }
}
