using ArmController.Configuration.Troubles;

namespace ArmController.Configuration;

/// <summary>Looks for what a missing file of an arm was probably meant by: the same kind of file under another name.</summary>
internal static class WrongName
{
    private const int MostTold = 3;

    /// <summary>The fault of a missing arm.urdf or arm.json; null when nothing in the folder looks like it.</summary>
    /// <param name="path">Where it should be.</param>
    public static Trouble? Find(string path)
    {
        string name = Path.GetFileName(path);
        if (name is not (ArmSource.UrdfName or ArmSource.JsonName))
        {
            return null;
        }

        string[] found = Like(Path.GetDirectoryName(path) ?? "", Path.GetExtension(name));
        string[] xacro = found.Length > 0 || name != ArmSource.UrdfName ? [] : Like(Path.GetDirectoryName(path) ?? "", ".xacro");
        (string Cause, string Remedy)? said = (found, xacro) switch
        {
            ([var only], _) => ($"found {only} and no {name}", $"rename it {name}"),
            ([_, _, ..], _) => (
                $"found {string.Join(", ", found.Take(MostTold))}{(found.Length > MostTold ? " and others" : "")}, and no {name}",
                $"rename the arm's one {name}"),
            (_, [var first, ..]) => ($"found {first}, which is xacro, and no {name}", $"run xacro on it first: xacro {first} > {name}"),
            _ => null,
        };
        return said is { } words ? new(ConfigurationCode.Unreadable, path, words.Cause, words.Remedy) : null;
    }

    private static string[] Like(string folder, string extension)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder.Length == 0 ? "." : folder)
                .Select(file => Path.GetFileName(file))
                .Where(file => Path.GetExtension(file).Equals(extension, StringComparison.OrdinalIgnoreCase)
                    && file is not (ArmSource.UrdfName or ArmSource.JsonName))
                .Order(StringComparer.Ordinal)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
