using ArmController.Learning.Snapshots;

namespace ArmController.Training.Learn;

/// <summary>What came of a check, as runs and reports say it.</summary>
internal static class CheckWords
{
    public static string Of(SnapshotVerdict verdict) => verdict switch
    {
        SnapshotVerdict.Promoted => "promoted",
        SnapshotVerdict.RolledBack => "rolledBack",
        SnapshotVerdict.GivenUp => "givenUp",
        _ => "kept",
    };
}
