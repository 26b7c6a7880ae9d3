using System.Buffers.Text;

namespace ArmController.Recording;

/// <summary>Text in a fixed buffer, number by number, without garbage; what does not fit is left out.</summary>
public sealed class TextBuffer(int capacity)
{
    private readonly byte[] buffer = new byte[capacity];
    private int used;

    /// <summary>What was written since <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, used);

    /// <summary>Begins anew.</summary>
    public TextBuffer Clear()
    {
        used = 0;
        return this;
    }

    /// <summary>Text as it is.</summary>
    public TextBuffer Text(ReadOnlySpan<byte> text)
    {
        int fits = Math.Min(text.Length, buffer.Length - used);
        text[..fits].CopyTo(buffer.AsSpan(used));
        used += fits;
        return this;
    }

    /// <summary>ASCII text; anything else becomes a question mark.</summary>
    public TextBuffer Text(ReadOnlySpan<char> text)
    {
        foreach (char letter in text)
        {
            if (used < buffer.Length)
            {
                buffer[used++] = letter is >= ' ' and < (char)127 ? (byte)letter : (byte)'?';
            }
        }

        return this;
    }

    /// <summary>Bytes of a stranger, as <see cref="PrintableText"/> shows them.</summary>
    public TextBuffer Printable(ReadOnlySpan<byte> text)
    {
        used += PrintableText.Write(text, buffer.AsSpan(used));
        return this;
    }

    /// <summary>A whole number.</summary>
    public TextBuffer Number(long value)
    {
        used += Utf8Formatter.TryFormat(value, buffer.AsSpan(used), out int written) ? written : 0;
        return this;
    }

    /// <summary>A number with so many decimals; what is none is written as 0, because every reader of JSON refuses it.</summary>
    public TextBuffer Number(double value, int decimals)
    {
        double finite = double.IsFinite(value) ? value : 0;
        used += Utf8Formatter.TryFormat(finite, buffer.AsSpan(used), out int written, new('F', (byte)decimals)) ? written : 0;
        return this;
    }
}
