namespace ArmController.Motion.Supervision;

/// <summary>Why switching on could not be done.</summary>
public enum ArmingFailure : byte
{
    /// <summary>It did not fail.</summary>
    None = 0,

    /// <summary>The arm refused: bus not open, interlock tripped, or a pose outside the limits.</summary>
    Refused,

    /// <summary>A joint's position could not be read.</summary>
    PositionUnread,

    /// <summary>A joint's position changed by a degree or more while it was being read: something moves.</summary>
    PositionUnsteady,

    /// <summary>A joint did not keep the goal that was written to it.</summary>
    GoalNotKept,

    /// <summary>A joint's torque could not be limited or switched on.</summary>
    TorqueRefused,
}
