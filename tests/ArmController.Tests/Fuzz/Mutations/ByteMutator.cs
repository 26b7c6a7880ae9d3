using System.Buffers.Binary;
using ArmController.Numerics;

namespace ArmController.Tests.Fuzz.Mutations;

/// <summary>Changes bytes without knowing what they mean.</summary>
internal static class ByteMutator
{
    private static readonly double[] Doubles =
    [
        0, -0.0, 1, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.MinValue, double.Epsilon,
        -double.Epsilon, 1e-310, 1e300, -1e300, 1e154, 1e19, -1e19, 1e10, 1e5, 3, 1e-9, 0.5,
    ];

    private static readonly long[] Longs =
    [
        0, 1, -1, 2, 8, 9, 255, 256, 4095, 4096, short.MaxValue, short.MinValue, int.MaxValue, int.MinValue, (long)int.MaxValue + 1, long.MaxValue,
        long.MinValue, long.MaxValue - 1, 1L << 62, 1L << 40, -(1L << 40),
    ];

    /// <summary>One to a few changes anywhere.</summary>
    public static byte[] Mutate(Pcg32 random, byte[] input, byte[] other)
    {
        byte[] bytes = input;
        for (int n = 1 + random.NextInt(4); n > 0; n--)
        {
            bytes = Once(random, bytes, other, 0, bytes.Length);
        }

        return bytes;
    }

    /// <summary>One change that begins inside a part.</summary>
    public static byte[] Once(Pcg32 random, byte[] input, byte[] other, int from, int length)
    {
        if (length <= 0 || input.Length == 0)
        {
            return Noise(random, 1 + random.NextInt(64));
        }

        int at = Math.Min(from + random.NextInt(length), input.Length - 1);
        switch (random.NextInt(12))
        {
            case 0:
                return [.. input.AsSpan(0, at)];
            case 1:
                return [.. input.AsSpan(0, at), .. input.AsSpan(Math.Min(input.Length, at + 1 + random.NextInt(16)))];
            case 2:
                return [.. input.AsSpan(0, at), .. Noise(random, 1 + random.NextInt(16)), .. input.AsSpan(at)];
            case 3:
                return [.. input.AsSpan(0, at), .. other.AsSpan(random.NextInt(other.Length + 1))];
            case 4:
                int piece = 1 + random.NextInt(Math.Min(64, input.Length - at));
                return [.. input.AsSpan(0, at), .. input.AsSpan(at, piece), .. input.AsSpan(at)];
            default:
                byte[] bytes = [.. input];
                Overwrite(random, bytes.AsSpan(at));
                return bytes;
        }
    }

    /// <summary>Random bytes.</summary>
    public static byte[] Noise(Pcg32 random, int length)
    {
        byte[] bytes = new byte[length];
        foreach (ref byte b in bytes.AsSpan())
        {
            b = (byte)random.NextUInt();
        }

        return bytes;
    }

    private static void Overwrite(Pcg32 random, Span<byte> at)
    {
        switch (random.NextInt(6))
        {
            case 0 when at.Length >= 8:
                BinaryPrimitives.WriteDoubleLittleEndian(at, Doubles[random.NextInt(Doubles.Length)]);
                break;
            case 1 when at.Length >= 8:
                BinaryPrimitives.WriteInt64LittleEndian(at, Longs[random.NextInt(Longs.Length)]);
                break;
            case 2 when at.Length >= 4:
                BinaryPrimitives.WriteInt32LittleEndian(at, (int)Longs[random.NextInt(Longs.Length)]);
                break;
            case 3:
                at[0] ^= (byte)(1 << random.NextInt(8));
                break;
            case 4:
                at[..Math.Min(at.Length, 1 + random.NextInt(32))].Fill((byte)random.NextUInt());
                break;
            default:
                at[0] = (byte)random.NextUInt();
                break;
        }
    }
}
