namespace ArmController.Numerics;

/// <summary>A 3 x 3 matrix by columns: the images of the three axes; used for rotations.</summary>
public readonly record struct Matrix3d(Vector3d X, Vector3d Y, Vector3d Z)
{
    /// <summary>The rotation that turns nothing.</summary>
    public static Matrix3d Identity => new(new(1, 0, 0), new(0, 1, 0), new(0, 0, 1));

    /// <summary>Image of a vector.</summary>
    public static Vector3d operator *(in Matrix3d m, in Vector3d v) =>
        new(
            (m.X.X * v.X) + (m.Y.X * v.Y) + (m.Z.X * v.Z),
            (m.X.Y * v.X) + (m.Y.Y * v.Y) + (m.Z.Y * v.Z),
            (m.X.Z * v.X) + (m.Y.Z * v.Y) + (m.Z.Z * v.Z));

    /// <summary>First <paramref name="b"/>, then <paramref name="a"/>.</summary>
    public static Matrix3d operator *(in Matrix3d a, in Matrix3d b) => new(a * b.X, a * b.Y, a * b.Z);

    /// <summary>Rotation by an angle about a unit axis (Rodrigues 1840).</summary>
    /// <param name="axis">Unit vector.</param>
    /// <param name="radians">Angle, right-handed about the axis.</param>
    public static Matrix3d AxisAngle(in Vector3d axis, double radians)
    {
        (double s, double c) = Elementary.SinCos(radians);
        double t = 1 - c;
        double x = axis.X;
        double y = axis.Y;
        double z = axis.Z;
        return new(
            new((t * x * x) + c, (t * x * y) + (s * z), (t * x * z) - (s * y)),
            new((t * x * y) - (s * z), (t * y * y) + c, (t * y * z) + (s * x)),
            new((t * x * z) + (s * y), (t * y * z) - (s * x), (t * z * z) + c));
    }

    /// <summary>Rotation of a URDF origin: roll about x, then pitch about y, then yaw about z, fixed axes, radians.</summary>
    public static Matrix3d RollPitchYaw(double roll, double pitch, double yaw) =>
        AxisAngle(new(0, 0, 1), yaw) * (AxisAngle(new(0, 1, 0), pitch) * AxisAngle(new(1, 0, 0), roll));
}
