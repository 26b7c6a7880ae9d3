namespace ArmController.Proof.Around;

/// <summary>What one method came to in worlds of one kind.</summary>
public sealed class AroundScore
{
    /// <summary>Tolerances, metres, the widest first: an attempt has succeeded within the first, and ends within the last.</summary>
    public static IReadOnlyList<double> TolerancesMetres { get; } = [0.02, 0.01, 0.005];

    private const int MostMicroseconds = 5000;

    private readonly int[] wins = new int[TolerancesMetres.Count];
    private readonly long[] decisions = new long[MostMicroseconds + 1];

    /// <summary>Goals that were tried.</summary>
    public int Goals { get; private set; }

    /// <summary>Seconds that all of them took to the widest tolerance; a failure took all the time there was.</summary>
    public double Seconds { get; private set; }

    /// <summary>The least true distance to anything, metres.</summary>
    public double LeastMetres { get; private set; } = double.PositiveInfinity;

    /// <summary>Bytes that the loop made.</summary>
    public long AllocatedBytes { get; internal set; }

    /// <summary>Limits of the envelope that were broken; anything but zero is a fault of the program.</summary>
    public long Violations { get; internal set; }

    /// <summary>Share of goals reached within the i-th tolerance, 0 to 1.</summary>
    public double Share(int i) => (double)wins[i] / Math.Max(Goals, 1);

    /// <summary>Seconds a goal.</summary>
    public double SecondsAGoal => Seconds / Math.Max(Goals, 1);

    /// <summary>Microseconds that 99 of 100 decisions of all of them were shorter than; those of the machine it runs on.</summary>
    public static int SlowMicroseconds(IReadOnlyList<AroundScore> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        long left = scores.Sum(score => score.decisions.Sum()) / 100;
        int microseconds = MostMicroseconds;
        while (microseconds > 0 && (left -= scores.Sum(score => score.decisions[microseconds])) >= 0)
        {
            microseconds--;
        }

        return microseconds + 1;
    }

    /// <summary>A decision took so many microseconds.</summary>
    internal void Took(double microseconds) => decisions[(int)Math.Clamp(microseconds, 0, MostMicroseconds)]++;

    /// <summary>One more goal was tried.</summary>
    /// <param name="seconds">Until the widest tolerance, or all there were.</param>
    /// <param name="won">Which tolerances were held.</param>
    internal void Count(double seconds, ReadOnlySpan<bool> won)
    {
        Goals++;
        Seconds += seconds;
        for (int i = 0; i < wins.Length; i++)
        {
            wins[i] += won[i] ? 1 : 0;
        }
    }

    /// <summary>The arm was so near to something, metres.</summary>
    internal void Near(double metres) => LeastMetres = Math.Min(LeastMetres, metres);
}
