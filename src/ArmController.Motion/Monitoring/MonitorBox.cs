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
    /// <summary>True when the ball lies wholly inside.</summary>
    internal bool Encloses(double x, double y, double z, double radius) =>
        x - radius >= MinX && x + radius <= MaxX && y - radius >= MinY && y + radius <= MaxY && z - radius >= MinZ && z + radius <= MaxZ;

    /// <summary>True when the ball lies wholly outside.</summary>
    internal bool Spares(double x, double y, double z, double radius)
    {
        double dx = x - Math.Clamp(x, MinX, MaxX);
        double dy = y - Math.Clamp(y, MinY, MaxY);
        double dz = z - Math.Clamp(z, MinZ, MaxZ);
        return (dx * dx) + (dy * dy) + (dz * dz) > radius * radius;
    }
}
