namespace ArmController.Proof.Gates;

/// <summary>Every gate there is, by level.</summary>
public static class AllGates
{
    private static readonly (string Level, Func<IEnumerable<Gate>> Gates)[] ByLevel =
    [
        (ExactGates.Level, () => ExactGates.All),
        (TabularGates.Level, () => TabularGates.All.Concat(SweepingGates.All)),
        (LinearGates.Level, () => LinearGates.All),
        (TransferGates.Level, () => TransferGates.All),
        (AlignmentGates.Level, () => AlignmentGates.All),
    ];

    /// <summary>Levels that have gates.</summary>
    public static IReadOnlyList<string> Levels { get; } = [.. ByLevel.Select(of => of.Level)];

    /// <summary>The gates of a level, or all.</summary>
    public static IEnumerable<Gate> Of(string? level) =>
        ByLevel.Where(of => level is null || of.Level.Equals(level, StringComparison.OrdinalIgnoreCase)).SelectMany(of => of.Gates());
}
