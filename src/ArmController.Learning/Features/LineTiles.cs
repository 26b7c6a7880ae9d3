namespace ArmController.Learning.Features;

/// <summary>
/// Tile coding of one bounded number with unit-wide tiles and evenly shifted tilings (Sutton and Barto 2018, section 9.5.4);
/// dense, so that no two tiles share a weight.
/// </summary>
public sealed class LineTiles
{
    private readonly double limit;
    private readonly int half;
    private readonly int width;

    /// <summary>Covers -limit..limit, in tile widths.</summary>
    /// <param name="tilings">Number of tilings, 1 or more.</param>
    /// <param name="limit">Largest magnitude; values beyond are clamped. Positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not positive.</exception>
    public LineTiles(int tilings, double limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tilings);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        Tilings = tilings;
        this.limit = limit;
        half = (int)Math.Ceiling(limit);
        width = (2 * half) + 1;
    }

    /// <summary>Number of tilings: active features per value.</summary>
    public int Tilings { get; }

    /// <summary>Number of features altogether.</summary>
    public int Count => Tilings * width;

    /// <summary>Writes one index per tiling, 0..<see cref="Count"/>-1. A value that is no number counts as zero.</summary>
    public void Encode(double value, Span<int> into)
    {
        double u = double.IsNaN(value) ? 0 : Math.Clamp(value, -limit, limit);
        for (int t = 0; t < Tilings; t++)
        {
            int tile = (int)Math.Floor(u + ((double)t / Tilings)) + half;
            into[t] = (width * t) + Math.Min(tile, width - 1);
        }
    }
}
