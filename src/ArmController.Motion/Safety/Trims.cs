namespace ArmController.Motion.Safety;

/// <summary>Why a joint does not do what was proposed: every bound that the wish crosses by more than one unit (2^-40 rad), binding or not.</summary>
[Flags]
public enum Trims : ushort
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

    /// <summary>The wish changes the acceleration faster than the joint may.</summary>
    Jerk = 32,

    /// <summary>Some link would come too near to the table, a box, another link or the edge of the workspace.</summary>
    Clearance = 64,

    /// <summary>The tip or a joint's place would move too fast.</summary>
    TipSpeed = 128,

    /// <summary>The joint turned round too often in the last second; it stands still instead of turning round again.</summary>
    Chatter = 256,

    /// <summary>The joint is on its way back from outside its limits, or slows down for narrower ones.</summary>
    LimitChange = 512,
}
