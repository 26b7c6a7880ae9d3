namespace ArmController.Motion.Supervision;

/// <summary>
/// Everything that forbids arming, in the order in which a person should look at it. All must be clear to arm, and a blocker that appears
/// while the agent is followed stops the arm. <c>ToString</c> names those that are set, in this order.
/// </summary>
[Flags]
public enum ArmingBlockers : uint
{
    /// <summary>Nothing forbids it.</summary>
    None = 0,

    /// <summary>The emergency stop's contact is open.</summary>
    EStopOpen = 1u << 0,

    /// <summary>The configuration breaks a rule.</summary>
    ConfigInvalid = 1u << 1,

    /// <summary>The configuration is another one than the arm was last used with, and nobody has accepted it.</summary>
    ConfigHashChanged = 1u << 2,

    /// <summary>The bus is not open.</summary>
    BusMissing = 1u << 3,

    /// <summary>A register holds something else than was written.</summary>
    RegisterMismatch = 1u << 4,

    /// <summary>The chip does not run at the frequency the pulses were computed for.</summary>
    PrescaleWrong = 1u << 5,

    /// <summary>The servos' supply is too low.</summary>
    SupplyLow = 1u << 6,

    /// <summary>The computer's own supply is or was too low.</summary>
    Undervoltage = 1u << 7,

    /// <summary>A servo is too hot, measured or by its model.</summary>
    OverTemp = 1u << 8,

    /// <summary>A fitted sensor is silent.</summary>
    SensorStale = 1u << 9,

    /// <summary>The second channel that watches the counts is not running.</summary>
    MonitorNotRunning = 1u << 10,

    /// <summary>The heartbeat that keeps the servos powered was not seen.</summary>
    HeartbeatNotSeen = 1u << 11,

    /// <summary>Ticks come too late or time has jumped.</summary>
    ClockUnstable = 1u << 12,

    /// <summary>Not yet shown in 1000 dry ticks that the loop keeps its time.</summary>
    RtBudgetUnproven = 1u << 13,

    /// <summary>Nobody vouches for where the arm is.</summary>
    PoseUnknown = 1u << 14,

    /// <summary>The arm stands outside its limits; only a recovery may move it.</summary>
    PoseOutsideLimits = 1u << 15,

    /// <summary>The arm touches itself, the table or a keep-out box.</summary>
    PoseInCollision = 1u << 16,

    /// <summary>The agent already asks for something more than 0.1 rad away.</summary>
    CommandPresent = 1u << 17,

    /// <summary>The last process ended without letting the arm rest, and nobody has looked since.</summary>
    UncleanShutdown = 1u << 18,

    /// <summary>The disk is read only. Set it only where the run must be kept: it does not endanger the arm.</summary>
    DiskReadOnly = 1u << 19,

    /// <summary>The disk is full. Set it only where the run must be kept: it does not endanger the arm.</summary>
    DiskFull = 1u << 20,

    /// <summary>Another process drives this arm.</summary>
    AlreadyArmedElsewhere = 1u << 21,

    /// <summary>The process has run for less than three seconds.</summary>
    BootGrace = 1u << 22,

    /// <summary>The arm switch was not seen released since the arm was disarmed: release it, then press.</summary>
    ArmSwitch = 1u << 23,

    /// <summary>The process has allocated or collected since the arm was switched on: its loop may be held up at any moment.</summary>
    GarbageMade = 1u << 24,

    /// <summary>The process has been asked to end.</summary>
    Ending = 1u << 25,
}
