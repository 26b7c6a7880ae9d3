using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;

namespace ArmController.Motion.Supervision;

/// <summary>Makes a proposal a slow one: speeds are cut to a part of the limits, and far targets are drawn near, step by step.</summary>
internal sealed class Leash
{
    private readonly int lanes;
    private readonly Joints<RadianPerSecond> speed;
    private readonly Joints<Radian> length;

    /// <summary>A leash for a part of an arm's speed limits.</summary>
    public Leash(ArmDescription description, Seconds period, double share)
    {
        lanes = description.Joints.Length;
        for (int i = 0; i < lanes; i++)
        {
            JointLimits limits = description.Joints[i].Limits;
            speed[i] = share * limits.MaxRadiansPerSecond;

            // A step and what it takes to stop after it: a joint that heads for the end of such a leash moves one step a tick.
            double step = speed[i] * period.Value;
            double change = limits.MaxRadiansPerSecondSquared * period.Value * period.Value;
            double ticks = Math.Floor(step / change);
            length[i] = step + (ticks * step) - (change * ticks * (ticks + 1) / 2);
        }
    }

    /// <summary>
    /// The slow proposal nearest to the wish, for an arm whose reference is at <paramref name="position"/>. What is no number stays none.
    /// </summary>
    public void Slow(in Proposal wish, in Joints<Radian> position, out Proposal slow)
    {
        slow = wish;
        for (int i = 0; i < lanes; i++)
        {
            slow.Velocity[i] = Math.Clamp(wish.Velocity[i], -speed[i], speed[i]);
            slow.Target[i] = position[i] + Math.Clamp(wish.Target[i] - position[i], -length[i], length[i]);
        }
    }
}
