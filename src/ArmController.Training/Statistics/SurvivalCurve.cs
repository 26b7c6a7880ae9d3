namespace ArmController.Training.Statistics;

/// <summary>
/// Which share of runs is still below a threshold as time goes on (Kaplan and Meier 1958). A censored run counts among those below for
/// as long as it was watched; dropping it would make every learner look faster than it is.
/// </summary>
public sealed class SurvivalCurve
{
    // Shares are products of fractions: what is a half on paper may lie a rounding above it.
    private const double Half = 0.5 + 1e-12;

    private readonly (double Time, double Share)[] steps;

    private SurvivalCurve((double Time, double Share)[] steps, int runs, int reached)
    {
        this.steps = steps;
        Runs = runs;
        Reached = reached;
    }

    /// <summary>Number of runs, censored ones included.</summary>
    public int Runs { get; }

    /// <summary>Number of runs that got there.</summary>
    public int Reached { get; }

    /// <summary>Number of runs that did not while they were watched.</summary>
    public int Censored => Runs - Reached;

    /// <summary>
    /// The earliest time at which at most half of the runs are still below; null, said as "not reached", when the curve stays above or when
    /// fewer than half of the runs got there: then few were watched for long, and a median of those alone is none.
    /// </summary>
    public double? Median
    {
        get
        {
            int first = Array.FindIndex(steps, step => step.Share <= Half);
            return first < 0 || 2 * Reached < Runs ? null : steps[first].Time;
        }
    }

    /// <summary>The curve of some runs. A run censored at the very time at which another got there was still below then.</summary>
    /// <exception cref="ArgumentException">There are no runs, or a time is not a finite number or negative.</exception>
    public static SurvivalCurve Of(IReadOnlyList<TimeToThreshold> runs)
    {
        Scores.Require([.. runs.Select(run => run.Time)], nameof(runs));
        if (runs.Any(run => run.Time < 0))
        {
            throw new ArgumentException("a time is negative", nameof(runs));
        }

        List<(double, double)> steps = [];
        double share = 1;
        int below = runs.Count;
        foreach (IGrouping<double, TimeToThreshold> moment in runs.GroupBy(run => run.Time).OrderBy(group => group.Key))
        {
            int reached = moment.Count(run => run.IsReached);
            if (reached > 0)
            {
                share *= 1 - ((double)reached / below);
                steps.Add((moment.Key, share));
            }

            below -= moment.Count();
        }

        return new([.. steps], runs.Count, runs.Count(run => run.IsReached));
    }

    /// <summary>Share of runs still below just after a time, 0..1.</summary>
    public double At(double time)
    {
        int after = Array.FindIndex(steps, step => step.Time > time);
        int last = after < 0 ? steps.Length - 1 : after - 1;
        return last < 0 ? 1 : steps[last].Share;
    }
}
