namespace ArmController.Numerics;

/// <summary>
/// PCG-XSH-RR 64/32, a small random generator whose whole state is two words, so that it is saved and resumed exactly.
/// Source: O'Neill 2014, "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms for Random Number Generation".
/// </summary>
public sealed class Pcg32
{
    private const ulong Multiplier = 6364136223846793005UL;
    private const double TwoToMinus53 = 1.0 / (1UL << 53);

    private ulong state;
    private ulong increment;

    /// <summary>Starts the sequence that belongs to a seed and a stream; streams of one seed are independent.</summary>
    public Pcg32(ulong seed, ulong stream)
    {
        increment = (stream << 1) | 1UL;
        state = 0;
        NextUInt();
        state = unchecked(state + seed);
        NextUInt();
    }

    /// <summary>The next 32 random bits.</summary>
    public uint NextUInt()
    {
        ulong old = state;
        state = unchecked((old * Multiplier) + increment);
        uint shifted = (uint)(((old >> 18) ^ old) >> 27);
        return uint.RotateRight(shifted, (int)(old >> 59));
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextULong() => ((ulong)NextUInt() << 32) | NextUInt();

    /// <summary>Uniform in [0, 1), on a grid of 2^-53.</summary>
    public double NextDouble() => (NextULong() >> 11) * TwoToMinus53;

    /// <summary>Uniform in [low, high).</summary>
    public double NextDouble(double low, double high) => low + ((high - low) * NextDouble());

    /// <summary>Uniform in 0..count-1 without modulo bias (Lemire 2019).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not positive.</exception>
    public int NextInt(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        uint range = (uint)count;
        ulong product = (ulong)NextUInt() * range;
        if ((uint)product < range)
        {
            uint threshold = unchecked(0u - range) % range;
            while ((uint)product < threshold)
            {
                product = (ulong)NextUInt() * range;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>Normal with mean 0 and standard deviation 1 (Marsaglia's polar method; the second value is dropped so that no state hides).</summary>
    public double NextGaussian()
    {
        while (true)
        {
            double u = NextDouble(-1, 1);
            double v = NextDouble(-1, 1);
            double s = (u * u) + (v * v);
            if (s > 0 && s < 1)
            {
                return u * Math.Sqrt(-2 * Elementary.Log(s) / s);
            }
        }
    }

    /// <summary>Writes the two words of state.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write(state);
        writer.Write(increment);
    }

    /// <summary>
    /// Reads the two words of state. A sequence whose increment is even may stand still for ever, and no constructor makes one: it is made odd.
    /// </summary>
    public void Load(ref StateReader reader)
    {
        state = reader.ReadULong();
        increment = reader.ReadULong() | 1UL;
    }
}
