namespace ArmController.Motion.Supervision;

/// <summary>How far switching on is.</summary>
public enum ArmingProgress : byte
{
    /// <summary>Not begun, or broken off.</summary>
    Idle = 0,

    /// <summary>Under way.</summary>
    Working,

    /// <summary>Every joint is on and holds.</summary>
    Done,

    /// <summary>It cannot be done; see the sequence for the reason.</summary>
    Failed,
}
