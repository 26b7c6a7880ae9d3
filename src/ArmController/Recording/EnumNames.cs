using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace ArmController.Recording;

/// <summary>Names of an enumeration's values as bytes, in lower camel case, made once: writing one later costs no garbage.</summary>
internal static class EnumNames<T>
    where T : unmanaged, Enum
{
    private static readonly Dictionary<ulong, byte[]> Names = Enum.GetValues<T>().Distinct().ToDictionary(Bits, Word);

    /// <summary>The value's bits, whatever its width.</summary>
    public static ulong Bits(T value) => Unsafe.SizeOf<T>() switch
    {
        sizeof(byte) => Unsafe.As<T, byte>(ref value),
        sizeof(ushort) => Unsafe.As<T, ushort>(ref value),
        sizeof(uint) => Unsafe.As<T, uint>(ref value),
        _ => Unsafe.As<T, ulong>(ref value),
    };

    /// <summary>The name of a value; a question mark for one that has none.</summary>
    public static ReadOnlySpan<byte> Of(T value) => Of(Bits(value));

    /// <summary>Writes the names of the bits that are set, with commas between them, or the name of zero.</summary>
    public static void WriteFlags(TextBuffer into, T value)
    {
        ulong bits = Bits(value);
        into.Text(bits == 0 ? Of(0) : ""u8);
        for (ulong left = bits; left != 0; left &= left - 1)
        {
            into.Text(left == bits ? ""u8 : ","u8).Text(Of(1UL << BitOperations.TrailingZeroCount(left)));
        }
    }

    private static ReadOnlySpan<byte> Of(ulong bits) => Names.TryGetValue(bits, out byte[]? name) ? name : "?"u8;

    private static byte[] Word(T value)
    {
        string name = value.ToString();
        return Encoding.ASCII.GetBytes(name[..1].ToLower(CultureInfo.InvariantCulture) + name[1..]);
    }
}
