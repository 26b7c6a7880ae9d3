using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Control.Guidance;

/// <summary>How far the last link points above the level, and how each joint changes that.</summary>
public struct Inclination
{
    // Nearer to its axis than this, a joint turns the hand about itself and does not point it.
    private const double LeastLeverMetres = 0.01;

    // Straight up or down no turn changes the pitch by a first order, and next to it by much too much.
    private const double LeastCosine = 0.05;

    /// <summary>Angle above the level, -pi/2 to pi/2.</summary>
    public double PitchRadians;

    /// <summary>Radians of pitch per radian of each joint.</summary>
    public Joints<Radian> Slopes;

    /// <summary>
    /// That of a chain whose joints' axes are known in a posture: the last link points from the last axis that the tip keeps away from to the tip.
    /// </summary>
    /// <param name="axes">Unit axes, from the base.</param>
    /// <param name="points">A point of each, metres.</param>
    /// <param name="count">Number of joints.</param>
    /// <param name="tip">The tip, metres.</param>
    /// <param name="inclination">The inclination; level where every axis goes through the tip.</param>
    public static void Of(in LaneVectors axes, in LaneVectors points, int count, in Vector3d tip, out Inclination inclination)
    {
        inclination = default;
        for (int last = count - 1; last >= 0; last--)
        {
            Vector3d radius = tip - points[last];
            Vector3d away = radius - (axes[last] * Vector3d.Dot(axes[last], radius));
            double length = away.Length;
            if (!(length > LeastLeverMetres))
            {
                continue;
            }

            Vector3d along = away * (1 / length);
            double level = Math.Sqrt((along.X * along.X) + (along.Y * along.Y));
            inclination.PitchRadians = Elementary.Atan2(along.Z, level);
            for (int j = 0; j <= last; j++)
            {
                inclination.Slopes[j] = Vector3d.Cross(axes[j], along).Z / Math.Max(level, LeastCosine);
            }

            return;
        }
    }
}
