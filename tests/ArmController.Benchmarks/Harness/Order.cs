namespace ArmController.Benchmarks.Harness;

/// <summary>Order statistics: they do not care how bad the worst moment was.</summary>
internal static class Order
{
    public static double Median(IReadOnlyCollection<double> values) => Percentile(values, 0.5);

    /// <summary>Value below which a share of all values lies.</summary>
    public static double Percentile(IReadOnlyCollection<double> values, double share)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return sorted[Math.Clamp((int)(share * sorted.Length), 0, sorted.Length - 1)];
    }
}
