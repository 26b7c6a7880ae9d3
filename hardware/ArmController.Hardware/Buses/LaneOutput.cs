namespace ArmController.Hardware.Buses;

/// <summary>A lane, the counts it may carry, and where they go.</summary>
/// <param name="Range">The lane and its counts.</param>
/// <param name="Output">Its place on the bus.</param>
public sealed record LaneOutput(LaneRange Range, OutputAddress Output);
