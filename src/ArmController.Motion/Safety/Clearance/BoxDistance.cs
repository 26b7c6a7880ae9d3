using ArmController.Numerics;

namespace ArmController.Motion.Safety.Clearance;

/// <summary>The exact distance between a straight piece of line and a box, below zero when they meet: then how deep they do.</summary>
internal static class BoxDistance
{
    // So near, in metres, that a direction can no longer be told.
    private const double Touching = 1e-12;

    /// <summary>Shortest distance from the piece from <paramref name="a"/> to <paramref name="b"/> to the box, or less its depth in it.</summary>
    /// <remarks>
    /// The square of the distance of the point at t is convex in t, and its slope is made of straight pieces that change where the point
    /// crosses a face's plane. Those six places close in on the piece in which the slope is zero.
    /// </remarks>
    /// <param name="a">One end.</param>
    /// <param name="b">The other end.</param>
    /// <param name="box">The box.</param>
    /// <param name="apart">Unit direction in which they are that far apart, or in which the shortest way out leads.</param>
    public static double Signed(in Vector3d a, in Vector3d b, in AxisBox box, out Vector3d apart)
    {
        Vector3d d = b - a;
        double low = 0;
        double high = 1;
        double lowSlope = Slope(a, d, box, 0);
        double t = 0;
        if (lowSlope < 0)
        {
            double highSlope = Slope(a, d, box, 1);
            t = 1;
            if (highSlope > 0)
            {
                Narrow(a, d, box, box.Min.X - a.X, d.X, ref low, ref lowSlope, ref high, ref highSlope);
                Narrow(a, d, box, box.Max.X - a.X, d.X, ref low, ref lowSlope, ref high, ref highSlope);
                Narrow(a, d, box, box.Min.Y - a.Y, d.Y, ref low, ref lowSlope, ref high, ref highSlope);
                Narrow(a, d, box, box.Max.Y - a.Y, d.Y, ref low, ref lowSlope, ref high, ref highSlope);
                Narrow(a, d, box, box.Min.Z - a.Z, d.Z, ref low, ref lowSlope, ref high, ref highSlope);
                Narrow(a, d, box, box.Max.Z - a.Z, d.Z, ref low, ref lowSlope, ref high, ref highSlope);
                t = highSlope > lowSlope ? low + ((high - low) * (-lowSlope / (highSlope - lowSlope))) : low;
            }
        }

        Vector3d p = a + (d * t);
        Vector3d outside = new(Outside(p.X, box.Min.X, box.Max.X), Outside(p.Y, box.Min.Y, box.Max.Y), Outside(p.Z, box.Min.Z, box.Max.Z));
        double distance = outside.Length;
        if (distance > Touching)
        {
            apart = outside * (1 / distance);
            return distance;
        }

        return -Depth(a, d, box, out apart);
    }

    /// <summary>
    /// How far a piece of line that meets the box would have to be moved to leave it: both together are a solid whose faces look along the box's
    /// axes and along the directions across the line and an axis.
    /// </summary>
    private static double Depth(in Vector3d a, in Vector3d d, in AxisBox box, out Vector3d apart)
    {
        Vector3d half = (box.Max - box.Min) * 0.5;
        Vector3d reach = d * 0.5;
        Vector3d offset = a + reach - ((box.Min + box.Max) * 0.5);
        double depth = double.PositiveInfinity;
        apart = default;
        Across(new(1, 0, 0), half, reach, offset, ref depth, ref apart);
        Across(new(0, 1, 0), half, reach, offset, ref depth, ref apart);
        Across(new(0, 0, 1), half, reach, offset, ref depth, ref apart);
        Across(new(0, d.Z, -d.Y), half, default, offset, ref depth, ref apart);
        Across(new(-d.Z, 0, d.X), half, default, offset, ref depth, ref apart);
        Across(new(d.Y, -d.X, 0), half, default, offset, ref depth, ref apart);
        return Math.Max(depth, 0);
    }

    // The line has no extent across itself, hence the reach of zero there.
    private static void Across(in Vector3d n, in Vector3d half, in Vector3d reach, in Vector3d offset, ref double depth, ref Vector3d apart)
    {
        double length = n.Length;
        double way = Vector3d.Dot(n, offset);
        double both = (half.X * Math.Abs(n.X)) + (half.Y * Math.Abs(n.Y)) + (half.Z * Math.Abs(n.Z)) + Math.Abs(Vector3d.Dot(n, reach));
        if (length > 1e-12 && (both - Math.Abs(way)) / length < depth)
        {
            depth = (both - Math.Abs(way)) / length;
            apart = n * ((way < 0 ? -1 : 1) / length);
        }
    }

    private static void Narrow(
        in Vector3d a, in Vector3d d, in AxisBox box, double way, double speed, ref double low, ref double lowSlope, ref double high,
        ref double highSlope)
    {
        double t = speed != 0 ? way / speed : 0;
        if (t > low && t < high)
        {
            double slope = Slope(a, d, box, t);
            if (slope < 0)
            {
                low = t;
                lowSlope = slope;
            }
            else
            {
                high = t;
                highSlope = slope;
            }
        }
    }

    private static double Slope(in Vector3d a, in Vector3d d, in AxisBox box, double t) =>
        (Outside(a.X + (d.X * t), box.Min.X, box.Max.X) * d.X)
        + (Outside(a.Y + (d.Y * t), box.Min.Y, box.Max.Y) * d.Y)
        + (Outside(a.Z + (d.Z * t), box.Min.Z, box.Max.Z) * d.Z);

    private static double Outside(double x, double min, double max) => Math.Max(x - max, 0) + Math.Min(x - min, 0);
}
