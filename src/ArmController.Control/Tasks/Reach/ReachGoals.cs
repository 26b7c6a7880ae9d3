using ArmController.Control.Guidance;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Control.Tasks.Reach;

/// <summary>
/// Draws goals: joint angles uniformly in their ranges, the tip they lead to, kept when it lies in the region and the shield lets the arm rest there.
/// </summary>
public sealed class ReachGoals
{
    private const int MostTries = 100_000;

    private readonly SerialChain chain;
    private readonly ChainModel model;
    private readonly ReachRegion region;
    private readonly Vector3d front;
    private readonly ClearPostures clear;
    private readonly Joints<Radian> rest;

    /// <summary>Draws goals that an arm can reach.</summary>
    /// <param name="arm">The arm as it is believed to be: the shield goes by that.</param>
    /// <param name="chain">Its chain as it is: in the simulator the true one, so that every goal is a place the arm can be.</param>
    /// <param name="rest">Where the joints are that do not move the tip, radians by lane.</param>
    /// <param name="region">What is a fair goal.</param>
    public ReachGoals(ArmDescription arm, SerialChain chain, in Joints<Radian> rest, in ReachRegion region)
    {
        this.chain = chain;
        model = new(chain);
        this.rest = rest;
        this.region = region;
        front = ReachFront.Of(arm, region);
        clear = new(arm);
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
            fair += Draw(random, out Vector3d goal, out Joints<Radian> angles) && clear.Has(angles) && (goal - from).Length >= nearestMetres ? 1 : 0;
        }

        return fair == 10;
    }

    /// <summary>The next goal.</summary>
    /// <param name="random">Sequence to draw from.</param>
    /// <param name="goal">Tip in metres in the base frame.</param>
    public bool Next(Pcg32 random, out Vector3d goal) => Next(random, out goal, out _);

    /// <summary>The next goal, and a posture that leads to it.</summary>
    /// <param name="random">Sequence to draw from.</param>
    /// <param name="goal">Tip in metres in the base frame.</param>
    /// <param name="angles">The posture, radians by lane.</param>
    /// <returns>False when the region is so small that no fair goal was found; <see cref="IsPlausible"/> excludes it beforehand.</returns>
    public bool Next(Pcg32 random, out Vector3d goal, out Joints<Radian> angles)
    {
        for (int n = 0; n < MostTries; n++)
        {
            if (Draw(random, out goal, out angles) && clear.Has(angles))
            {
                return true;
            }
        }

        goal = default;
        angles = default;
        return false;
    }

    /// <summary>
    /// Share of the places in the region that the shield lets the arm take in one posture or another: the others are not drawn, since nobody could
    /// hold the tip there.
    /// </summary>
    /// <param name="ranges">How far the joints turn.</param>
    /// <param name="places">Places to draw.</param>
    public double Ceiling(JointRanges ranges, int places)
    {
        Pcg32 random = new(0, 1);
        PostureSearch search = new(model, ranges, clear, new Pcg32(0, 2));
        int taken = 0;
        int drawn = 0;
        for (long n = 0; n < (long)MostTries * places && drawn < places; n++)
        {
            if (!Draw(random, out Vector3d goal, out Joints<Radian> angles))
            {
                continue;
            }

            drawn++;
            search.Begin(goal, angles);
            taken += clear.Has(angles) || (search.Advance(PostureSearch.Tries) && search.Found) ? 1 : 0;
        }

        return drawn == 0 ? 0 : (double)taken / drawn;
    }

    /// <summary>How far the last link points above the level while the joints stand so, radians.</summary>
    public double PitchAt(in Joints<Radian> angles)
    {
        model.Incline(angles, out Inclination inclination);
        return inclination.PitchRadians;
    }

    private bool Draw(Pcg32 random, out Vector3d goal, out Joints<Radian> angles)
    {
        angles = rest;
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

        bool fair = Vector3d.Dot(tip, front) > 0
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
