namespace ArmController.Motion.Monitoring;

/// <summary>A box with its edges along the base frame's axes, metres.</summary>
/// <param name="MinX">Lowest x.</param>
/// <param name="MinY">Lowest y.</param>
/// <param name="MinZ">Lowest z.</param>
/// <param name="MaxX">Highest x.</param>
/// <param name="MaxY">Highest y.</param>
/// <param name="MaxZ">Highest z.</param>
public readonly record struct MonitorBox(double MinX, double MinY, double MinZ, double MaxX, double MaxY, double MaxZ)
{
    /// <summary>How far a point is inside, to the nearest wall; below zero outside.</summary>
    internal double Walls(in Spot p) => Smaller(
        Smaller(Smaller(p.X - MinX, MaxX - p.X), Smaller(p.Y - MinY, MaxY - p.Y)), Smaller(p.Z - MinZ, MaxZ - p.Z));

    /// <summary>How far a point is outside; below zero inside, less the way to the nearest wall.</summary>
    internal double Apart(in Spot p)
    {
        double square = SquareApart(p);
        return square > 0 ? Math.Sqrt(square) : -Walls(p);
    }

    /// <summary>The square of how far a point is outside; zero inside.</summary>
    internal double SquareApart(in Spot p)
    {
        double dx = Larger(Larger(MinX - p.X, p.X - MaxX), 0);
        double dy = Larger(Larger(MinY - p.Y, p.Y - MaxY), 0);
        double dz = Larger(Larger(MinZ - p.Z, p.Z - MaxZ), 0);
        return (dx * dx) + (dy * dy) + (dz * dz);
    }

    /// <summary>The shortest move along one of the axes that takes a whole piece of line out; below zero when it is out by that much.</summary>
    internal double WayOut(in Spot a, in Spot b) => Math.Min(
        Math.Min(
            Math.Min(Math.Max(a.X, b.X) - MinX, MaxX - Math.Min(a.X, b.X)),
            Math.Min(Math.Max(a.Y, b.Y) - MinY, MaxY - Math.Min(a.Y, b.Y))),
        Math.Min(Math.Max(a.Z, b.Z) - MinZ, MaxZ - Math.Min(a.Z, b.Z)));

    // One instruction each; processors differ in it for NaN, and no point that is not a number is asked about.
    private static double Larger(double a, double b) => double.MaxNative(a, b);

    private static double Smaller(double a, double b) => double.MinNative(a, b);
}
