using System.Reflection;

namespace ArmController;

/// <summary>Which program this is.</summary>
internal static class ProgramVersion
{
    /// <summary>Version with the revision it was built from, as far as the build knew it.</summary>
    public static string Text { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
