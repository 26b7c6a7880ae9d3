namespace ArmController.Training.Statistics;

/// <summary>
/// What learning one task did for another, and cost the first. Names as in Taylor and Stone 2009, "Transfer Learning for Reinforcement
/// Learning Domains: A Survey", section 3.2.
/// </summary>
public static class Transfer
{
    /// <summary>Area under the curve of the learner that transferred over that of the one that began from scratch; above 1 it helped.</summary>
    /// <exception cref="ArgumentException">
    /// The curves do not span the same time, or the area from scratch is not above zero: then a ratio says nothing.
    /// </exception>
    public static double Ratio(LearningCurve transferred, LearningCurve scratch)
    {
        if (transferred.Times[0] != scratch.Times[0] || transferred.Times[^1] != scratch.Times[^1])
        {
            throw new ArgumentException("the curves do not span the same time", nameof(transferred));
        }

        double area = scratch.Area;
        return area > 0
            ? transferred.Area / area
            : throw new ArgumentException($"the area from scratch is {area}: a ratio to it says nothing", nameof(scratch));
    }

    /// <summary>How much better it was before it had learned anything of the new task, in the unit of the score.</summary>
    public static double Jumpstart(LearningCurve transferred, LearningCurve scratch) => transferred.Values[0] - scratch.Values[0];

    /// <summary>Score on the old task before the new one was learned less that after it; above zero something was forgotten.</summary>
    /// <exception cref="ArgumentException">A score is not a finite number.</exception>
    public static double Forgetting(double before, double after)
    {
        Scores.Require([before, after], nameof(before));
        return before - after;
    }

    /// <summary>
    /// Median time to a threshold over that from scratch; below 1 it helped. Null when either was not reached or scratch took no time.
    /// </summary>
    public static double? TimeRatio(SurvivalCurve transferred, SurvivalCurve scratch) =>
        transferred.Median is { } with && scratch.Median is { } without && without > 0 ? with / without : null;

    /// <summary>Share of pairs of runs of which the one that transferred did worse than the one from scratch.</summary>
    /// <param name="transferred">Score of each pair's run that transferred; the higher the better.</param>
    /// <param name="scratch">Score of each pair's run from scratch.</param>
    /// <param name="margin">
    /// By how much it must be worse to count, 0 or more: of two runs that differ by chance alone, half are worse by something.
    /// </param>
    /// <exception cref="ArgumentException">There are no pairs, more of one than of the other, or a number is not finite.</exception>
    public static Interval NegativeRate(ReadOnlySpan<double> transferred, ReadOnlySpan<double> scratch, double margin = 0)
    {
        Scores.Require(transferred, nameof(transferred));
        Scores.Require(scratch, nameof(scratch));
        Scores.Require([margin], nameof(margin));
        ArgumentOutOfRangeException.ThrowIfNegative(margin);
        if (transferred.Length != scratch.Length)
        {
            throw new ArgumentException($"{transferred.Length} runs have {scratch.Length} to be compared with", nameof(scratch));
        }

        int worse = 0;
        for (int i = 0; i < scratch.Length; i++)
        {
            worse += transferred[i] < scratch[i] - margin ? 1 : 0;
        }

        return Interval.Wilson(worse, scratch.Length);
    }
}
