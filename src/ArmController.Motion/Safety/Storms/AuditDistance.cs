using ArmController.Motion.Safety.Clearance;
using ArmController.Numerics;

namespace ArmController.Motion.Safety.Storms;

/// <summary>
/// Distances from a straight piece of line by search: the distance of its points from anything convex has one valley, and cutting the piece in
/// three again and again closes in on its bottom. It shares no formula with the shield's distances.
/// </summary>
internal static class AuditDistance
{
    // Two thirds to the power of 70 is 5e-13 of the piece.
    private const int Cuts = 70;

    /// <summary>Distance to a box, 0 inside it.</summary>
    public static double ToBox(in Vector3d a, in Vector3d b, in AxisBox box)
    {
        double low = 0;
        double high = 1;
        for (int i = 0; i < Cuts; i++)
        {
            double third = (high - low) / 3;
            if (PointToBox(At(a, b, low + third), box) < PointToBox(At(a, b, high - third), box))
            {
                high -= third;
            }
            else
            {
                low += third;
            }
        }

        double inner = PointToBox(At(a, b, (low + high) / 2), box);
        return Math.Sqrt(Math.Min(inner, Math.Min(PointToBox(a, box), PointToBox(b, box))));
    }

    /// <summary>Distance to another piece of line.</summary>
    public static double ToSegment(in Vector3d a, in Vector3d b, in Vector3d c, in Vector3d d)
    {
        double low = 0;
        double high = 1;
        for (int i = 0; i < Cuts; i++)
        {
            double third = (high - low) / 3;
            if (PointToSegment(At(a, b, low + third), c, d) < PointToSegment(At(a, b, high - third), c, d))
            {
                high -= third;
            }
            else
            {
                low += third;
            }
        }

        double inner = PointToSegment(At(a, b, (low + high) / 2), c, d);
        return Math.Sqrt(Math.Min(inner, Math.Min(PointToSegment(a, c, d), PointToSegment(b, c, d))));
    }

    private static Vector3d At(in Vector3d a, in Vector3d b, double t) => (a * (1 - t)) + (b * t);

    private static double PointToBox(in Vector3d p, in AxisBox box)
    {
        double x = p.X - Math.Clamp(p.X, box.Min.X, box.Max.X);
        double y = p.Y - Math.Clamp(p.Y, box.Min.Y, box.Max.Y);
        double z = p.Z - Math.Clamp(p.Z, box.Min.Z, box.Max.Z);
        return (x * x) + (y * y) + (z * z);
    }

    private static double PointToSegment(in Vector3d p, in Vector3d c, in Vector3d d)
    {
        Vector3d along = d - c;
        double square = Vector3d.Dot(along, along);
        double t = square > 0 ? Math.Clamp(Vector3d.Dot(p - c, along) / square, 0, 1) : 0;
        Vector3d off = p - At(c, d, t);
        return Vector3d.Dot(off, off);
    }
}
