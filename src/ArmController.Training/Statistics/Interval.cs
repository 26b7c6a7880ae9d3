using ArmController.Learning.Snapshots;

namespace ArmController.Training.Statistics;

/// <summary>An estimate with its 95 % interval.</summary>
/// <param name="Mean">The estimate.</param>
/// <param name="Low">Low end; negative infinity where nothing is known.</param>
/// <param name="High">High end; infinity where nothing is known.</param>
public readonly record struct Interval(double Mean, double Low, double High)
{
    private const double Z = 1.959963984540054;

    /// <summary>The estimate as a check's score.</summary>
    public CheckScore Score => new(Mean, Low, High);

    /// <summary>A share of successes, 0..1 (Wilson 1927). Without trials nothing is known: 0 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than no successes, or more than trials.</exception>
    public static Interval Wilson(int successes, int trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        if (trials == 0)
        {
            return new(0, 0, 1);
        }

        double share = (double)successes / trials;
        double spread = Z * Z / trials;
        double centre = (share + (spread / 2)) / (1 + spread);
        double half = Z * Math.Sqrt((share * (1 - share) / trials) + (spread / (4 * trials))) / (1 + spread);

        // Of none and of all, one end is the share itself, and a rounding must not put it on the wrong side.
        return new(share, Math.Clamp(centre - half, 0, share), Math.Clamp(centre + half, share, 1));
    }
}
