namespace ArmController.Learning.Snapshots;

/// <summary>What a check leads to.</summary>
public enum SnapshotVerdict
{
    /// <summary>Nothing: the learner goes on, and the snapshot stays the one it was.</summary>
    Kept,

    /// <summary>What was learned is the snapshot from now on.</summary>
    Promoted,

    /// <summary>The learner must take the snapshot up again.</summary>
    RolledBack,

    /// <summary>The snapshot is forgotten: again and again nobody could live up to it, so it is the world that has changed.</summary>
    GivenUp,
}
