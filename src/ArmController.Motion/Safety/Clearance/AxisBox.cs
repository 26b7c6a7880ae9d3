using ArmController.Numerics;

namespace ArmController.Motion.Safety.Clearance;

/// <summary>A box whose edges run along the axes of the base frame.</summary>
/// <param name="Min">Corner with the lowest coordinates, metres.</param>
/// <param name="Max">Corner with the highest coordinates, metres.</param>
public readonly record struct AxisBox(Vector3d Min, Vector3d Max)
{
    /// <summary>True when all coordinates are finite and every lower one is below its upper one.</summary>
    public bool IsSound => Min.IsFinite && Max.IsFinite && Min.X < Max.X && Min.Y < Max.Y && Min.Z < Max.Z;
}
