namespace ArmController.Motion.Supervision.Watches;

/// <summary>What the servos' supply may do. Zero is off: by the default any current at all is too much.</summary>
/// <param name="LowestVolts">Below this the arm stops.</param>
/// <param name="HighestAmperes">Above this it is let go.</param>
/// <param name="Seconds">For so long.</param>
public readonly record struct SupplySettings(double LowestVolts, double HighestAmperes, double Seconds);
