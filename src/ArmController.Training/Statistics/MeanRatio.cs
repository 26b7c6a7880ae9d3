namespace ArmController.Training.Statistics;

/// <summary>
/// How many times larger the mean of some figures is than that of others, run from the same seeds, and how sure that is.
/// A mean of ratios would be drawn up by the runs whose denominator happened to be small.
/// </summary>
public static class MeanRatio
{
    /// <summary>The ratio of the means.</summary>
    public static double Of(double[] over, double[] under) => over.Sum() / under.Sum();

    /// <summary>
    /// Its standard error, from what each pair of figures is off the ratio (the delta method): what both owe to their seed falls out.
    /// 0 of a single pair.
    /// </summary>
    public static double StandardError(double[] over, double[] under)
    {
        double ratio = Of(over, under);
        double mean = under.Sum() / under.Length;
        double squares = 0;
        for (int run = 0; run < over.Length; run++)
        {
            double off = (over[run] - (ratio * under[run])) / mean;
            squares += off * off;
        }

        return over.Length > 1 ? Math.Sqrt(squares / (over.Length - 1) / over.Length) : 0;
    }
}
