using ArmController.Configuration.Troubles;

namespace ArmController.Configuration;

/// <summary>Finds arms: the shipped ones by name, any other by the path of its folder or of its arm.json.</summary>
public static class ArmCatalogue
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

        return new([Misnamed(nameOrPath) ?? ShippedFiles.Unknown("arm", nameOrPath, Names)]);
    }

    // A file that could well be one of an arm's two.
    private static Trouble? Misnamed(string path)
    {
        string? wanted = !File.Exists(path) ? null : Path.GetExtension(path) switch
        {
            ".urdf" => ArmSource.UrdfName,
            ".json" => ArmSource.JsonName,
            _ => null,
        };
        return wanted is null ? null
            : new(
                ConfigurationCode.Unreadable,
                path,
                $"an arm is a folder with {ArmSource.UrdfName} and {ArmSource.JsonName}",
                $"name this file {wanted}, in a folder of its own with the other one, and name the folder");
    }

    private static string[] Find(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, ArmSource.JsonName, SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!)).Order(StringComparer.Ordinal)];
}
