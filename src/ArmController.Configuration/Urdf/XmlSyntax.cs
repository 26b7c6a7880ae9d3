using System.Globalization;

namespace ArmController.Configuration.Urdf;

/// <summary>Says in a few words of this program's own why a text is no XML: the reader's exception only tells the place.</summary>
internal static class XmlSyntax
{
    private const int LongestName = 60;

    /// <summary>The cause.</summary>
    /// <param name="text">The text.</param>
    /// <param name="line">Where reading stopped, from one.</param>
    /// <param name="column">Where in the line, from one.</param>
    /// <param name="open">The element that was open then, with its line; null when none was.</param>
    public static string Cause(string text, int line, int column, (string Tag, int Line)? open)
    {
        int at = Math.Clamp(Offset(text, line, column), 0, text.Length);
        string rest = text[at..];
        if (text.AsSpan().Trim().IsEmpty)
        {
            return "the file is empty";
        }

        if (Bare(text, at) is { } bare)
        {
            return $"the character U+{(int)bare:X4} has no place in XML";
        }

        int comment = text.LastIndexOf("<!--", Math.Min(at, text.Length - 1), StringComparison.Ordinal);
        if (comment >= 0 && text.IndexOf("-->", comment, StringComparison.Ordinal) is var end && (end < 0 || end >= at - 3))
        {
            return end < 0 ? "a comment has no end -->" : "a comment holds --, which only its end may";
        }

        if (rest.AsSpan().Trim().IsEmpty)
        {
            return open is var (unclosed, begun) ? $"the text ends inside <{unclosed}> of line {begun}" : "the text ends too early";
        }

        if (text.AsSpan(0, Math.Min(text.Length, at + 5)).LastIndexOf("<?xml") is > 0 and var declaration && declaration >= at - 5)
        {
            return "<?xml ...?> is not the very first thing in the file";
        }

        int tag = text.LastIndexOf('<', Math.Min(at, text.Length - 1));
        if (tag >= 0 && tag < text.Length - 1 && text[tag + 1] == '/')
        {
            string closes = Name(text, tag + 2);
            return open is var (still, since) ? $"</{closes}> comes while <{still}> of line {since} is open" : $"</{closes}> closes nothing";
        }

        if (open is null && tag == at && at > 0)
        {
            return "something follows after the outer element";
        }

        return rest[0] switch
        {
            '<' => "a tag begins before the one before it has ended, or inside a value in quotes",
            '&' => "& begins a name here that XML does not know; a plain one is written &amp;",
            _ => Inside(text, tag, at, rest),
        };
    }

    private static string Inside(string text, int tag, int at, string rest)
    {
        string name = Name(text, at);
        if (tag >= 0 && name.Length > 0)
        {
            // A place inside a tag: a prefix without a namespace, a word twice, or a value without quotes.
            string before = text[tag..at];
            if (name.IndexOf(':') is > 0 and var colon && !text.Contains($"xmlns:{name[..colon]}", StringComparison.Ordinal))
            {
                return $"the prefix {name[..colon]} is declared nowhere by xmlns:{name[..colon]}=\"...\"";
            }

            if (before.Contains($" {name}=", StringComparison.Ordinal))
            {
                return $"the attribute '{name}' is written twice";
            }

            if (before.TrimEnd().EndsWith('='))
            {
                return "a value stands without quotes";
            }
        }

        return $"'{StringInfo.GetNextTextElement(rest)}' is not expected here";
    }

    private static char? Bare(string text, int at)
    {
        foreach (char letter in text.AsSpan(at, Math.Min(1, text.Length - at)))
        {
            if ((letter < ' ' && letter is not ('\t' or '\r' or '\n')) || letter is '\uFFFE' or '\uFFFF')
            {
                return letter;
            }
        }

        return null;
    }

    private static string Name(string text, int at)
    {
        int end = at;
        while (end < text.Length && end - at < LongestName && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-' or '.' or ':'))
        {
            end++;
        }

        return text[at..end];
    }

    private static int Offset(string text, int line, int column)
    {
        int at = 0;
        for (int i = 1; i < line; i++)
        {
            int end = text.IndexOf('\n', at);
            if (end < 0)
            {
                return text.Length;
            }

            at = end + 1;
        }

        return at + column - 1;
    }
}
