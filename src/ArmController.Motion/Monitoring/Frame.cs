using System.Runtime.Intrinsics;

namespace ArmController.Motion.Monitoring;

/// <summary>A 4x4 matrix that carries points of one frame into another, as its four columns; the last row is always 0 0 0 1.</summary>
internal readonly struct Frame
{
    private readonly Vector256<double> x;
    private readonly Vector256<double> y;
    private readonly Vector256<double> z;
    private readonly Vector256<double> origin;

    /// <summary>Takes sixteen numbers, row by row; the last four are not looked at.</summary>
    public Frame(ReadOnlySpan<double> rows)
        : this(Column(rows, 0), Column(rows, 1), Column(rows, 2), Column(rows, 3))
    {
    }

    private Frame(Vector256<double> x, Vector256<double> y, Vector256<double> z, Vector256<double> origin)
    {
        this.x = x;
        this.y = y;
        this.z = z;
        this.origin = origin;
    }

    /// <summary>Where its own origin is in the outer frame.</summary>
    public Spot Origin => Spot.Of(origin);

    /// <summary>This after a turn about a unit axis through its own origin (Rodrigues 1840).</summary>
    public Frame Turned(double axisX, double axisY, double axisZ, double radians)
    {
        Turn.By(radians, out double c, out double s);
        double k = 1 - c;
        return new(
            Direction(c + (k * axisX * axisX), (k * axisX * axisY) + (s * axisZ), (k * axisX * axisZ) - (s * axisY)),
            Direction((k * axisX * axisY) - (s * axisZ), c + (k * axisY * axisY), (k * axisY * axisZ) + (s * axisX)),
            Direction((k * axisX * axisZ) + (s * axisY), (k * axisY * axisZ) - (s * axisX), c + (k * axisZ * axisZ)),
            origin);
    }

    /// <summary>First the other, then this.</summary>
    public Frame After(in Frame other) => new(
        Direction(other.x[0], other.x[1], other.x[2]),
        Direction(other.y[0], other.y[1], other.y[2]),
        Direction(other.z[0], other.z[1], other.z[2]),
        Direction(other.origin[0], other.origin[1], other.origin[2]) + origin);

    /// <summary>Where a point of the inner frame is in the outer one.</summary>
    public Spot Carry(in Spot p) => Spot.Of(Direction(p.X, p.Y, p.Z) + origin);

    private Vector256<double> Direction(double alongX, double alongY, double alongZ) => (x * alongX) + (y * alongY) + (z * alongZ);

    private static Vector256<double> Column(ReadOnlySpan<double> rows, int column) =>
        Vector256.Create(rows[column], rows[4 + column], rows[8 + column], 0);
}
