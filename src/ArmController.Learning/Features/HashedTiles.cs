namespace ArmController.Learning.Features;

/// <summary>
/// Tile coding of several numbers at once with unit-wide tiles, hashed into a fixed number of buckets. Tilings are displaced by the odd
/// vector (1, 3, 5, ...) of Miller and Glanz 1996 (Sutton and Barto 2018, section 9.5.4), which avoids the diagonal artefacts of even shifts.
/// </summary>
public sealed class HashedTiles
{
    private const ulong Golden = 0x9E3779B97F4A7C15UL;

    private const int MostCoordinates = 8;

    private readonly uint mask;
    private readonly double[] shifts;

    /// <summary>Reserves the index range 0..buckets-1.</summary>
    /// <param name="tilings">Number of tilings, 1 or more.</param>
    /// <param name="buckets">Number of buckets, a power of two.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public HashedTiles(int tilings, int buckets)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tilings);
        if (buckets <= 0 || (buckets & (buckets - 1)) != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(buckets), "The number of buckets is a power of two.");
        }

        Tilings = tilings;
        Count = buckets;
        mask = (uint)buckets - 1;
        shifts = new double[tilings * MostCoordinates];
        for (int t = 0; t < tilings; t++)
        {
            for (int c = 0; c < MostCoordinates; c++)
            {
                int step = t * ((2 * c) + 1) % tilings;
                shifts[(t * MostCoordinates) + c] = (double)step / tilings;
            }
        }
    }

    /// <summary>Number of tilings: active features per point.</summary>
    public int Tilings { get; }

    /// <summary>Number of buckets.</summary>
    public int Count { get; }

    /// <summary>Writes one bucket per tiling.</summary>
    /// <param name="space">Tells apart tables that share the buckets (a factor's number, a task's number).</param>
    /// <param name="point">One to eight coordinates in tile widths, finite.</param>
    /// <param name="into">One index per tiling.</param>
    public void Encode(int space, ReadOnlySpan<double> point, Span<int> into)
    {
        for (int t = 0; t < Tilings; t++)
        {
            ulong hash = Mix(((ulong)(uint)space << 32) | (uint)t);
            ReadOnlySpan<double> shift = shifts.AsSpan(t * MostCoordinates, MostCoordinates);
            for (int c = 0; c < point.Length; c++)
            {
                long tile = (long)Math.Floor(point[c] + shift[c]);
                hash = Mix(hash ^ unchecked((ulong)tile));
            }

            into[t] = (int)((uint)(hash >> 32) & mask);
        }
    }

    // The finaliser of MurmurHash3 (Appleby 2011), after a golden-ratio step so that zero does not stay zero.
    private static ulong Mix(ulong x)
    {
        unchecked
        {
            x += Golden;
            x ^= x >> 33;
            x *= 0xFF51AFD7ED558CCDUL;
            x ^= x >> 33;
            x *= 0xC4CEB9FE1A85EC53UL;
            return x ^ (x >> 33);
        }
    }
}
