namespace ArmController.Motion.Safety;

/// <summary>Why a joint does not do what was proposed: every bound that the wish crosses by more than one unit (2^-40 rad), binding or not.</summary>
[Flags]
public enum Trims : byte
{
    /// <summary>The wish passed unchanged.</summary>
    None = 0,

    /// <summary>The target lies outside the limits, or at the wished speed the joint could no longer stop before a limit.</summary>
    Position = 1,

    /// <summary>The wish is faster than the joint may move.</summary>
    Velocity = 2,

    /// <summary>The wish changes the speed faster than the joint may, either way.</summary>
    Acceleration = 4,

    /// <summary>The wish was not a finite number; the joint brakes.</summary>
    NotFinite = 8,

    /// <summary>The last write failed, so the servos stood still for a tick; the joint brakes whatever the wish.</summary>
    Degraded = 16,
}
