namespace ArmController.Motion.Safety.Clearance;

/// <summary>Two links that must stay apart.</summary>
/// <param name="First">The URDF's name of one.</param>
/// <param name="Second">The URDF's name of the other.</param>
public readonly record struct LinkPair(string First, string Second);
