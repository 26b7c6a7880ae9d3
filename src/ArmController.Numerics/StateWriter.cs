using System.Buffers.Binary;

namespace ArmController.Numerics;

/// <summary>
/// Writes numbers as little-endian bits into a buffer the caller owns: the image of a state that <see cref="StateReader"/> restores exactly.
/// It lives with the numbers because "the same bits on every machine" is what this room is for, and every room has state to save.
/// </summary>
public ref struct StateWriter
{
    private readonly Span<byte> buffer;
    private int used;

    /// <summary>Starts at the first byte of <paramref name="buffer"/>.</summary>
    public StateWriter(Span<byte> buffer)
    {
        this.buffer = buffer;
        used = 0;
    }

    /// <summary>Bytes written so far.</summary>
    public readonly int Length => used;

    /// <summary>Writes eight bytes.</summary>
    public void Write(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(buffer[used..], value);
        used += sizeof(ulong);
    }

    /// <summary>Writes eight bytes.</summary>
    public void Write(long value) => Write(unchecked((ulong)value));

    /// <summary>Writes four bytes.</summary>
    public void Write(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(buffer[used..], value);
        used += sizeof(int);
    }

    /// <summary>Writes one byte.</summary>
    public void Write(bool value)
    {
        buffer[used] = value ? (byte)1 : (byte)0;
        used += 1;
    }

    /// <summary>Writes the eight bytes of a double, NaN payloads included.</summary>
    public void Write(double value) => Write(BitConverter.DoubleToUInt64Bits(value));

    /// <summary>Writes 24 bytes.</summary>
    public void Write(in Vector3d value)
    {
        Write(value.X);
        Write(value.Y);
        Write(value.Z);
    }

    /// <summary>Writes every element; the count is not written, the reader knows it.</summary>
    public void Write(scoped ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            Write(value);
        }
    }

    /// <summary>Writes every element; the count is not written, the reader knows it.</summary>
    public void Write(scoped ReadOnlySpan<int> values)
    {
        foreach (int value in values)
        {
            Write(value);
        }
    }

    /// <summary>Writes the bytes as they are; the count is not written, the reader knows it.</summary>
    public void Write(scoped ReadOnlySpan<byte> values)
    {
        values.CopyTo(buffer[used..]);
        used += values.Length;
    }
}
