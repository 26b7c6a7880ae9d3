namespace ArmController.Learning.Features;

/// <summary>
/// Tile coding of several numbers at once with unit-wide tiles, hashed into a fixed number of buckets. Tilings are displaced by the odd
/// vector (1, 3, 5, ...) of Miller and Glanz 1996 (Sutton and Barto 2018, section 9.5.4), which avoids the diagonal artefacts of even shifts.
/// </summary>
public sealed class HashedTiles
{
    private const ulong Golden = 0x9E3779B97F4A7C15UL;

    private readonly uint mask;

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
    }

    /// <summary>Number of tilings: active features per point.</summary>
    public int Tilings { get; }

    /// <summary>Number of buckets.</summary>
    public int Count { get; }

    /// <summary>Writes one bucket per tiling.</summary>
    /// <param name="space">Tells apart tables that share the buckets (a factor's number, a task's number).</param>
    /// <param name="point">Coordinates in tile widths, finite.</param>
    /// <param name="into">One index per tiling.</param>
    public void Encode(int space, ReadOnlySpan<double> point, Span<int> into)
    {
        for (int t = 0; t < Tilings; t++)
        {
            ulong hash = Mix(((ulong)(uint)space << 32) | (uint)t);
            int displacement = 1;
            foreach (double coordinate in point)
            {
                int step = t * displacement % Tilings;
                long tile = (long)Math.Floor(coordinate + ((double)step / Tilings));
                hash = Mix(hash ^ unchecked((ulong)tile));
                displacement += 2;
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
