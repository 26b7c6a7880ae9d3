using System.Text;

namespace ArmController.Tests.Program.Service.Words;

/// <summary>What nearly is a line: every prefix, suffix, permutation, insertion and edit of every line of a grammar.</summary>
internal static class SpoiledLines
{
    private static readonly string[] Pieces =
        [" ", "  ", "\t", "\r", "\0", "\x1b[2K", "no ", " no", "pose-confirmed", " pose-confirmed", "-", "ed", "ness", "\u00a0", "\u0430", "\ufeff"];

    /// <summary>All of them, the valid ones among them.</summary>
    public static IEnumerable<byte[]> Of(IReadOnlyList<string> lines) => lines.SelectMany(line => Of(line, lines));

    private static IEnumerable<byte[]> Of(string line, IReadOnlyList<string> lines)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(line);
        for (int at = 0; at <= bytes.Length; at++)
        {
            yield return bytes[..at];
            yield return bytes[at..];
            foreach (byte[] piece in Pieces.Concat(lines).Select(Encoding.UTF8.GetBytes))
            {
                yield return [.. bytes[..at], .. piece, .. bytes[at..]];
            }

            for (int to = at + 1; to <= bytes.Length; to++)
            {
                yield return [.. bytes[..at], .. bytes[to..]];
                yield return [.. bytes[..to], .. bytes[at..]];
            }
        }

        for (int at = 0; at < bytes.Length; at++)
        {
            for (int value = 0; value <= byte.MaxValue; value++)
            {
                byte[] edited = [.. bytes];
                edited[at] = (byte)value;
                yield return edited;
                yield return [.. bytes[..at], (byte)value, .. bytes[at..]];
            }
        }

        foreach (string[] order in Orders(line.Split(' ')))
        {
            foreach (string between in (string[])[" ", "  ", "\t", "", " \r"])
            {
                yield return Encoding.ASCII.GetBytes(string.Join(between, order));
            }
        }

        yield return Encoding.ASCII.GetBytes(line.ToUpperInvariant());
        foreach (string other in lines)
        {
            yield return Encoding.ASCII.GetBytes($"{line} {other}");
        }
    }

    private static IEnumerable<string[]> Orders(string[] words) => words.Length <= 1
        ? [words]
        : words.SelectMany((word, at) => Orders([.. words[..at], .. words[(at + 1)..]]).Select(rest => (string[])[word, .. rest]));
}
