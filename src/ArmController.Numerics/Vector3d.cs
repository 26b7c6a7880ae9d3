namespace ArmController.Numerics;

/// <summary>Three doubles: a point or a direction in space.</summary>
public readonly record struct Vector3d(double X, double Y, double Z)
{
    /// <summary>Length, exact to the rounding of one square root.</summary>
    public double Length => Math.Sqrt(Dot(this, this));

    /// <summary>True when all three are numbers.</summary>
    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y) && double.IsFinite(Z);

    /// <summary>Sum.</summary>
    public static Vector3d operator +(in Vector3d a, in Vector3d b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>Difference.</summary>
    public static Vector3d operator -(in Vector3d a, in Vector3d b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>Opposite.</summary>
    public static Vector3d operator -(in Vector3d a) => new(-a.X, -a.Y, -a.Z);

    /// <summary>Scaled.</summary>
    public static Vector3d operator *(in Vector3d a, double scale) => new(a.X * scale, a.Y * scale, a.Z * scale);

    /// <summary>Inner product.</summary>
    public static double Dot(in Vector3d a, in Vector3d b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);

    /// <summary>Outer product, right-handed.</summary>
    public static Vector3d Cross(in Vector3d a, in Vector3d b) =>
        new((a.Y * b.Z) - (a.Z * b.Y), (a.Z * b.X) - (a.X * b.Z), (a.X * b.Y) - (a.Y * b.X));
}
