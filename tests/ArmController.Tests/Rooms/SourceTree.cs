using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ArmController.Tests.Rooms;

/// <summary>The C# files of the house as they are written.</summary>
internal static class SourceTree
{
    private static readonly string[] Houses = ["src", "hardware", "simulator", "tests"];

    /// <summary>Every file by its path from the root, with forward slashes; what a build wrote is left out.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = Houses
        .SelectMany(house => Directory.EnumerateFiles(Path.Combine(ProductTree.Root, house), "*.cs", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(ProductTree.Root, file).Replace('\\', '/'))
        .Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
        .ToDictionary(file => file, file => File.ReadAllText(Path.Combine(ProductTree.Root, file)), StringComparer.Ordinal);

    /// <summary>The files of one product project.</summary>
    public static IEnumerable<string> Of(string project)
    {
        string folder = Path.GetRelativePath(ProductTree.Root, Path.GetDirectoryName(ProductTree.Projects[project])!).Replace('\\', '/') + "/";
        return Files.Keys.Where(file => file.StartsWith(folder, StringComparison.Ordinal));
    }

    /// <summary>
    /// Every identifier in a text, one each time it is said; comments and strings are not looked at, what stands in their holes is.
    /// </summary>
    public static IEnumerable<string> Identifiers(string text) => Parse(text).DescendantTokens()
        .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
        .Select(token => token.ValueText);

    public static SyntaxNode Parse(string text) => CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.CSharp14)).GetRoot();
}
