using System.Numerics;
using System.Text;

namespace ArmController.Service;

/// <summary>Names of an enumeration's values as bytes, made once: writing one later costs no garbage.</summary>
internal sealed class FlagNames<T>
    where T : struct, Enum
{
    private readonly byte[][] names = new byte[64][];
    private readonly byte[] zero;

    /// <summary>Looks the names up.</summary>
    public FlagNames()
    {
        zero = Encoding.ASCII.GetBytes(Word(default));
        foreach (T value in Enum.GetValues<T>())
        {
            ulong bits = Convert.ToUInt64(value, System.Globalization.CultureInfo.InvariantCulture);
            if (BitOperations.IsPow2(bits))
            {
                names[BitOperations.TrailingZeroCount(bits)] = Encoding.ASCII.GetBytes(Word(value));
            }
        }
    }

    /// <summary>Writes the names of the bits that are set, with commas between them, or the name of zero.</summary>
    public void Write(TextBuffer into, ulong bits)
    {
        if (bits == 0)
        {
            into.Text(zero);
        }

        bool first = true;
        for (; bits != 0; bits &= bits - 1)
        {
            into.Text(first ? ""u8 : ","u8).Text(names[BitOperations.TrailingZeroCount(bits)] ?? zero);
            first = false;
        }
    }

    private static string Word(T value)
    {
        string name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
