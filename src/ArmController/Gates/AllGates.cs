namespace ArmController.Gates;

/// <summary>Every gate there is, by level.</summary>
internal static class AllGates
{
    /// <summary>Levels that have gates.</summary>
    public static IReadOnlyList<string> Levels { get; } = [.. Of(null).Select(gate => gate.Level).Distinct()];

    /// <summary>The gates of a level, or all.</summary>
    public static IEnumerable<Gate> Of(string? level) =>
        TabularGates.All.Concat(LinearGates.All).Concat(AlignmentGates.All).Where(gate => level is null || gate.Level.Equals(level, StringComparison.OrdinalIgnoreCase));
}
