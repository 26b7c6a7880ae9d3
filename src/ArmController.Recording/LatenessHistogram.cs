using System.Numerics;

namespace ArmController.Recording;

/// <summary>
/// How late ticks woke up: counts in buckets no wider than a 32nd of their value, from 1 ns to hours. One thread adds, any other may read
/// while it does and sees a moment ago. Nothing allocates after construction.
/// </summary>
public sealed class LatenessHistogram
{
    private const int SubBits = 5;
    private const int SubBuckets = 1 << SubBits;

    private readonly long[] counts = new long[(64 - SubBits) * SubBuckets];
    private long total;
    private long longest;

    /// <summary>Ticks counted.</summary>
    public long Count => Volatile.Read(ref total);

    /// <summary>The longest of them, nanoseconds.</summary>
    public long LongestNanoseconds => Volatile.Read(ref longest);

    /// <summary>Counts one tick.</summary>
    /// <param name="nanoseconds">Below zero counts as zero.</param>
    public void Add(long nanoseconds)
    {
        long late = Math.Max(0, nanoseconds);
        counts[Bucket(late)]++;
        longest = Math.Max(longest, late);
        Volatile.Write(ref total, total + 1);
    }

    /// <summary>Upper end of the bucket below which this share of all ticks lies, nanoseconds; 0 when there was none.</summary>
    /// <param name="share">0..1.</param>
    public long Quantile(double share)
    {
        long wanted = (long)Math.Ceiling(share * Count);
        long seen = 0;
        for (int bucket = 0; bucket < counts.Length && wanted > 0; bucket++)
        {
            seen += Volatile.Read(ref counts[bucket]);
            if (seen >= wanted)
            {
                return Math.Min(UpperEnd(bucket), LongestNanoseconds);
            }
        }

        return 0;
    }

    /// <summary>Adds what another one counted; nobody may be adding to either meanwhile.</summary>
    public void Add(LatenessHistogram other)
    {
        for (int bucket = 0; bucket < counts.Length; bucket++)
        {
            counts[bucket] += other.counts[bucket];
        }

        longest = Math.Max(longest, other.longest);
        Volatile.Write(ref total, total + other.total);
    }

    /// <summary>Forgets everything; for the thread that adds.</summary>
    public void Clear()
    {
        Array.Clear(counts);
        longest = 0;
        Volatile.Write(ref total, 0);
    }

    // The first buckets are one nanosecond wide; from there on every power of two has as many.
    private static int Bucket(long value)
    {
        int power = Math.Max(0, 64 - BitOperations.LeadingZeroCount((ulong)value) - SubBits - 1);
        return (power * SubBuckets) + (int)(value >> power);
    }

    private static long UpperEnd(int bucket)
    {
        int power = Math.Max(0, (bucket / SubBuckets) - 1);
        return ((long)(bucket - (power * SubBuckets) + 1) << power) - 1;
    }
}
