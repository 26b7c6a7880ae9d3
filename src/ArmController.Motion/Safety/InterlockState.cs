namespace ArmController.Motion.Safety;

/// <summary>Whether the arm may be driven. Zero is off.</summary>
public enum InterlockState : byte
{
    /// <summary>Nothing is driven.</summary>
    Disarmed = 0,

    /// <summary>The envelope's commands reach the servos.</summary>
    Armed,

    /// <summary>Something happened; nothing is driven until a person resets.</summary>
    Tripped,
}
