namespace ArmController.Motion.Safety.Clearance;

/// <summary>What a moving capsule is kept clear of.</summary>
internal enum WatchKind : byte
{
    /// <summary>The table.</summary>
    Table = 0,

    /// <summary>The outside of the workspace box.</summary>
    Workspace,

    /// <summary>A keep-out box.</summary>
    KeepOut,

    /// <summary>Another capsule.</summary>
    Self,
}
