using ArmController.Motion.Supervision;

namespace ArmController.Faults;

/// <summary>A set of modes.</summary>
[Flags]
internal enum Modes
{
    None = 0,
    Boot = 1 << Mode.Boot,
    Disarmed = 1 << Mode.Disarmed,
    Arming = 1 << Mode.Arming,
    Holding = 1 << Mode.Holding,
    Following = 1 << Mode.Following,
    Stopping = 1 << Mode.Stopping,
    Parking = 1 << Mode.Parking,
    Faulted = 1 << Mode.Faulted,
    EStop = 1 << Mode.EStop,
}
