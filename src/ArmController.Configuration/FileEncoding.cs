using System.Text.Unicode;

namespace ArmController.Configuration;

/// <summary>Finds what keeps bytes from being UTF-8 text, and names the encoding they seem to have.</summary>
internal static class FileEncoding
{
    /// <summary>What to do about it.</summary>
    public const string Remedy = "save the file as UTF-8";

    /// <summary>The byte at which the text stops being UTF-8, with the cause; null for UTF-8.</summary>
    public static (int Offset, string Cause)? Fault(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) || text.StartsWith((ReadOnlySpan<byte>)[0, 0, 0xFE, 0xFF]))
        {
            return (0, "this text is UTF-32, and only UTF-8 is read");
        }

        // Two bytes for each character show even without a mark: the first ones of such files are below 128.
        bool marked = text.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || text.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        if (marked || (text.Length >= 4 && ((text[0] == 0 && text[2] == 0 && text[1] != 0) || (text[1] == 0 && text[3] == 0 && text[0] != 0))))
        {
            return (0, "this text is UTF-16, and only UTF-8 is read");
        }

        int good = GoodBytes(text);
        return good == text.Length ? null : (good, $"this text is not valid UTF-8: it holds the byte 0x{text[good]:X2}");
    }

    private static int GoodBytes(ReadOnlySpan<byte> text)
    {
        if (Utf8.IsValid(text))
        {
            return text.Length;
        }

        int at = 0;
        while (System.Text.Rune.DecodeFromUtf8(text[at..], out _, out int used) == System.Buffers.OperationStatus.Done)
        {
            at += used;
        }

        return at;
    }
}
