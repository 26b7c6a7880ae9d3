using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Motion.Safety.Clearance;

/// <summary>
/// Whether points of the chain keep their speed on the whole of a way, within its steps too; without a limit there is nothing to keep.
/// </summary>
internal sealed class TipPace
{
    private readonly TipWatch[] tips;
    private readonly double mostMetresPerTick;
    private readonly Vector3d[] before;
    private readonly Vector3d[] atPresent;
    private readonly BodyPose pose;

    /// <summary>The points of one body.</summary>
    public TipPace(ArmBody body, double? maxTipMetresPerSecond, Seconds period)
    {
        tips = maxTipMetresPerSecond is null ? [] : TipWatch.Of(body);
        mostMetresPerTick = (maxTipMetresPerSecond ?? 0) * period.Value;
        before = new Vector3d[tips.Length];
        atPresent = new Vector3d[tips.Length];
        pose = new(body);
    }

    /// <summary>True when a joint can change some limited speed.</summary>
    public bool Minds(int lane)
    {
        bool minds = false;
        foreach (TipWatch tip in tips)
        {
            minds |= tip.Minds(lane);
        }

        return minds;
    }

    /// <summary>Where the points are before the step.</summary>
    public void Begin(BodyPose present)
    {
        for (int i = 0; i < tips.Length; i++)
        {
            atPresent[i] = tips[i].At(present);
        }
    }

    /// <summary>True when some point may be too fast in a step from that to tick k on, levers laid straight.</summary>
    public bool MayBeFast(LaneTrack[] tracks, int k)
    {
        bool fast = false;
        foreach (TipWatch tip in tips)
        {
            fast |= tip.Largest(tracks, k) > mostMetresPerTick;
        }

        return fast;
    }

    /// <summary>True when no point is too fast in the step itself.</summary>
    /// <param name="tracks">The way.</param>
    /// <param name="step">Where the step ends.</param>
    public bool KeepsStep(LaneTrack[] tracks, BodyPose step)
    {
        atPresent.CopyTo(before, 0);
        return Keeps(tracks, 0, step);
    }

    /// <summary>True when no point is too fast from the step's end, which was found good, to rest.</summary>
    /// <param name="tracks">The way.</param>
    /// <param name="last">The tick at which all of it rests.</param>
    /// <param name="halving">Places poses.</param>
    public bool KeepsStop(LaneTrack[] tracks, int last, WayHalving halving)
    {
        for (int k = 1; k <= last && MayBeFast(tracks, k); k++)
        {
            halving.Place(tracks, k, pose);
            if (!Keeps(tracks, k, pose))
            {
                return false;
            }
        }

        return true;
    }

    private bool Keeps(LaneTrack[] tracks, int k, BodyPose at)
    {
        for (int i = 0; i < tips.Length; i++)
        {
            Vector3d place = tips[i].At(at);
            if (!((place - before[i]).Length + tips[i].Bend(tracks, k) <= mostMetresPerTick))
            {
                return false;
            }

            before[i] = place;
        }

        return true;
    }
}
