namespace ArmController.Configuration;

/// <summary>Finds arms: the shipped ones by name, any other by the path of its folder or of its arm.json.</summary>
internal static class ArmCatalogue
{
    /// <summary>The arm taken when none is named.</summary>
    public const string DefaultArm = "desk4";

    /// <summary>Names of the arms beside the program, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } = Find(ShippedFiles.Folder("arms"));

    /// <summary>Reads and checks an arm.</summary>
    public static Checked<ArmConfiguration> Load(string nameOrPath)
    {
        if (!ShippedFiles.IsPath(nameOrPath) && Names.Contains(nameOrPath))
        {
            return ArmReader.Read(Path.Combine(ShippedFiles.Folder("arms"), nameOrPath));
        }

        if (Directory.Exists(nameOrPath))
        {
            return ArmReader.Read(nameOrPath);
        }

        if (File.Exists(nameOrPath) && Path.GetFileName(nameOrPath) is ArmSource.JsonName or ArmSource.UrdfName)
        {
            return ArmReader.Read(Path.GetDirectoryName(Path.GetFullPath(nameOrPath))!);
        }

        return new([ShippedFiles.Unknown("arm", nameOrPath, Names)]);
    }

    private static string[] Find(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, ArmSource.JsonName, SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!)).Order(StringComparer.Ordinal)];
}
