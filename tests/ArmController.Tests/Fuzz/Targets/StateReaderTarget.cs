using ArmController.Numerics;
using ArmController.Tests.Fuzz.Mutations;

namespace ArmController.Tests.Fuzz.Targets;

/// <summary>Any reads from any bytes: the first byte says how many of the others are the script of reads, the rest is the image.</summary>
internal sealed class StateReaderTarget : IFuzzTarget
{
    public const string Called = "state-reader";

    public string Name => Called;

    public IReadOnlyList<byte[]> Seeds { get; } =
        [[], [0], [4, 0, 1, 2, 3, 9, 9, 9, 9, 9, 9, 9, 9, 1, 0, 0, 0], [3, 5, 6, 7, 1, 2, 3], [.. Enumerable.Range(0, 200).Select(i => (byte)i)]];

    public byte[] Mutate(Pcg32 random, byte[] input, byte[] other) =>
        random.NextInt(4) == 0 ? ByteMutator.Noise(random, random.NextInt(300)) : ByteMutator.Mutate(random, input, other);

    public FuzzAnswer Feed(byte[] input)
    {
        int length = input.Length == 0 ? 0 : Math.Min(input[0], input.Length - 1);
        ReadOnlySpan<byte> script = input.AsSpan(Math.Min(1, input.Length), length);
        ReadOnlySpan<byte> image = input.AsSpan(Math.Min(1 + length, input.Length));
        StateReader reader = new(image);
        int truncatedAt = -1;
        for (int i = 0; i < script.Length; i++)
        {
            int before = reader.Remaining;
            bool wasTruncated = reader.Truncated;
            bool zero = Read(ref reader, script[i], out int wanted);
            bool fits = wanted <= before && !wasTruncated;
            if (reader.Remaining != (fits ? before - wanted : reader.Remaining) || reader.Remaining > before || reader.Remaining < 0)
            {
                return new("lost", $"{wanted} bytes were read of {before} and {reader.Remaining} remain");
            }

            if (reader.Truncated != (wasTruncated || wanted > before))
            {
                return new("lost", $"{wanted} bytes of {before}: truncated is {reader.Truncated} after {wasTruncated}");
            }

            if (wasTruncated && !zero)
            {
                return new("lost", "a value after the end is not zero");
            }

            truncatedAt = reader.Truncated && truncatedAt < 0 ? script[i] % 7 : truncatedAt;
        }

        return new($"{script.Length / 16} {truncatedAt} {reader.Remaining == 0}");
    }

    // True when all that was read is zero.
    private static bool Read(ref StateReader reader, byte step, out int wanted)
    {
        int count = step / 7;
        switch (step % 7)
        {
            case 0:
                wanted = 8;
                return reader.ReadULong() == 0;
            case 1:
                wanted = 4;
                return reader.ReadInt() == 0;
            case 2:
                wanted = 1;
                return !reader.ReadBool();
            case 3:
                wanted = 8;
                return BitConverter.DoubleToInt64Bits(reader.ReadDouble()) == 0;
            case 4:
                Span<double> doubles = stackalloc double[count];
                reader.Read(doubles);
                wanted = 8 * count;
                return !doubles.ContainsAnyExcept(0.0);
            case 5:
                Span<int> ints = stackalloc int[count];
                reader.Read(ints);
                wanted = 4 * count;
                return !ints.ContainsAnyExcept(0);
            default:
                Span<byte> bytes = stackalloc byte[count];
                reader.Read(bytes);
                wanted = count;
                return !bytes.ContainsAnyExcept((byte)0);
        }
    }

    public void Dispose()
    {
    }
}
