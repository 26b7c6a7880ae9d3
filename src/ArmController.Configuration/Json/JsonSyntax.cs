using System.Text;
using System.Text.Json;

namespace ArmController.Configuration.Json;

/// <summary>Says in one sentence of this program's own why a text is no JSON: the reader's exception only tells the place.</summary>
internal static class JsonSyntax
{
    private const int LongestWord = 40;

    /// <summary>Adds the fault at the reader's place, and names a number that is none by its name.</summary>
    /// <param name="text">The text.</param>
    /// <param name="syntax">What the reader threw.</param>
    /// <param name="depth">Objects and lists that were open then.</param>
    /// <param name="isDone">Whether a whole value had been read already.</param>
    /// <param name="places">Takes the fault.</param>
    public static void Report(ReadOnlySpan<byte> text, JsonException syntax, int depth, bool isDone, JsonPlaces places)
    {
        int offset = Offset(text, syntax.LineNumber ?? 0, syntax.BytePositionInLine ?? 0);
        int start = WordStart(text, offset);
        string word = Word(text, start);
        if (word.Contains("NaN", StringComparison.OrdinalIgnoreCase) || word.Contains("Inf", StringComparison.OrdinalIgnoreCase))
        {
            places.AddShape(ConfigurationCode.Syntax, "", start, $"{word} is not a number here", "write a finite number");
            return;
        }

        string cause = $"this is no JSON: {Cause(text, offset, word, depth, isDone)}";
        places.AddShape(ConfigurationCode.Syntax, "", offset, cause, "mend the text here or just before");
    }

    private static string Cause(ReadOnlySpan<byte> text, int offset, string word, int depth, bool isDone)
    {
        byte before = LastBefore(text, offset);
        if (text[offset..].Trim(" \t\r\n"u8).IsEmpty)
        {
            return text.Trim(" \t\r\n"u8).IsEmpty ? "the file is empty"
                : depth > 0 ? "the text ends before its last } or ]"
                : "the text ends too early";
        }

        byte here = text[offset];
        if (here < 0x20)
        {
            return "a text in quotes goes on over the end of its line or holds a control character";
        }

        if (isDone)
        {
            return "something follows after its end";
        }

        if (depth >= JsonShape.MostLevels && here is (byte)'{' or (byte)'[')
        {
            return $"objects and lists are nested more than {JsonShape.MostLevels} levels deep";
        }

        if (before is (byte)'"' or (byte)'}' or (byte)']' or (>= (byte)'0' and <= (byte)'9') && here is (byte)'"' or (byte)'{' or (byte)'[')
        {
            return "a comma or a colon is missing before this";
        }

        string shown = word.Length > 0 ? word : Character(text[offset..]);
        return here switch
        {
            (byte)'\'' => "texts stand in double quotes",
            (byte)'}' or (byte)']' => $"{shown} ends nothing that is open here, or something is missing before it",
            (byte)',' => "a comma stands where a value or a key should",
            >= (byte)'0' and <= (byte)'9' => $"{shown} is no number as JSON writes them",
            _ => before is (byte)'{' or (byte)',' ? $"{shown} is neither a key in quotes nor a value" : $"{shown} is not expected here",
        };
    }

    private static byte LastBefore(ReadOnlySpan<byte> text, int offset)
    {
        ReadOnlySpan<byte> before = text[..offset].TrimEnd(" \t\r\n"u8);
        return before.IsEmpty ? (byte)0 : before[^1];
    }

    private static string Character(ReadOnlySpan<byte> text)
    {
        Rune.DecodeFromUtf8(text, out Rune rune, out _);
        return $"'{rune}'";
    }

    private static int Offset(ReadOnlySpan<byte> text, long line, long column)
    {
        int at = 0;
        for (long i = 0; i < line; i++)
        {
            int end = text[at..].IndexOf((byte)'\n');
            if (end < 0)
            {
                break;
            }

            at += end + 1;
        }

        return (int)Math.Min(text.Length, at + column);
    }

    private static int WordStart(ReadOnlySpan<byte> text, int offset)
    {
        int start = offset;
        while (start > 0 && IsWord(text[start - 1]))
        {
            start--;
        }

        return start;
    }

    private static string Word(ReadOnlySpan<byte> text, int start)
    {
        int end = start;
        while (end < text.Length && IsWord(text[end]) && end - start < LongestWord)
        {
            end++;
        }

        return Encoding.UTF8.GetString(text[start..end]);
    }

    private static bool IsWord(byte b) => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'+' or (byte)'.';
}
