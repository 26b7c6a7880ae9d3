using ArmController.Numerics;

namespace ArmController.Training.Statistics;

/// <summary>How many times larger the median of some figures is than that of others, and how sure that is.</summary>
public static class MedianRatio
{
    private const int Resamples = 1_000;

    /// <summary>The ratio of the medians.</summary>
    public static double Of(double[] over, double[] under) => Median([.. over]) / Median([.. under]);

    /// <summary>Its standard error, by drawing both anew from themselves a thousand times (the bootstrap, Efron 1979).</summary>
    public static double StandardError(double[] over, double[] under, ulong seed)
    {
        Pcg32 random = new(seed, 4);
        double[] ratios = new double[Resamples];
        for (int i = 0; i < ratios.Length; i++)
        {
            ratios[i] = Median(Drawn(over, random)) / Median(Drawn(under, random));
        }

        double mean = ratios.Average();
        return Math.Sqrt(ratios.Sum(ratio => (ratio - mean) * (ratio - mean)) / (ratios.Length - 1));
    }

    private static double[] Drawn(double[] from, Pcg32 random)
    {
        double[] drawn = new double[from.Length];
        for (int i = 0; i < drawn.Length; i++)
        {
            drawn[i] = from[random.NextInt(from.Length)];
        }

        return drawn;
    }

    // Of an even number the mean of the middle two.
    private static double Median(double[] figures)
    {
        Array.Sort(figures);
        return (figures[(figures.Length - 1) / 2] + figures[figures.Length / 2]) / 2;
    }
}
