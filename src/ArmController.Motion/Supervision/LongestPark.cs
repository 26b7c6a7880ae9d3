using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;

namespace ArmController.Motion.Supervision;

/// <summary>How long an arm that nothing blocks may take to its park pose, from anywhere inside its limits and from full speed.</summary>
public static class LongestPark
{
    // Leashed steps, whole ticks and joints that wait for each other under a shield.
    private const double Share = 1.1;
    private const double MoreSeconds = 0.5;

    /// <summary>
    /// The bound: the slowest joint's whole way at its share of the speed limit, with stops before and after,
    /// and slower still where the tip's speed is limited.
    /// </summary>
    /// <param name="arm">The arm.</param>
    /// <param name="parkPose">Where it ends, radians.</param>
    /// <param name="speedShare">Part of the speed limits on the way, 0 to 1.</param>
    public static Seconds Of(ArmDescription arm, in Joints<Radian> parkPose, double speedShare)
    {
        ArgumentNullException.ThrowIfNull(arm);
        double longest = 0;
        for (int i = 0; i < arm.Joints.Length; i++)
        {
            JointLimits limits = arm.Joints[i].Limits;
            double way = Math.Max(limits.MaxRadians - parkPose[i], parkPose[i] - limits.MinRadians);
            longest = Math.Max(
                longest, (way / (speedShare * limits.MaxRadiansPerSecond) * Slower(arm, speedShare)) + (3 * EnvelopeRules.StopSeconds(limits)));
        }

        return new((Share * longest) + MoreSeconds);
    }

    // All chain joints turn at once and each carries the tip stretched out: no tip is faster.
    private static double Slower(ArmDescription arm, double speedShare)
    {
        if (arm.Obstacles?.MaxTipMetresPerSecond is not { } limit)
        {
            return 1;
        }

        double tip = 0;
        double beyond = arm.Chain.TipOffset.Length;
        for (int i = arm.Chain.Count - 1; i >= 0; i--)
        {
            tip += speedShare * arm.Joints[i].Limits.MaxRadiansPerSecond * beyond;
            beyond += arm.Chain.Joints[i].Origin.Length;
        }

        return Math.Max(1, tip / limit);
    }
}
