using ArmController.Motion.Quantities;

namespace ArmController.Control.Tasks.Reach;

/// <summary>
/// How far a joint may go in one decision: at full speed when the tip is far from the goal, slower close to it. Every reacher, learned or not,
/// moves at this pace, so that they differ in their choices alone.
/// </summary>
public sealed class ReachPace
{
    /// <summary>Distance from tip to goal, metres, at which the pace begins to fall.</summary>
    public const double SlowMetres = 0.08;

    /// <summary>Lowest share of full speed.</summary>
    public const double LowestShare = 0.08;

    /// <summary>Paces an arm.</summary>
    /// <param name="fullSpeed">Speed of each chain joint far from the goal; zero for joints that take no part.</param>
    /// <param name="decisionPeriod">Time between two decisions.</param>
    public ReachPace(in Joints<RadianPerSecond> fullSpeed, Seconds decisionPeriod)
    {
        FullSpeed = fullSpeed;
        DecisionPeriod = decisionPeriod;
    }

    /// <summary>Speed of each joint far from the goal, rad/s.</summary>
    public Joints<RadianPerSecond> FullSpeed { get; }

    /// <summary>Time between two decisions.</summary>
    public Seconds DecisionPeriod { get; }

    /// <summary>Share of full speed at a distance: 0.08 to 1.</summary>
    public static double Share(double distanceMetres) => Math.Clamp(distanceMetres / SlowMetres, LowestShare, 1);

    /// <summary>Level of each joint's motion: -1, 0 or +1 by which the displacement of a decision is nearest.</summary>
    /// <param name="displacement">What the admitted reference did in the decision.</param>
    /// <param name="share">Share of full speed that was in force.</param>
    /// <param name="joint">Lane.</param>
    public int Level(in Joints<Radian> displacement, double share, int joint)
    {
        double whole = FullSpeed[joint] * DecisionPeriod.Value * share;
        return whole == 0 ? 0 : (int)Math.Clamp(Math.Round(displacement[joint] / whole, MidpointRounding.AwayFromZero), -1, 1);
    }

    /// <summary>Speed in rad/s of a joint for a level of -1, 0 or +1 and a share of 0.08 to 1.</summary>
    public double Speed(int level, double share, int joint) => level * share * FullSpeed[joint];
}
