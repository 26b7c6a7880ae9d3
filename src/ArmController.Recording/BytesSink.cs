using ArmController.Numerics;

namespace ArmController.Recording;

/// <summary>Writes channels as bits: two rows are equal when every channel is, to the last bit.</summary>
/// <param name="bytes">Takes them.</param>
internal ref struct BytesSink(Span<byte> bytes) : IChannelSink
{
    private StateWriter writer = new(bytes);

    /// <summary>Bytes written.</summary>
    public readonly int Length => writer.Length;

    /// <inheritdoc/>
    public void Whole(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> unit, long value, scoped ReadOnlySpan<byte> about) =>
        writer.Write(value);

    /// <inheritdoc/>
    public void Number(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> unit, double value, int decimals, scoped ReadOnlySpan<byte> about) =>
        writer.Write(value);

    /// <inheritdoc/>
    public void Truth(scoped ReadOnlySpan<byte> name, bool value, scoped ReadOnlySpan<byte> about) => writer.Write(value);

    /// <inheritdoc/>
    public void Name(scoped ReadOnlySpan<byte> name, EnumWord value, scoped ReadOnlySpan<byte> about) =>
        writer.Write(value.Bits);

    /// <inheritdoc/>
    public void Flags(scoped ReadOnlySpan<byte> name, EnumWord value, scoped ReadOnlySpan<byte> about) =>
        writer.Write(value.Bits);

    /// <inheritdoc/>
    public void Text(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> value, scoped ReadOnlySpan<byte> about)
    {
        writer.Write(value.Length);
        writer.Write(value);
    }

    /// <inheritdoc/>
    public void Lanes(
        scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> unit, scoped ReadOnlySpan<double> values, int decimals,
        scoped ReadOnlySpan<byte> about) =>
        writer.Write(values);

    /// <inheritdoc/>
    public void Place(
        scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> unit, in Vector3d value, int decimals, scoped ReadOnlySpan<byte> about) =>
        writer.Write(value);
}
