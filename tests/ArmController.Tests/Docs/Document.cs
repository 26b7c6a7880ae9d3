using System.Text.RegularExpressions;
using ArmController.Tests.Rooms;

namespace ArmController.Tests.Docs;

/// <summary>A Markdown file of the repository, as far as its tests look into it.</summary>
/// <param name="Path">Where it is, relative to the root.</param>
/// <param name="Lines">Its lines.</param>
internal sealed partial record Document(string Path, string[] Lines)
{
    private static readonly string[] NotOurs = ["bin", "obj", "runs", "artifacts", "TestResults", ".git"];

    /// <summary>Every Markdown file of the repository; what a build or a run has left is none.</summary>
    public static IReadOnlyList<Document> All { get; } =
        [.. FilesBelow(ProductTree.Root).Where(file => file.EndsWith(".md", StringComparison.Ordinal)).Select(Read)];

    /// <summary>Every file and folder that a link may lead to, relative to the root.</summary>
    public static IReadOnlySet<string> Places { get; } = FilesBelow(ProductTree.Root)
        .Select(file => System.IO.Path.GetRelativePath(ProductTree.Root, file))
        .SelectMany(WithFolders)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Lines of prose: headings, lists, tables; an empty line in the place of each that is not.</summary>
    public string[] Prose { get; } = Split(Lines, wanted: false);

    /// <summary>Lines inside fences, without what they are indented by; an empty line in the place of each that is not.</summary>
    public string[] Fenced { get; } = Split(Lines, wanted: true);

    /// <summary>Words after the opening marks of the fences.</summary>
    public IEnumerable<string> FenceWords { get; } = Openings(Lines);

    /// <summary>Names that a link may jump to, made of the headings as forges make them.</summary>
    public IReadOnlySet<string> Anchors { get; } = AnchorsOf(Split(Lines, wanted: false));

    /// <summary>One file, by its path relative to the root.</summary>
    public static Document At(string path) => All.Single(document => document.Path == path);

    private static Document Read(string file) => new(System.IO.Path.GetRelativePath(ProductTree.Root, file), File.ReadAllLines(file));

    private static IEnumerable<string> FilesBelow(string folder) => Directory.EnumerateFiles(folder)
        .Concat(Directory.EnumerateDirectories(folder).Where(below => !NotOurs.Contains(System.IO.Path.GetFileName(below))).SelectMany(FilesBelow));

    private static IEnumerable<string> WithFolders(string file)
    {
        for (string? place = file; !string.IsNullOrEmpty(place); place = System.IO.Path.GetDirectoryName(place))
        {
            yield return place;
        }
    }

    private static string[] Split(string[] lines, bool wanted)
    {
        bool inside = false;
        return [.. lines.Select(line =>
        {
            bool isMark = IsMark(line);
            inside ^= isMark;
            return !isMark && inside == wanted ? (wanted ? line.TrimStart() : line) : "";
        })];
    }

    private static IEnumerable<string> Openings(string[] lines) =>
        lines.Where(IsMark).Where((_, i) => i % 2 == 0).Select(line => line.TrimStart()[3..].Trim());

    private static bool IsMark(string line) => line.TrimStart().StartsWith("```", StringComparison.Ordinal);

    private static HashSet<string> AnchorsOf(string[] prose)
    {
        HashSet<string> anchors = new(StringComparer.Ordinal);
        foreach (Match heading in prose.Select(line => Heading().Match(line)).Where(match => match.Success))
        {
            string text = LinkInHeading().Replace(heading.Groups[1].Value, "$1").ToLowerInvariant();
            string anchor = string.Concat(text.Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_')).Trim().Replace(' ', '-');
            for (int again = 0; !anchors.Add(again == 0 ? anchor : $"{anchor}-{again}"); again++)
            {
            }
        }

        return anchors;
    }

    [GeneratedRegex(@"^#{1,6}\s+(.*?)\s*#*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex LinkInHeading();
}
