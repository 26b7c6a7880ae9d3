using System.Text;
using ArmController.Numerics;
using ArmController.Recording;

namespace ArmController.Tests.Program.Recording;

/// <summary>Writes channels as rows of a table in Markdown: the reference page.</summary>
internal readonly struct PageSink(List<string> rows) : IChannelSink
{
    public void Whole(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> unit, long value, scoped ReadOnlySpan<byte> about) =>
        Row(name, "whole number", unit, about);

    public void Number(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> unit, double value, int decimals, scoped ReadOnlySpan<byte> about) =>
        Row(name, "number", unit, about);

    public void Truth(scoped ReadOnlySpan<byte> name, bool value, scoped ReadOnlySpan<byte> about) => Row(name, "true or false", default, about);

    public void Name(scoped ReadOnlySpan<byte> name, EnumWord value, scoped ReadOnlySpan<byte> about) =>
        Row(name, $"one of {value.TypeName}", default, about);

    public void Flags(scoped ReadOnlySpan<byte> name, EnumWord value, scoped ReadOnlySpan<byte> about) =>
        Row(name, $"any of {value.TypeName}", default, about);

    public void Text(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> value, scoped ReadOnlySpan<byte> about) =>
        Row(name, "text", default, about);

    public void Lanes(
        scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> unit, scoped ReadOnlySpan<double> values, int decimals,
        scoped ReadOnlySpan<byte> about) =>
        Row(name, "one for each lane", unit, about);

    public void Place(
        scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> unit, in Vector3d value, int decimals, scoped ReadOnlySpan<byte> about) =>
        Row(name, "x, y, z", unit, about);

    private void Row(ReadOnlySpan<byte> name, string kind, ReadOnlySpan<byte> unit, ReadOnlySpan<byte> about) =>
        rows.Add($"| `{Encoding.UTF8.GetString(name)}` | {kind} | {Encoding.UTF8.GetString(unit)} | {Encoding.UTF8.GetString(about)} |");
}
