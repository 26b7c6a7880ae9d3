using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Motion.Supervision.Watches;

/// <summary>Notices a joint that is further from its reference than its lag explains, e0 + |v| t_lag, for a number of ticks in a row.</summary>
internal struct TrackingWatch
{
    private LaneTicks over;

    /// <summary>True when some lane has been too far off for so many ticks.</summary>
    /// <param name="error">Reference less measured angle.</param>
    /// <param name="speed">Speed of the reference.</param>
    /// <param name="restRadians">Error allowed at rest, e0.</param>
    /// <param name="lagSeconds">Time by which the joint trails a moving reference, t_lag.</param>
    /// <param name="limit">So many ticks.</param>
    /// <param name="lanes">Number of lanes.</param>
    public bool Look(in Joints<Radian> error, in Joints<RadianPerSecond> speed, double restRadians, double lagSeconds, int limit, int lanes)
    {
        bool lost = false;
        for (int i = 0; i < lanes; i++)
        {
            bool near = Math.Abs(error[i]) <= restRadians + (Math.Abs(speed[i]) * lagSeconds);
            over[i] = near ? 0 : Math.Min(over[i] + 1, limit);
            lost |= over[i] >= limit;
        }

        return lost;
    }

    /// <summary>Writes the state.</summary>
    public readonly void Save(ref StateWriter writer) => writer.Write((ReadOnlySpan<int>)over);

    /// <summary>Reads the state.</summary>
    public void Load(ref StateReader reader) => SavedTicks.Read(ref reader, ref over);
}
