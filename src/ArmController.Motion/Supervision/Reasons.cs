namespace ArmController.Motion.Supervision;

/// <summary>
/// Why a mode is what it is: what the watches found in this tick, and what else led here. <see cref="Verdicts"/> says what each finding demands.
/// </summary>
[Flags]
public enum Reasons : uint
{
    /// <summary>Nothing to say.</summary>
    None = 0,

    /// <summary>Finding: the interlock has tripped (bus, driver, monitor, a bug, any thread).</summary>
    InterlockTripped = 1u << 0,

    /// <summary>Finding: a fitted joint sensor has been silent for too many ticks.</summary>
    SensorStale = 1u << 1,

    /// <summary>Finding: a sensor says the very same while its joint is commanded to move.</summary>
    SensorFrozen = 1u << 2,

    /// <summary>Finding: a measured angle changed faster than the joint can move.</summary>
    SensorJump = 1u << 3,

    /// <summary>Finding: a measured angle changed by about a whole turn.</summary>
    AngleWrapped = 1u << 4,

    /// <summary>Finding: a joint is too far from where it was sent, for too long.</summary>
    TrackingError = 1u << 5,

    /// <summary>Finding: a joint did not show a commanded move.</summary>
    Stalled = 1u << 6,

    /// <summary>Finding: a servo gets warm.</summary>
    ServoWarm = 1u << 7,

    /// <summary>Finding: a servo is hot and should rest.</summary>
    ServoHot = 1u << 8,

    /// <summary>Finding: a servo must be let go before it burns.</summary>
    ServoOverheated = 1u << 9,

    /// <summary>Finding: the supply current was too high for too long.</summary>
    OverCurrent = 1u << 10,

    /// <summary>Finding: the supply voltage was too low for too long.</summary>
    SupplyLow = 1u << 11,

    /// <summary>Finding: a joint carries more than it should in this pose.</summary>
    TorqueHigh = 1u << 12,

    /// <summary>Finding: no usable command for more than three ticks.</summary>
    CommandStale = 1u << 13,

    /// <summary>Finding: five unusable commands in a row.</summary>
    CommandsBad = 1u << 14,

    /// <summary>Finding: fifty unusable commands in a minute.</summary>
    CommandFlood = 1u << 15,

    /// <summary>Finding: this tick is late by more than half a period.</summary>
    TickLate = 1u << 16,

    /// <summary>Finding: three late ticks in a row, or one by more than three periods.</summary>
    TicksLate = 1u << 17,

    /// <summary>Finding: more than ten periods between two ticks, or time went backwards.</summary>
    TickGap = 1u << 18,

    /// <summary>The emergency stop's contact opened.</summary>
    EmergencyStop = 1u << 19,

    /// <summary>The checks at start failed.</summary>
    SelfTestFailed = 1u << 20,

    /// <summary>A person asked to stop.</summary>
    OperatorStop = 1u << 21,

    /// <summary>A person asked to park.</summary>
    OperatorPark = 1u << 22,

    /// <summary>A person asked to let go.</summary>
    OperatorLetGo = 1u << 23,

    /// <summary>Switching the joints on failed.</summary>
    ArmingFailed = 1u << 24,

    /// <summary>Switching the joints on took longer than 30 s.</summary>
    ArmingTimeout = 1u << 25,

    /// <summary>An arming blocker appeared.</summary>
    BlockerSet = 1u << 26,

    /// <summary>Nothing was asked of the holding arm for ten minutes.</summary>
    Idle = 1u << 27,

    /// <summary>The way to the park pose was blocked for ten seconds: somebody should look.</summary>
    ParkBlocked = 1u << 28,

    /// <summary>The agent's first place after a stop is more than 0.1 rad from where the arm was last sent; it is ignored until it is near.</summary>
    CommandFar = 1u << 29,

    /// <summary>The arm was let go past the modes: somebody released it or opened its bus anew.</summary>
    NotDriven = 1u << 30,
}
