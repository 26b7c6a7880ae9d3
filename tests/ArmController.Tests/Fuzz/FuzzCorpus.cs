namespace ArmController.Tests.Fuzz;

/// <summary>Inputs that once were findings, kept as files: one folder per target, one file per finding.</summary>
internal static class FuzzCorpus
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Fuzz", "corpus");

    /// <summary>Files of all targets, as "target/file".</summary>
    public static string[] Names { get; } =
        [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file))
            .Order(StringComparer.Ordinal)];

    /// <summary>Inputs of one target.</summary>
    public static IEnumerable<byte[]> Of(string target) => Names.Where(name => Path.GetDirectoryName(name) == target).Select(Read);

    /// <summary>Bytes of one file.</summary>
    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name));
}
