using ArmController.Numerics;

namespace ArmController.Recording;

/// <summary>Writes channels as members of one JSON object, whose brackets the caller writes.</summary>
/// <param name="text">Takes them; a bracket stands in it already.</param>
/// <param name="lanes">Lanes of the arm.</param>
internal readonly struct JsonSink(TextBuffer text, int lanes) : IChannelSink
{
    /// <inheritdoc/>
    public void Whole(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> unit, long value, scoped ReadOnlySpan<byte> about) =>
        Begin(name).Number(value);

    /// <inheritdoc/>
    public void Number(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> unit, double value, int decimals, scoped ReadOnlySpan<byte> about) =>
        Begin(name).Number(value, decimals);

    /// <inheritdoc/>
    public void Truth(scoped ReadOnlySpan<byte> name, bool value, scoped ReadOnlySpan<byte> about) => Begin(name).Text(value ? "true"u8 : "false"u8);

    /// <inheritdoc/>
    public void Name(scoped ReadOnlySpan<byte> name, EnumWord value, scoped ReadOnlySpan<byte> about) =>
        Begin(name).Text("\""u8).Text(value.Name).Text("\""u8);

    /// <inheritdoc/>
    public void Flags(scoped ReadOnlySpan<byte> name, EnumWord value, scoped ReadOnlySpan<byte> about)
    {
        value.WriteFlags(Begin(name).Text("\""u8));
        text.Text("\""u8);
    }

    /// <inheritdoc/>
    public void Text(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> value, scoped ReadOnlySpan<byte> about) =>
        Begin(name).Text("\""u8).Text(value).Text("\""u8);

    /// <inheritdoc/>
    public void Lanes(
        scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> unit, scoped ReadOnlySpan<double> values, int decimals,
        scoped ReadOnlySpan<byte> about)
    {
        Begin(name).Text("["u8);
        for (int i = 0; i < lanes; i++)
        {
            text.Text(i > 0 ? ","u8 : ""u8).Number(values[i], decimals);
        }

        text.Text("]"u8);
    }

    /// <inheritdoc/>
    public void Place(
        scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> unit, in Vector3d value, int decimals, scoped ReadOnlySpan<byte> about) =>
        Begin(name).Text("["u8).Number(value.X, decimals).Text(","u8).Number(value.Y, decimals).Text(","u8).Number(value.Z, decimals).Text("]"u8);

    private TextBuffer Begin(scoped ReadOnlySpan<byte> name) =>
        text.Text(text.Written is [.., (byte)'{'] ? "\""u8 : ",\""u8).Text(name).Text("\":"u8);
}
