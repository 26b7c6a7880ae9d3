using ArmController.Numerics;

namespace ArmController.Configuration.Urdf;

/// <summary>Reads an origin: a place in metres, and a turn as three angles or, since URDF 1.1, as a quaternion.</summary>
internal static class UrdfPose
{
    // urdfdom makes any quaternion a unit one (urdf_model/pose.h, Rotation::setFromQuaternion); one this far off was meant as something else.
    private const double MostOffUnit = 0.01;

    /// <summary>Place and turn; without an origin nothing is moved.</summary>
    /// <param name="origin">The element; null for none.</param>
    /// <param name="isNewer">Whether the file is URDF 1.1.</param>
    /// <param name="faults">Takes the faults.</param>
    public static (Vector3d Place, Matrix3d Turn) Of(UrdfElement? origin, bool isNewer, UrdfFaults faults)
    {
        Vector3d place = origin?.Vector("xyz", default, faults) ?? default;
        if (origin?.Written("quat_xyzw") is not null)
        {
            return (place, Quaternion(origin, isNewer, faults));
        }

        Vector3d rpy = origin?.Vector("rpy", default, faults) ?? default;
        return (place, Matrix3d.RollPitchYaw(rpy.X, rpy.Y, rpy.Z));
    }

    private static Matrix3d Quaternion(UrdfElement origin, bool isNewer, UrdfFaults faults)
    {
        if (!isNewer)
        {
            faults.Add(origin.Line, "quat_xyzw is a word of URDF 1.1, and this file is 1.0", $"{UrdfVersion.Remedy}, or use rpy");
            return Matrix3d.Identity;
        }

        if (origin.Written("rpy") is not null)
        {
            faults.Add(origin.Line, "an origin has both rpy and quat_xyzw", "keep one of the two");
            return Matrix3d.Identity;
        }

        if (origin.Numbers("quat_xyzw", 4, "four", faults) is not [double x, double y, double z, double w])
        {
            return Matrix3d.Identity;
        }

        double length = Math.Sqrt((x * x) + (y * y) + (z * z) + (w * w));
        if (!(Math.Abs(length - 1) <= MostOffUnit))
        {
            faults.Add(origin.Line, $"quat_xyzw has the length {length:0.###} and not 1", "write a unit quaternion in the order x y z w");
            return Matrix3d.Identity;
        }

        return Turn(x / length, y / length, z / length, w / length);
    }

    // The images of the three axes under v -> q v q*.
    private static Matrix3d Turn(double x, double y, double z, double w) => new(
        new(1 - (2 * ((y * y) + (z * z))), 2 * ((x * y) + (w * z)), 2 * ((x * z) - (w * y))),
        new(2 * ((x * y) - (w * z)), 1 - (2 * ((x * x) + (z * z))), 2 * ((y * z) + (w * x))),
        new(2 * ((x * z) + (w * y)), 2 * ((y * z) - (w * x)), 1 - (2 * ((x * x) + (y * y)))));
}
