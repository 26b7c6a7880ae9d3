namespace ArmController.Motion.Servo;

/// <summary>What came of asking to arm.</summary>
public enum ArmingAnswer : byte
{
    /// <summary>Nobody has asked.</summary>
    NotAsked = 0,

    /// <summary>The envelope rests at the pose and commands reach the servos.</summary>
    Armed,

    /// <summary>Refused: the bus is not open, or must be opened anew after a bus fault.</summary>
    BusNotOpen,

    /// <summary>Refused: it is armed already.</summary>
    AlreadyArmed,

    /// <summary>Refused: the interlock has tripped and nobody has reset it.</summary>
    Tripped,

    /// <summary>Refused: an angle of the pose is not a finite number.</summary>
    PoseNotFinite,

    /// <summary>Refused: an angle of the pose is outside the joint's limits.</summary>
    PoseOutsideLimits,

    /// <summary>Refused: in this pose some link is nearer to something, or to another link, than the margin.</summary>
    PoseTooNear,

    /// <summary>Refused: no state has been loaded to go on from, or the arm is real and has moved since.</summary>
    NothingLoaded,

    /// <summary>Refused: the monitor does not allow the counts that the pose would send; limits and counts disagree.</summary>
    MonitorRefused,
}
