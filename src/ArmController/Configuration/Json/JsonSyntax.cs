using System.Text;
using System.Text.Json;

namespace ArmController.Configuration.Json;

/// <summary>Says in one sentence why a text is no JSON.</summary>
internal static class JsonSyntax
{
    /// <summary>Adds the fault at the reader's place, and names a number that is none by its name.</summary>
    public static void Report(ReadOnlySpan<byte> text, JsonException syntax, JsonPlaces places)
    {
        int offset = Offset(text, syntax.LineNumber ?? 0, syntax.BytePositionInLine ?? 0);
        int start = WordStart(text, offset);
        string word = Word(text, start);
        if (word.Contains("NaN", StringComparison.OrdinalIgnoreCase) || word.Contains("Inf", StringComparison.OrdinalIgnoreCase))
        {
            places.AddShape(ConfigurationFault.Syntax, "", start, $"{word} is not a number here", "write a finite number");
            return;
        }

        string reason = syntax.Message;
        int details = reason.IndexOf(" LineNumber:", StringComparison.Ordinal);
        reason = (details < 0 ? reason : reason[..details]).TrimEnd('.', ' ').Replace(". ", ", ", StringComparison.Ordinal);
        places.AddShape(ConfigurationFault.Syntax, "", offset, $"this is no JSON: {reason}", "mend the text here or just before");
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

        return Math.Min(text.Length, at + (int)column);
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
        while (end < text.Length && IsWord(text[end]))
        {
            end++;
        }

        return Encoding.UTF8.GetString(text[start..end]);
    }

    private static bool IsWord(byte b) => char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'+' or (byte)'.';
}
