using System.Text;
using ArmController.Recording;

namespace ArmController.Service.Words;

/// <summary>
/// A closed set of lines, each of which means one word. Exactly these bytes are read: another case, a blank more, a carriage return or anything
/// behind them is refused, because who says nearly what moves an arm has not said it. Reading and refusing cost no garbage.
/// </summary>
/// <typeparam name="TWord">What a line means; its default is no word.</typeparam>
internal sealed class LineGrammar<TWord>
    where TWord : struct
{
    private const byte Blank = (byte)' ';
    private const int MostShown = 40;

    private readonly string[] lines;
    private readonly byte[][] bytes;
    private readonly TWord[] words;
    private readonly byte[] choices;

    /// <summary>Takes the lines, words with one blank between them.</summary>
    public LineGrammar(IReadOnlyList<(string Line, TWord Word)> entries)
    {
        lines = [.. entries.Select(entry => entry.Line)];
        bytes = [.. lines.Select(Encoding.ASCII.GetBytes)];
        words = [.. entries.Select(entry => entry.Word)];
        choices = Encoding.ASCII.GetBytes($"say {string.Join(", ", lines[..^1])} or {lines[^1]}");
    }

    /// <summary>Every word there is.</summary>
    public ReadOnlySpan<TWord> Words => words;

    /// <summary>Reads a line, without its end.</summary>
    public bool TryParse(ReadOnlySpan<byte> line, out TWord word)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            if (line.SequenceEqual(bytes[i]))
            {
                word = words[i];
                return true;
            }
        }

        word = default;
        return false;
    }

    /// <summary>The line that means a word, without its end.</summary>
    public string Write(TWord word)
    {
        int at = Array.IndexOf(words, word);
        return at >= 0 ? lines[at] : throw new ArgumentException($"{word} is not said in a line", nameof(word));
    }

    /// <summary>Refuses a line that is none of these in one line: what of it is not known, and what may be said.</summary>
    public ReadOnlySpan<byte> Refuse(ReadOnlySpan<byte> line, ReadOnlySpan<byte> code, TextBuffer text)
    {
        int known = Known(line);
        ReadOnlySpan<byte> rest = line[known..];

        // The blank before it is no part of what is wrong, unless it is all.
        rest = known > 0 && rest.Length > 1 ? rest[1..] : rest;
        AnswerGrammar.BeginRefusal(text, code);
        if (rest.Length > 0)
        {
            text.Text("'"u8).Printable(rest[..Math.Min(rest.Length, MostShown)])
                .Text(rest.Length > MostShown ? "...' is not known"u8 : "' is not known"u8);
            text.Text(known > 0 ? " behind '"u8 : " here"u8);
        }
        else
        {
            text.Text(known > 0 ? "something is missing behind '"u8 : "the line is empty"u8);
        }

        text.Text(line[..known]).Text(known > 0 ? "'"u8 : ""u8);
        return AnswerGrammar.EndWithRemedy(text, choices);
    }

    // Bytes of a line that whole words of some other line begin with.
    private int Known(ReadOnlySpan<byte> line)
    {
        int longest = 0;
        foreach (byte[] other in bytes)
        {
            int same = line.CommonPrefixLength(other);
            while (same > longest && !(Ends(line, same) && Ends(other, same)))
            {
                same--;
            }

            longest = Math.Max(longest, same);
        }

        return longest;
    }

    private static bool Ends(ReadOnlySpan<byte> line, int at) => at == line.Length || line[at] == Blank;
}
