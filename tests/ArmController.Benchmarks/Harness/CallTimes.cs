using System.Diagnostics;

namespace ArmController.Benchmarks.Harness;

/// <summary>Times single calls, for their percentiles; what the clock itself takes is measured and taken off.</summary>
internal sealed class CallTimes(int most)
{
    private static readonly double ClockTicks = OfTheClock();

    private readonly long[] ticks = new long[most];
    private int count;

    public int Count => count;

    /// <summary>One call lasted this many clock ticks.</summary>
    public void Add(long clockTicks)
    {
        if (count < ticks.Length)
        {
            ticks[count++] = clockTicks;
        }
    }

    public void Clear() => count = 0;

    /// <summary>Microseconds that a share of the calls stayed below.</summary>
    public double Microseconds(double share)
    {
        double at = Order.Percentile([.. ticks.Take(count).Select(t => (double)t)], share);
        return Math.Max(at - ClockTicks, 0) * 1e6 / Stopwatch.Frequency;
    }

    private static double OfTheClock()
    {
        double[] nothing = new double[20_000];
        for (int i = 0; i < nothing.Length; i++)
        {
            long start = Stopwatch.GetTimestamp();
            nothing[i] = Stopwatch.GetTimestamp() - start;
        }

        return Order.Median(nothing);
    }
}
