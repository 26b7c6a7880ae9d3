using System.Collections.Immutable;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety.Clearance;
using ArmController.Numerics;

namespace ArmController.Motion.Safety.Storms;

/// <summary>Puts a table, walls and two boxes round an arm, in its own size and in the way of its home.</summary>
public static class StormObstacles
{
    /// <summary>The margin, metres.</summary>
    public const double MarginMetres = 0.006;

    /// <summary>Obstacles for an arm whose front is +x and whose base stands at z = 0.</summary>
    /// <param name="body">The arm.</param>
    /// <param name="home">Its home pose.</param>
    /// <param name="maxTipMetresPerSecond">Highest tip speed, if it is to be limited.</param>
    public static Obstacles Round(ArmBody body, in Joints<Radian> home, double? maxTipMetresPerSecond)
    {
        ArgumentNullException.ThrowIfNull(body);
        double length = body.Chain.SpanMetres;
        ImmutableArray<KeepOut> boxes =
        [
            new("the post", Box(length, new(0.45, 0.30, 0), new(0.65, 0.45, 0.55))),
            new("the shelf", Box(length, new(0.30, -0.70, 0.35), new(0.70, -0.35, 0.50))),
        ];
        return new(
            MarginMetres,
            0,
            Box(length, new(-0.60, -0.95, -0.05), new(0.95, 0.95, 1.10)),
            boxes,
            SelfPairs.ApartAt(body, home, 2 * MarginMetres),
            maxTipMetresPerSecond);
    }

    private static AxisBox Box(double length, in Vector3d min, in Vector3d max) => new(min * length, max * length);
}
