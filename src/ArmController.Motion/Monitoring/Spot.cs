using System.Runtime.Intrinsics;

namespace ArmController.Motion.Monitoring;

/// <summary>A point or a direction, metres.</summary>
internal readonly record struct Spot(double X, double Y, double Z)
{
    /// <summary>Distance from the origin.</summary>
    public double Length => Math.Sqrt((X * X) + (Y * Y) + (Z * Z));

    /// <summary>True when each coordinate is a number and finite.</summary>
    public bool IsFinite => double.IsFinite(X) && double.IsFinite(Y) && double.IsFinite(Z);

    /// <summary>The first three numbers of four.</summary>
    public static Spot Of(Vector256<double> numbers) => new(numbers[0], numbers[1], numbers[2]);

    /// <summary>A point on the way to another: here at 0, there at 1.</summary>
    public Spot Towards(in Spot other, double share) =>
        new(X + ((other.X - X) * share), Y + ((other.Y - Y) * share), Z + ((other.Z - Z) * share));

    /// <summary>How far it is from the line through the origin along a unit axis.</summary>
    public double From(double axisX, double axisY, double axisZ) =>
        new Spot((axisY * Z) - (axisZ * Y), (axisZ * X) - (axisX * Z), (axisX * Y) - (axisY * X)).Length;
}
