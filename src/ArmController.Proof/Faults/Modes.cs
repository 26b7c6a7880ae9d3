using ArmController.Motion.Supervision;

namespace ArmController.Proof.Faults;

/// <summary>A set of modes.</summary>
[Flags]
public enum Modes
{
    /// <summary>No mode.</summary>
    None = 0,
    /// <summary>The set of this one mode.</summary>
    Boot = 1 << Mode.Boot,
    /// <summary>The set of this one mode.</summary>
    Disarmed = 1 << Mode.Disarmed,
    /// <summary>The set of this one mode.</summary>
    Arming = 1 << Mode.Arming,
    /// <summary>The set of this one mode.</summary>
    Holding = 1 << Mode.Holding,
    /// <summary>The set of this one mode.</summary>
    Following = 1 << Mode.Following,
    /// <summary>The set of this one mode.</summary>
    Stopping = 1 << Mode.Stopping,
    /// <summary>The set of this one mode.</summary>
    Parking = 1 << Mode.Parking,
    /// <summary>The set of this one mode.</summary>
    Faulted = 1 << Mode.Faulted,
    /// <summary>The set of this one mode.</summary>
    EStop = 1 << Mode.EStop,
}
