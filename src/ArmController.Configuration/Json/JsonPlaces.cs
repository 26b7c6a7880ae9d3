using System.Diagnostics.CodeAnalysis;
using ArmController.Configuration.Troubles;

namespace ArmController.Configuration.Json;

/// <summary>Knows on which line every value of a JSON text stands, and which parts of the text are already known to be wrong.</summary>
public sealed class JsonPlaces
{
    private readonly Dictionary<string, int> offsets = new(StringComparer.Ordinal);
    private readonly HashSet<string> wrong = new(StringComparer.Ordinal);
    private readonly List<int> lineStarts = [0];

    /// <summary>Learns where the lines of a text begin.</summary>
    public JsonPlaces(string file, ReadOnlySpan<byte> text)
    {
        File = file;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == (byte)'\n')
            {
                lineStarts.Add(i + 1);
            }
        }
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>Faults found so far.</summary>
    public List<Trouble> Faults { get; } = [];

    /// <summary>True when no more faults are told: looking for them is in vain.</summary>
    public bool IsFull => Faults.Count >= Trouble.Most;

    /// <summary>Remembers where the value of a path begins.</summary>
    public void Remember(string path, int offset) => offsets[path] = offset;

    /// <summary>True when neither the value nor anything inside or around it was found wrong in shape.</summary>
    public bool IsSound(string path)
    {
        foreach (string bad in wrong)
        {
            if (Contains(bad, path) || Contains(path, bad))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Notes a fault of shape at a byte of the text.</summary>
    public void AddShape(string code, string path, int offset, string cause, string remedy)
    {
        wrong.Add(path);
        Add(code, offset, cause, remedy);
    }

    /// <summary>Notes a broken rule at a path, or at the nearest part of the path that is written.</summary>
    public void AddRule(string path, string cause, string remedy) => Add(ConfigurationCode.BrokenRule, OffsetOf(path), cause, remedy);

    /// <summary>Notes a fault at a byte of the text.</summary>
    public void Add(string code, int offset, string cause, string remedy)
    {
        int line = lineStarts.BinarySearch(offset);
        line = line < 0 ? ~line - 1 : line;
        Trouble.Add(Faults, new(code, File, cause, remedy) { Line = line + 1, Column = offset - lineStarts[line] + 1 });
    }

    private static bool Contains(string outer, string inner) =>
        outer.Length == 0 || outer == inner
            || (inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal) && inner[outer.Length] == '.');

    private int OffsetOf(string path)
    {
        string? at = path;
        int offset;
        while (!offsets.TryGetValue(at, out offset) && TryParent(at, out at))
        {
        }

        return offset;
    }

    private static bool TryParent(string path, [NotNullWhen(true)] out string? parent)
    {
        parent = path.Length == 0 ? null : path[..Math.Max(0, path.LastIndexOf('.'))];
        return parent is not null;
    }
}
