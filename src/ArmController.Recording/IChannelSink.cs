using ArmController.Numerics;

namespace ArmController.Recording;

/// <summary>
/// Takes channels, one after the other: a line, an object, a row of bytes, a page of documentation. Every channel says its name, its unit, its value
/// and a sentence about itself once, where it is listed; a sink takes of that what it needs. No call allocates after the first of its kind.
/// </summary>
internal interface IChannelSink
{
    /// <summary>A whole number.</summary>
    void Whole(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> unit, long value, scoped ReadOnlySpan<byte> about);

    /// <summary>A number, shown with so many decimals.</summary>
    void Number(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> unit, double value, int decimals, scoped ReadOnlySpan<byte> about);

    /// <summary>True or false.</summary>
    void Truth(scoped ReadOnlySpan<byte> name, bool value, scoped ReadOnlySpan<byte> about);

    /// <summary>One name of an enumeration.</summary>
    void Name(scoped ReadOnlySpan<byte> name, EnumWord value, scoped ReadOnlySpan<byte> about);

    /// <summary>Every name of an enumeration whose bit is set.</summary>
    void Flags(scoped ReadOnlySpan<byte> name, EnumWord value, scoped ReadOnlySpan<byte> about);

    /// <summary>Text.</summary>
    void Text(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> value, scoped ReadOnlySpan<byte> about);

    /// <summary>A number for every lane.</summary>
    void Lanes(
        scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> unit, scoped ReadOnlySpan<double> values, int decimals,
        scoped ReadOnlySpan<byte> about);

    /// <summary>A place in the base frame.</summary>
    void Place(scoped ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> unit, in Vector3d value, int decimals, scoped ReadOnlySpan<byte> about);
}
