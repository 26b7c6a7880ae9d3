namespace ArmController.Motion.Sensing;

/// <summary>What the hand feels. All zero: nothing is known to be held.</summary>
/// <param name="WidthMetres">Distance between the fingers, metres.</param>
/// <param name="Load">How hard the fingers press, as a fraction of all the gripper's servo can give, 0 to 1.</param>
/// <param name="Closed">Whether the fingers have closed, on something or on each other.</param>
public readonly record struct GripReading(double WidthMetres, double Load, bool Closed)
{
    /// <summary>Whether the width and the load are such as a hand can have.</summary>
    public bool IsSound => WidthMetres is >= 0 and < double.PositiveInfinity && Load is >= 0 and <= 1;
}
