namespace ArmController.Bench;

/// <summary>A histogram in whole microseconds, cut off, as cyclictest counts.</summary>
internal sealed class MicrosecondCounts
{
    // What is cut off is half a microsecond on average.
    private const double CutOffMicroseconds = 0.5;

    private readonly SortedDictionary<long, long> counts = [];

    /// <summary>Loops counted.</summary>
    public long Count { get; private set; }

    /// <summary>The longest, microseconds.</summary>
    public long Longest { get; private set; }

    /// <summary>Counts so many.</summary>
    public void Add(long microseconds, long count)
    {
        if (count > 0)
        {
            counts[microseconds] = counts.GetValueOrDefault(microseconds) + count;
            Count += count;
            SeeLongest(microseconds);
        }
    }

    /// <summary>Adds another's.</summary>
    public void Add(MicrosecondCounts other)
    {
        foreach ((long microseconds, long count) in other.counts)
        {
            Add(microseconds, count);
        }

        SeeLongest(other.Longest);
    }

    /// <summary>There was one as long as this.</summary>
    public void SeeLongest(long microseconds) => Longest = Math.Max(Longest, microseconds);

    /// <summary>The value below which this share lies, microseconds; 0 when there was none.</summary>
    public double Quantile(double share)
    {
        long wanted = (long)Math.Ceiling(share * Count);
        foreach ((long microseconds, long count) in counts)
        {
            wanted -= count;
            if (wanted <= 0)
            {
                return microseconds + CutOffMicroseconds;
            }
        }

        return 0;
    }
}
