namespace ArmController.Motion.Safety.Storms;

/// <summary>What can be wrong with a stream of emitted commands.</summary>
public enum EmissionFault : byte
{
    /// <summary>A position is not a finite multiple of 2^-40 rad.</summary>
    OffGrid = 0,

    /// <summary>A position is outside the limits.</summary>
    Position,

    /// <summary>The first difference exceeds the speed limit.</summary>
    Velocity,

    /// <summary>The second difference exceeds the acceleration limit.</summary>
    Acceleration,

    /// <summary>The third difference exceeds the jerk limit.</summary>
    Jerk,

    /// <summary>Full braking from here ends outside the limits.</summary>
    Stop,

    /// <summary>A pulse is outside the calibrated range or means an angle outside the limits.</summary>
    Pulse,

    /// <summary>A pulse is neither the nearest allowed one to its position nor the last one, still within 0.6 counts.</summary>
    PulseOff,

    /// <summary>A lane without a joint is not zero.</summary>
    StrayLane,

    /// <summary>A servo is driven although the interlock has tripped.</summary>
    DrivenAfterTrip,
}
