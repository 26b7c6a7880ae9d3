using ArmController.Numerics;

namespace ArmController.Motion.Safety.Clearance;

/// <summary>The exact distance between two straight pieces of line.</summary>
internal static class SegmentDistance
{
    // Below this square of a length, in square metres, a piece of line is a point: the size of a rounding.
    private const double NoLength = 1e-30;

    // Square of the sine of an angle below which roundings decide where two lines cross.
    private const double NearlyParallel = 1e-9;

    // So near, in metres, that a direction can no longer be told.
    private const double Touching = 1e-12;

    /// <summary>Shortest distance between the piece from <paramref name="a"/> to <paramref name="b"/> and that from <paramref name="c"/> to
    /// <paramref name="d"/> (Ericson 2005, "Real-Time Collision Detection", 5.1.9).</summary>
    /// <param name="a">One end of the first.</param>
    /// <param name="b">Its other end.</param>
    /// <param name="c">One end of the second.</param>
    /// <param name="d">Its other end.</param>
    /// <param name="apart">Unit direction from the second to the first where they are nearest; zero when they touch.</param>
    public static double Between(in Vector3d a, in Vector3d b, in Vector3d c, in Vector3d d, out Vector3d apart)
    {
        Vector3d u = b - a;
        Vector3d v = d - c;
        Vector3d w = a - c;
        double uu = Vector3d.Dot(u, u);
        double vv = Vector3d.Dot(v, v);
        double vw = Vector3d.Dot(v, w);
        double s = 0;
        double t = 0;
        bool parallel = false;
        if (uu > NoLength)
        {
            double uw = Vector3d.Dot(u, w);
            if (vv > NoLength)
            {
                double uv = Vector3d.Dot(u, v);
                double crossing = (uu * vv) - (uv * uv);
                parallel = crossing < NearlyParallel * uu * vv;
                s = crossing > 0 ? Unit(((uv * vw) - (uw * vv)) / crossing) : 0;
                t = ((uv * s) + vw) / vv;
                if (t < 0)
                {
                    t = 0;
                    s = Unit(-uw / uu);
                }
                else if (t > 1)
                {
                    t = 1;
                    s = Unit((uv - uw) / uu);
                }
            }
            else
            {
                s = Unit(-uw / uu);
            }
        }
        else if (vv > NoLength)
        {
            t = Unit(vw / vv);
        }

        Vector3d way = w + (u * s) - (v * t);
        if (parallel)
        {
            // Roundings may have put the crossing anywhere: the ends are looked at as well.
            Nearer(a - Foot(a, c, v, vv), ref way);
            Nearer(b - Foot(b, c, v, vv), ref way);
            Nearer(Foot(c, a, u, uu) - c, ref way);
            Nearer(Foot(d, a, u, uu) - d, ref way);
        }

        double distance = way.Length;
        apart = distance > Touching ? way * (1 / distance) : default;
        return distance;
    }

    private static Vector3d Foot(in Vector3d p, in Vector3d start, in Vector3d along, double square) =>
        start + (along * Unit(Vector3d.Dot(p - start, along) / square));

    private static void Nearer(in Vector3d other, ref Vector3d way)
    {
        if (Vector3d.Dot(other, other) < Vector3d.Dot(way, way))
        {
            way = other;
        }
    }

    private static double Unit(double x) => Math.Min(Math.Max(x, 0), 1);
}
