namespace ArmController.Tests.Rooms;

/// <summary>The product's source, as it was written.</summary>
internal static class ProductSource
{
    /// <summary>Every C# file of the product.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. ProductTree.Projects.Values.SelectMany(
            project => Directory.EnumerateFiles(Path.GetDirectoryName(project)!, "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];
}
