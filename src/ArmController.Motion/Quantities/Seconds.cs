namespace ArmController.Motion.Quantities;

/// <summary>A span of time. Time is an argument: nothing in the hot rooms reads a clock.</summary>
/// <param name="Value">Seconds.</param>
public readonly record struct Seconds(double Value);
