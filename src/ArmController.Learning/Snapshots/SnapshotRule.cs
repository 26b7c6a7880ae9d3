namespace ArmController.Learning.Snapshots;

/// <summary>When a snapshot is promoted and when it is gone back to, in the unit of the scores.</summary>
/// <param name="Mark">Lowest score that may be promoted.</param>
/// <param name="Drop">How far below the best promoted score a check must fall, beyond what chance explains, to be gone back from; 0 or more.</param>
/// <param name="MostRollBacks">Roll-backs in a row after which the snapshot is given up instead; 0 for never.</param>
public readonly record struct SnapshotRule(double Mark, double Drop, int MostRollBacks)
{
    /// <summary>Whether a check does well enough to be promoted: at the mark, and the best so far not above its interval.</summary>
    public bool Promotes(in CheckScore score, in CheckScore? best) => score.Mean >= Mark && !(best?.Mean > score.High);

    /// <summary>Whether a check has fallen so far that it cannot be chance: by more than the drop, and the two intervals do not meet.</summary>
    public bool RollsBack(in CheckScore score, in CheckScore best) => score.Mean < best.Mean - Drop && score.High < best.Low;
}
