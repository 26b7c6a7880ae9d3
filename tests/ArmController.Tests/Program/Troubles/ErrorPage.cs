using ArmController.Configuration.Troubles;

namespace ArmController.Tests.Program.Troubles;

/// <summary>The page of the documentation that lists every code, made from the program's own table.</summary>
internal static class ErrorPage
{
    /// <summary>Its lines.</summary>
    public static IReadOnlyList<string> Lines { get; } =
    [
        "# Error codes",
        "",
        "<!-- Made from src/ArmController.Configuration/Troubles/TroubleCodes.cs; `.ci/regolden` writes it anew. -->",
        "",
        "Whatever goes wrong is said in one line on the error stream:",
        "",
        "```",
        "armctl: CODE PLACE: CAUSE; REMEDY.",
        "```",
        "",
        "The place is a file (with line and column where they are known), a device or a socket; it is left out where none of them is meant.",
        "Causes and remedies are sentences for people and may change. A code keeps its meaning: scripts may look for it, and for the exit code.",
        "",
        "On the sockets of a service a refusal is the same in parts, divided by tabs: `refused`, code, cause, remedy.",
        "",
        "| code | meaning |",
        "|---|---|",
        .. TroubleCodes.All.Select(entry => $"| {entry.Code} | {entry.Meaning} |"),
    ];
}
