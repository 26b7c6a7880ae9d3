using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Control.Tasks.Reach;

/// <summary>Where the front of an arm is: goals behind it are no fair ones.</summary>
public static class ReachFront
{
    private const int Postures = 256;
    private const double UprightLeast = 0.9;

    // An arm that folds as far to one side as to the other has no front of its own.
    private const double LeastShare = 0.02;

    /// <summary>
    /// The front as the arm's file has it, or the way that the arm leans in the mean while its first joint stands in the middle; +x where that cannot
    /// be told.
    /// </summary>
    /// <param name="arm">The arm as it is believed to be.</param>
    /// <param name="region">What the file says.</param>
    /// <returns>A level unit vector of the base frame.</returns>
    public static Vector3d Of(ArmDescription arm, in ReachRegion region)
    {
        ArgumentNullException.ThrowIfNull(arm);
        if (region.FrontRadians is { } angle)
        {
            (double s, double c) = Elementary.SinCos(angle);
            return new(c, s, 0);
        }

        Joints<Radian> posture = default;
        Vector3d sum = default;
        bool isUpright = true;
        Pcg32 random = new(0, 0);
        for (int n = 0; n < Postures; n++)
        {
            for (int j = 0; j < arm.Chain.Count; j++)
            {
                JointLimits limits = arm.Joints[j].Limits;
                double share = j == 0 ? 0.5 : random.NextDouble(0, 1);
                posture[j] = limits.MinRadians + (share * (limits.MaxRadians - limits.MinRadians));
            }

            arm.Chain.Forward(posture, out ChainPose pose);
            isUpright = Math.Abs(pose.Axes[0].Z) > UprightLeast;
            sum += pose.Tip - pose.Origins[0];
        }

        Vector3d level = new(sum.X, sum.Y, 0);
        double length = level.Length;
        return isUpright && length > LeastShare * Postures * arm.Chain.SpanMetres ? level * (1 / length) : new(1, 0, 0);
    }
}
