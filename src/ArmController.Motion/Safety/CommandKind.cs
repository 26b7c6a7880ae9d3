namespace ArmController.Motion.Safety;

/// <summary>What a command makes the servos do. Zero is off: they are let go.</summary>
public enum CommandKind : byte
{
    /// <summary>All outputs off.</summary>
    Release = 0,

    /// <summary>One step inside the envelope.</summary>
    Move,
}
