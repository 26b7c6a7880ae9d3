using System.Reflection;

namespace ArmController.Training.Runs;

/// <summary>Which program this is: all its parts are built in one step and have one version.</summary>
public static class ProgramVersion
{
    /// <summary>Version with the revision it was built from, as far as the build knew it.</summary>
    public static string Text { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
