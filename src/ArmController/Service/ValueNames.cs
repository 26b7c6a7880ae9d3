using System.Text;

namespace ArmController.Service;

/// <summary>Names of an enumeration's values, one after the other from 0, as bytes, made once.</summary>
internal sealed class ValueNames<T>
    where T : struct, Enum
{
    private readonly byte[][] names = [.. Enum.GetNames<T>().Select(name => Encoding.ASCII.GetBytes(char.ToLowerInvariant(name[0]) + name[1..]))];

    /// <summary>The name of a value; a question mark for one that has none.</summary>
    public ReadOnlySpan<byte> Of(int value) => value >= 0 && value < names.Length ? names[value] : "?"u8;
}
