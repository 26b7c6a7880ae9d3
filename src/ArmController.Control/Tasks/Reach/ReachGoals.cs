using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Control.Tasks.Reach;

/// <summary>Draws goals: joint angles uniformly in their ranges, the tip they lead to, kept when it lies in the region.</summary>
public sealed class ReachGoals
{
    private const int MostTries = 100_000;

    private readonly SerialChain chain;
    private readonly ReachRegion region;

    /// <summary>Draws goals that <paramref name="chain"/> can reach.</summary>
    /// <param name="chain">The arm as it is: in the simulator the true one, so that every goal is a place the arm can be.</param>
    /// <param name="region">What is a fair goal.</param>
    public ReachGoals(SerialChain chain, in ReachRegion region)
    {
        this.chain = chain;
        this.region = region;
    }

    /// <summary>Whether goals far enough from a place can be drawn at a useful rate: one try in a thousand must do.</summary>
    /// <param name="from">Where the tip begins, metres.</param>
    /// <param name="nearestMetres">Goals nearer to it do not count.</param>
    public bool IsPlausible(in Vector3d from, double nearestMetres)
    {
        Pcg32 random = new(0, 0);
        int fair = 0;
        for (int n = 0; n < 10_000 && fair < 10; n++)
        {
            fair += Draw(random, out Vector3d goal) && (goal - from).Length >= nearestMetres ? 1 : 0;
        }

        return fair == 10;
    }

    /// <summary>The next goal.</summary>
    /// <param name="random">Sequence to draw from.</param>
    /// <param name="goal">Tip in metres in the base frame.</param>
    /// <returns>False when the region is so small that no fair goal was found; <see cref="IsPlausible"/> excludes it beforehand.</returns>
    public bool Next(Pcg32 random, out Vector3d goal)
    {
        for (int n = 0; n < MostTries; n++)
        {
            if (Draw(random, out goal))
            {
                return true;
            }
        }

        goal = default;
        return false;
    }

    private bool Draw(Pcg32 random, out Vector3d goal)
    {
        Joints<Radian> angles = default;
        for (int i = 0; i < chain.Count; i++)
        {
            angles[i] = random.NextDouble(region.MinRadians[i], region.MaxRadians[i]);
        }

        chain.Forward(angles, out ChainPose pose);
        goal = pose.Tip;
        Vector3d tip = pose.Tip - pose.Origins[0];
        double radius = Math.Sqrt((tip.X * tip.X) + (tip.Y * tip.Y));
        double pitch = 0;
        foreach (int lane in region.PitchLanes)
        {
            pitch += angles[lane];
        }

        bool fair = tip.X > 0
            && radius >= region.MinRadiusMetres && radius <= region.MaxRadiusMetres
            && goal.Z >= region.MinHeightMetres && goal.Z <= region.MaxHeightMetres
            && pitch >= region.MinPitchRadians && pitch <= region.MaxPitchRadians;
        foreach (int lane in region.ClearLanes)
        {
            fair &= pose.Origins[lane].Z >= region.MinClearMetres;
        }

        return fair;
    }
}
