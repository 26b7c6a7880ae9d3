using System.Buffers.Binary;

namespace ArmController.Numerics;

/// <summary>Reads back what <see cref="StateWriter"/> wrote; a short image shows as <see cref="Truncated"/>, never as an exception.</summary>
public ref struct StateReader
{
    private readonly ReadOnlySpan<byte> buffer;
    private int used;

    /// <summary>Starts at the first byte of <paramref name="buffer"/>.</summary>
    public StateReader(ReadOnlySpan<byte> buffer)
    {
        this.buffer = buffer;
        used = 0;
        Truncated = false;
    }

    /// <summary>True once a read went past the end; every value from there on is zero.</summary>
    public bool Truncated { get; private set; }

    /// <summary>Bytes not read yet.</summary>
    public readonly int Remaining => buffer.Length - used;

    /// <summary>Reads eight bytes.</summary>
    public ulong ReadULong() => Take(sizeof(ulong), out ReadOnlySpan<byte> bytes) ? BinaryPrimitives.ReadUInt64LittleEndian(bytes) : 0UL;

    /// <summary>Reads eight bytes.</summary>
    public long ReadLong() => unchecked((long)ReadULong());

    /// <summary>Reads four bytes.</summary>
    public int ReadInt() => Take(sizeof(int), out ReadOnlySpan<byte> bytes) ? BinaryPrimitives.ReadInt32LittleEndian(bytes) : 0;

    /// <summary>Reads one byte.</summary>
    public bool ReadBool() => Take(1, out ReadOnlySpan<byte> bytes) && bytes[0] != 0;

    /// <summary>Reads the eight bytes of a double.</summary>
    public double ReadDouble() => BitConverter.UInt64BitsToDouble(ReadULong());

    /// <summary>Reads 24 bytes.</summary>
    public Vector3d ReadVector() => new(ReadDouble(), ReadDouble(), ReadDouble());

    /// <summary>Fills the span.</summary>
    public void Read(scoped Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ReadDouble();
        }
    }

    /// <summary>Fills the span.</summary>
    public void Read(scoped Span<int> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = ReadInt();
        }
    }

    /// <summary>Fills the span.</summary>
    public void Read(scoped Span<byte> values)
    {
        if (Take(values.Length, out ReadOnlySpan<byte> bytes))
        {
            bytes.CopyTo(values);
        }
        else
        {
            values.Clear();
        }
    }

    private bool Take(int count, out ReadOnlySpan<byte> bytes)
    {
        if (Truncated || Remaining < count)
        {
            Truncated = true;
            bytes = default;
            return false;
        }

        bytes = buffer.Slice(used, count);
        used += count;
        return true;
    }
}
