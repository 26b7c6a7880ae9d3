namespace ArmController.Proof.Faults;

/// <summary>Where a fault comes from.</summary>
public enum FaultGroup
{
    /// <summary>Whoever commands.</summary>
    Command,

    /// <summary>What measures the joints.</summary>
    Sensor,

    /// <summary>The wire and the pulse generator.</summary>
    Bus,

    /// <summary>The clock of the loop.</summary>
    Time,

    /// <summary>The supplies.</summary>
    Power,

    /// <summary>The servos.</summary>
    Motor,

    /// <summary>The emergency stop.</summary>
    EmergencyStop,

    /// <summary>The process and its machine.</summary>
    Process,
}
