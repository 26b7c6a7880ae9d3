using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Motion.Supervision.Watches;

/// <summary>
/// Notices a measured angle that stays the very same, bit for bit, while its joint is commanded to move. A real measurement has noise in its
/// last bits or follows the motion; a driver that repeats its last good answer does neither.
/// </summary>
internal struct FrozenWatch
{
    private Joints<Radian> last;
    private LaneTicks moving;

    /// <summary>True when some lane's reading has not changed during so many ticks of commanded motion.</summary>
    /// <param name="raw">This tick's fresh reading.</param>
    /// <param name="speed">Speed of the reference.</param>
    /// <param name="slowest">Slower than this is no motion: a coarse sensor may stay on one count.</param>
    /// <param name="limit">So many ticks.</param>
    /// <param name="lanes">Number of lanes.</param>
    public bool Look(in Joints<Radian> raw, in Joints<RadianPerSecond> speed, double slowest, int limit, int lanes)
    {
        bool frozen = false;
        for (int i = 0; i < lanes; i++)
        {
            if (raw[i] != last[i])
            {
                moving[i] = 0;
            }
            else if (Math.Abs(speed[i]) >= slowest)
            {
                moving[i] = Math.Min(moving[i] + 1, limit);
            }

            frozen |= moving[i] >= limit;
        }

        last = raw;
        return frozen;
    }

    /// <summary>Writes the state.</summary>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Write((ReadOnlySpan<double>)last);
        writer.Write((ReadOnlySpan<int>)moving);
    }

    /// <summary>Reads the state.</summary>
    public void Load(ref StateReader reader)
    {
        reader.Read((Span<double>)last);
        SavedTicks.Read(ref reader, ref moving);
    }
}
