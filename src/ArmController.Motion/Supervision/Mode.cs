namespace ArmController.Motion.Supervision;

/// <summary>What the controller is doing with the arm. Zero is off: a process begins in Boot, and a restart is a new beginning.</summary>
public enum Mode : byte
{
    /// <summary>Files and parts are being checked; nothing is driven.</summary>
    Boot = 0,

    /// <summary>Ready to be armed; no pulses.</summary>
    Disarmed,

    /// <summary>Joints are being switched on, one after another; none moves.</summary>
    Arming,

    /// <summary>The arm holds its pose.</summary>
    Holding,

    /// <summary>The agent is followed, inside the envelope. The only mode that listens to it.</summary>
    Following,

    /// <summary>Braking to rest; the agent is ignored.</summary>
    Stopping,

    /// <summary>Moving slowly to the park pose; the agent is ignored.</summary>
    Parking,

    /// <summary>A fault is latched: the arm holds, or is let go, until a person acknowledges.</summary>
    Faulted,

    /// <summary>The emergency stop was pressed: let go, latched, until its contact is closed and a person resets.</summary>
    EStop,
}
