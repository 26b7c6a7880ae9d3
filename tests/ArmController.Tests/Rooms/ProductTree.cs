namespace ArmController.Tests.Rooms;

/// <summary>Where the product's projects and built assemblies are.</summary>
internal static class ProductTree
{
    public static string Root { get; } = FindRoot();

    /// <summary>Project name to project file of every product project.</summary>
    public static IReadOnlyDictionary<string, string> Projects { get; } = new[] { "src", "hardware", "simulator" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories))
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file)!);

    /// <summary>Built assembly of a project, beside the tests that reference it.</summary>
    public static string AssemblyOf(string project) =>
        Path.Combine(AppContext.BaseDirectory, (project == "ArmController" ? "armctl" : project) + ".dll");

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ArmController.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the source tree.");
    }
}
