namespace ArmController.Motion.Safety.Clearance;

/// <summary>A box that no part of the arm may enter.</summary>
/// <param name="Name">What a person calls it.</param>
/// <param name="Box">Where it is.</param>
public sealed record KeepOut(string Name, AxisBox Box);
