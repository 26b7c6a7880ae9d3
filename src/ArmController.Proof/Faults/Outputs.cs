namespace ArmController.Proof.Faults;

/// <summary>What the servos must get in the end.</summary>
public enum Outputs
{
    /// <summary>Whatever the mode says.</summary>
    AsTheModeSays,

    /// <summary>A constant pulse: the arm holds.</summary>
    Held,

    /// <summary>Nothing.</summary>
    Off,

    /// <summary>The last frame, because the chip can no longer be reached: only an output-enable pin could let go.</summary>
    LastFrame,
}
