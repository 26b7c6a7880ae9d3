using ArmController.Numerics;

namespace ArmController.Training.Statistics;

/// <summary>
/// The percentile interval of a figure over runs of several tasks. Runs are drawn with replacement within each task and never across,
/// since which tasks there are is no accident and which seeds there are is.
/// Sources: Efron 1979; Agarwal et al. 2021, section 4.
/// </summary>
internal static class StratifiedBootstrap
{
    /// <summary>The figure of the scores as they are, and between which values 95 % of its bootstrap samples lie.</summary>
    /// <remarks>A single run says nothing of how runs differ: where a task has but one, the interval is without ends.</remarks>
    /// <param name="tasks">Per task the scores of its runs.</param>
    /// <param name="figure">The figure of all scores together, which it may reorder.</param>
    /// <param name="random">Sequence that runs are drawn from.</param>
    /// <param name="resamples">Number of bootstrap samples, 1 or more.</param>
    /// <exception cref="ArgumentException">There are no tasks, a task has no runs, or a score is not a finite number.</exception>
    public static Interval Of(IReadOnlyList<double[]> tasks, Func<double[], double> figure, Pcg32 random, int resamples)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(resamples);
        if (tasks.Count == 0)
        {
            throw new ArgumentException("there are no tasks", nameof(tasks));
        }

        foreach (double[] runs in tasks)
        {
            Scores.Require(runs, nameof(tasks));
        }

        double estimate = figure([.. tasks.SelectMany(runs => runs)]);
        if (tasks.Any(runs => runs.Length == 1))
        {
            return new(estimate, double.NegativeInfinity, double.PositiveInfinity);
        }

        double[] samples = new double[resamples];
        double[] pool = new double[tasks.Sum(runs => runs.Length)];
        for (int n = 0; n < resamples; n++)
        {
            Draw(tasks, random, pool);
            samples[n] = figure(pool);
        }

        Array.Sort(samples);
        return new(estimate, Quantile(samples, 0.025), Quantile(samples, 0.975));
    }

    private static void Draw(IReadOnlyList<double[]> tasks, Pcg32 random, double[] pool)
    {
        int at = 0;
        foreach (double[] runs in tasks)
        {
            for (int i = 0; i < runs.Length; i++)
            {
                pool[at++] = runs[random.NextInt(runs.Length)];
            }
        }
    }

    // Between two samples on the straight line, as most programs do it (Hyndman and Fan 1996, number 7).
    private static double Quantile(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
