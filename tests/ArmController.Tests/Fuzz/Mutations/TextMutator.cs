using System.Globalization;
using System.Text;
using ArmController.Numerics;

namespace ArmController.Tests.Fuzz.Mutations;

/// <summary>
/// Changes JSON, XML and words token by token: most changes leave most of the structure, so that what reads it gets past its first line.
/// </summary>
internal static class TextMutator
{
    private const int Longest = 1 << 20;

    /// <summary>One to a few changes, rarely of bytes or of the encoding.</summary>
    public static byte[] Mutate(Pcg32 random, byte[] input, byte[] other)
    {
        if (random.NextInt(16) == 0)
        {
            return ByteMutator.Mutate(random, input, other);
        }

        List<string> tokens = Split(Encoding.Latin1.GetString(input));
        List<string> spare = Split(Encoding.Latin1.GetString(other));
        for (int n = 1 + random.NextInt(3); n > 0; n--)
        {
            Once(random, tokens, spare);
        }

        byte[] text = Encoding.Latin1.GetBytes(string.Concat(tokens));
        return random.NextInt(64) == 0 ? Reencode(random, text) : text;
    }

    private static void Once(Pcg32 random, List<string> tokens, List<string> spare)
    {
        if (tokens.Count == 0)
        {
            tokens.Add(Pick(random, HostileWords.Marks));
        }

        int at = random.NextInt(tokens.Count);
        int choice = random.NextInt(40);
        switch (choice)
        {
            case < 20:
                Change(random, tokens, at, number: choice < 14);
                break;
            case < 22:
                int to = random.NextInt(tokens.Count);
                (tokens[at], tokens[to]) = (tokens[to], tokens[at]);
                break;
            case < 25:
                tokens.RemoveRange(at, Math.Min(tokens.Count - at, 1 + random.NextInt(8)));
                break;
            case < 28:
                Repeat(random, tokens, at, 1);
                break;
            case < 30:
                tokens.Insert(at, Pick(random, HostileWords.Marks));
                break;
            case < 33 when spare.Count > 0:
                int from = random.NextInt(spare.Count);
                tokens.InsertRange(at, spare.GetRange(from, Math.Min(spare.Count - from, 1 + random.NextInt(24))));
                break;
            case < 35 when spare.Count > 0:
                tokens.RemoveRange(at, tokens.Count - at);
                tokens.AddRange(spare.Skip(random.NextInt(spare.Count)));
                break;
            case < 36:
                tokens.RemoveRange(at, tokens.Count - at);
                break;
            case < 37:
                Nest(random, tokens, at);
                break;
            case < 38 when random.NextInt(8) == 0:
                Repeat(random, tokens, at, 1 << (4 + random.NextInt(12)));
                break;
            default:
                tokens[at] = spare.Count > 0 ? spare[random.NextInt(spare.Count)] : Pick(random, HostileWords.Texts);
                break;
        }
    }

    private static void Change(Pcg32 random, List<string> tokens, int at, bool number)
    {
        // The next token of the wanted sort, round the end.
        for (int n = 0; n < tokens.Count; n++)
        {
            int i = (at + n) % tokens.Count;
            string token = tokens[i];
            if (number && IsNumber(token))
            {
                tokens[i] = Number(random, token);
                return;
            }

            if (token.Length >= 2 && token[0] == '"' && token[^1] == '"')
            {
                List<string> inner = Split(token[1..^1]);
                if (number && inner.Exists(IsNumber))
                {
                    Change(random, inner, random.NextInt(inner.Count), number: true);
                    tokens[i] = $"\"{string.Concat(inner)}\"";
                    return;
                }

                if (!number)
                {
                    tokens[i] = random.NextInt(3) == 0
                        ? $"\"{Pick(random, HostileWords.Texts)}\""
                        : $"\"{token[1..^1].Insert(random.NextInt(token.Length - 1), Pick(random, HostileWords.Texts))}\"";
                    return;
                }
            }
        }
    }

    private static bool IsNumber(string token) => token.Length > 0 && (char.IsAsciiDigit(token[0]) || (token[0] is '-' or '.' && token.Length > 1));

    // Half the time near the old one: what is refused at sight teaches nothing about what is accepted.
    private static string Number(Pcg32 random, string old)
    {
        if (random.NextInt(2) == 0 || !double.TryParse(old, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            return Pick(random, HostileWords.Numbers);
        }

        double changed = random.NextInt(8) switch
        {
            0 => -number,
            1 => number + 1,
            2 => number - 1,
            3 => number * 10,
            4 => number / 10,
            5 => Math.Round(number * random.NextDouble(0, 2)),
            6 => Math.BitIncrement(number),
            _ => number * random.NextDouble(0, 2),
        };
        return changed.ToString("R", CultureInfo.InvariantCulture);
    }

    private static void Repeat(Pcg32 random, List<string> tokens, int at, int times)
    {
        List<string> piece = tokens.GetRange(at, Math.Min(tokens.Count - at, 1 + random.NextInt(24)));
        int length = Math.Max(1, piece.Sum(token => token.Length));
        string text = string.Concat(piece);
        tokens.Insert(at, string.Concat(Enumerable.Repeat(text, Math.Min(times, Longest / length))));
    }

    private static void Nest(Pcg32 random, List<string> tokens, int at)
    {
        (string open, string close) = HostileWords.Nests[random.NextInt(HostileWords.Nests.Length)];
        int levels = Math.Min(1 << random.NextInt(18), Longest / open.Length);
        tokens[at] = string.Concat(Enumerable.Repeat(open, levels)) + tokens[at] + string.Concat(Enumerable.Repeat(close, levels));
    }

    private static byte[] Reencode(Pcg32 random, byte[] text)
    {
        string letters = Encoding.UTF8.GetString(text);
        Encoding encoding = random.NextInt(5) switch
        {
            0 => Encoding.Unicode,
            1 => Encoding.BigEndianUnicode,
            2 => Encoding.UTF32,
            3 => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
            _ => Encoding.UTF8,
        };
        return random.NextInt(4) == 0 ? encoding.GetBytes(letters) : [.. encoding.GetPreamble(), .. encoding.GetBytes(letters)];
    }

    /// <summary>Quoted texts, words and numbers, runs of blanks, and single marks; together the text again.</summary>
    private static List<string> Split(string text)
    {
        List<string> tokens = [];
        for (int at = 0; at < text.Length;)
        {
            int end = at + 1;
            if (text[at] == '"')
            {
                while (end < text.Length && text[end] is not '"' and not '\n')
                {
                    end += text[end] == '\\' ? 2 : 1;
                }

                end = Math.Min(end + 1, text.Length);
            }
            else if (IsWord(text[at]) || IsBlank(text[at]))
            {
                bool word = IsWord(text[at]);
                while (end < text.Length && (word ? IsWord(text[end]) : IsBlank(text[end])))
                {
                    end++;
                }
            }

            tokens.Add(text[at..end]);
            at = end;
        }

        return tokens;
    }

    private static bool IsWord(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '+' or '-' or '$';

    private static bool IsBlank(char letter) => letter is ' ' or '\t' or '\r' or '\n';

    private static string Pick(Pcg32 random, string[] words) => words[random.NextInt(words.Length)];
}
