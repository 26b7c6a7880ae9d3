using ArmController.Configuration.Troubles;

namespace ArmController.Configuration;

/// <summary>Finds what travels beside the program.</summary>
public static class ShippedFiles
{
    /// <summary>Folder beside the program.</summary>
    public static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, name);

    /// <summary>True for what can only be a path: it has a separator or begins with a dot.</summary>
    public static bool IsPath(string nameOrPath) =>
        nameOrPath.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) || nameOrPath.StartsWith('.');

    /// <summary>A name nobody knows, with the nearest one that is known.</summary>
    public static Trouble Unknown(string what, string name, IReadOnlyCollection<string> known)
    {
        string? near = NearestName.Find(name, known);
        string remedy = near is null ? $"use {string.Join(", ", known)} or a path" : $"did you mean {near}?";
        return new(ConfigurationCode.Unreadable, name, $"there is no {what} of this name and no such path", remedy);
    }
}
