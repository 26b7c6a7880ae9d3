using ArmController.Motion.Supervision;

namespace ArmController.Proof.Faults;

/// <summary>A set of modes.</summary>
[Flags]
public enum Modes
{
    /// <summary>No mode.</summary>
    None = 0,

    /// <inheritdoc cref="Mode.Boot"/>
    Boot = 1 << Mode.Boot,

    /// <inheritdoc cref="Mode.Disarmed"/>
    Disarmed = 1 << Mode.Disarmed,

    /// <inheritdoc cref="Mode.Arming"/>
    Arming = 1 << Mode.Arming,

    /// <inheritdoc cref="Mode.Holding"/>
    Holding = 1 << Mode.Holding,

    /// <inheritdoc cref="Mode.Following"/>
    Following = 1 << Mode.Following,

    /// <inheritdoc cref="Mode.Stopping"/>
    Stopping = 1 << Mode.Stopping,

    /// <inheritdoc cref="Mode.Parking"/>
    Parking = 1 << Mode.Parking,

    /// <inheritdoc cref="Mode.Faulted"/>
    Faulted = 1 << Mode.Faulted,

    /// <inheritdoc cref="Mode.EStop"/>
    EStop = 1 << Mode.EStop,
}
