using System.Runtime.CompilerServices;

namespace ArmController.Recording;

/// <summary>One value of an enumeration, or a set of its flags, that can be written by name without garbage.</summary>
public readonly struct EnumWord
{
    private readonly EnumTable table;

    private EnumWord(EnumTable table, ulong bits)
    {
        this.table = table;
        Bits = bits;
    }

    /// <summary>The value's bits.</summary>
    public ulong Bits { get; }

    /// <summary>Name of the enumeration.</summary>
    public string TypeName => table.TypeName;

    /// <summary>The name of the value; a question mark for one that has none.</summary>
    public ReadOnlySpan<byte> Name => table.Of(Bits);

    /// <summary>A value with the names of its type, which are made once.</summary>
    public static EnumWord Of<T>(T value)
        where T : unmanaged, Enum => new(Tables<T>.Table, Unsafe.SizeOf<T>() switch
        {
            sizeof(byte) => Unsafe.As<T, byte>(ref value),
            sizeof(ushort) => Unsafe.As<T, ushort>(ref value),
            sizeof(uint) => Unsafe.As<T, uint>(ref value),
            _ => Unsafe.As<T, ulong>(ref value),
        });

    /// <summary>Writes the names of the bits that are set, with commas between them, or the name of zero.</summary>
    public void WriteFlags(TextBuffer into) => table.WriteFlags(into, Bits);

    private static class Tables<T>
        where T : unmanaged, Enum
    {
        public static readonly EnumTable Table = new(typeof(T));
    }
}
