using System.Globalization;
using System.Numerics;
using System.Text;

namespace ArmController.Recording;

/// <summary>The names behind an <see cref="EnumWord"/>. It is not generic: native code holds it once and not once for each enumeration.</summary>
public sealed class EnumTable
{
    private readonly ulong[] values;
    private readonly byte[][] names;

    /// <summary>Looks the names up.</summary>
    /// <param name="type">The enumeration.</param>
    public EnumTable(Type type)
    {
        TypeName = type.Name;
        Array underlying = Enum.GetValuesAsUnderlyingType(type);
        string[] words = Enum.GetNames(type);
        values = new ulong[words.Length];
        names = new byte[words.Length][];
        for (int i = 0; i < words.Length; i++)
        {
            values[i] = unchecked((ulong)Convert.ToInt64(underlying.GetValue(i), CultureInfo.InvariantCulture));
            names[i] = Encoding.ASCII.GetBytes(char.ToLowerInvariant(words[i][0]) + words[i][1..]);
        }
    }

    /// <summary>Name of the enumeration.</summary>
    public string TypeName { get; }

    /// <summary>The name of a value; a question mark for one that has none.</summary>
    public ReadOnlySpan<byte> Of(ulong value)
    {
        int place = values.AsSpan().IndexOf(value);
        return place >= 0 ? names[place] : "?"u8;
    }

    /// <summary>Writes the names of the bits that are set, with commas between them, or the name of zero.</summary>
    public void WriteFlags(TextBuffer into, ulong bits)
    {
        into.Text(bits == 0 ? Of(0) : ""u8);
        for (ulong left = bits; left != 0; left &= left - 1)
        {
            into.Text(left == bits ? ""u8 : ","u8).Text(Of(1UL << BitOperations.TrailingZeroCount(left)));
        }
    }
}
