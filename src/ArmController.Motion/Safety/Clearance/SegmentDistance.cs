using ArmController.Numerics;

namespace ArmController.Motion.Safety.Clearance;

/// <summary>The exact distance between two straight pieces of line.</summary>
internal static class SegmentDistance
{
    // Below this square of a length, in square metres, a piece of line is a point: a billionth of a millimetre.
    private const double NoLength = 1e-24;

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
        if (uu > NoLength)
        {
            double uw = Vector3d.Dot(u, w);
            if (vv > NoLength)
            {
                double uv = Vector3d.Dot(u, v);
                double crossing = (uu * vv) - (uv * uv);

                // On parallel lines any place will do to begin with; the ends decide.
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
        double distance = way.Length;
        apart = distance > Touching ? way * (1 / distance) : default;
        return distance;
    }

    private static double Unit(double x) => Math.Min(Math.Max(x, 0), 1);
}
