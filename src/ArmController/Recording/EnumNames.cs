using System.Runtime.CompilerServices;

namespace ArmController.Recording;

/// <summary>Names of an enumeration's values as bytes, in lower camel case, made once: writing one later costs no garbage.</summary>
internal static class EnumNames<T>
    where T : unmanaged, Enum
{
    private static readonly EnumTable Table = new(typeof(T));

    /// <summary>The value's bits, whatever its width.</summary>
    public static ulong Bits(T value) => Unsafe.SizeOf<T>() switch
    {
        sizeof(byte) => Unsafe.As<T, byte>(ref value),
        sizeof(ushort) => Unsafe.As<T, ushort>(ref value),
        sizeof(uint) => Unsafe.As<T, uint>(ref value),
        _ => Unsafe.As<T, ulong>(ref value),
    };

    /// <summary>The name of a value; a question mark for one that has none.</summary>
    public static ReadOnlySpan<byte> Of(T value) => Table.Of(Bits(value));

    /// <summary>Writes the names of the bits that are set, with commas between them, or the name of zero.</summary>
    public static void WriteFlags(TextBuffer into, T value) => Table.WriteFlags(into, Bits(value));
}
