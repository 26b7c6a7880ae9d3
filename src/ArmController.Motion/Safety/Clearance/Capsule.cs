using ArmController.Numerics;

namespace ArmController.Motion.Safety.Clearance;

/// <summary>Every point within a radius of a straight piece of line: the shape that encloses a piece of an arm.</summary>
/// <param name="A">One end of the line, metres.</param>
/// <param name="B">The other end, metres; the same as the first makes a ball.</param>
/// <param name="RadiusMetres">Radius, above zero.</param>
public readonly record struct Capsule(Vector3d A, Vector3d B, double RadiusMetres)
{
    /// <summary>True when ends and radius are finite and the radius is above zero.</summary>
    public bool IsSound => A.IsFinite && B.IsFinite && double.IsFinite(RadiusMetres) && RadiusMetres > 0;
}
