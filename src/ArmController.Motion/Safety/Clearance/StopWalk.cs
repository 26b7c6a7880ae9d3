using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Motion.Safety.Clearance;

/// <summary>
/// Looks at the whole way of all joints from the present over one step to rest, and answers whether every distance is kept on all of it,
/// between the ticks too, and every speed.
/// </summary>
/// <remarks>
/// Most distances need no walk: one that exceeds the requirement by all travel still to come holds to the end. For the others every tick is looked at,
/// and every way between two ticks (<see cref="ClearanceField.Between"/>), until they too exceed it by what is left.
/// </remarks>
internal sealed class StopWalk
{
    private const int Lanes = ClearanceField.Lanes;

    private readonly ClearanceField field;
    private readonly Ratchets ratchets;
    private readonly TipWatch[] tips;
    private readonly double tipMetresPerTick;
    private readonly int lanes;
    private readonly BodyPose present;
    private BodyPose pose;
    private BodyPose other;
    private readonly Vector3d[] tipsBefore;
    private readonly Vector3d[] tipsAtPresent;
    private readonly int[] open;
    private readonly WatchedPose[] atPresent;
    private readonly WatchedPose[] seen;
    private readonly double[] sines = new double[Lanes];
    private readonly double[] cosines = new double[Lanes];
    private readonly double[] arriving = new double[Lanes];
    private readonly double[] left = new double[Lanes];
    private readonly LaneState[] states = new LaneState[Lanes];
    private bool presentPlaced;

    /// <summary>A walk over the stops of one body.</summary>
    public StopWalk(ClearanceField field, Ratchets ratchets, double? maxTipMetresPerSecond, Seconds period)
    {
        this.field = field;
        this.ratchets = ratchets;
        lanes = field.Body.Joints.Length;
        tips = maxTipMetresPerSecond is null ? [] : TipWatch.Of(field.Body);
        tipMetresPerTick = (maxTipMetresPerSecond ?? 0) * period.Value;
        present = new(field.Body);
        pose = new(field.Body);
        other = new(field.Body);
        tipsBefore = new Vector3d[tips.Length];
        tipsAtPresent = new Vector3d[tips.Length];
        open = new int[field.Count];
        atPresent = new WatchedPose[field.Count];
        seen = new WatchedPose[field.Count];
    }

    /// <summary>Ways looked at since the last present was set.</summary>
    public int Walks { get; private set; }

    /// <summary>True when a joint can change some distance or some limited speed.</summary>
    public bool Minds(int lane)
    {
        bool minds = false;
        foreach (TipWatch tip in tips)
        {
            minds |= tip.Minds(lane);
        }

        for (int w = 0; w < field.Count; w++)
        {
            minds |= field.Levers[(w * Lanes) + lane] > 0;
        }

        return minds;
    }

    /// <summary>Sets where the joints are; every way begins there.</summary>
    public void Begin(ReadOnlySpan<LaneState> now)
    {
        now[..lanes].CopyTo(states);
        presentPlaced = false;
        Walks = 0;
    }

    /// <summary>Looks at one way.</summary>
    public Refusal Look(LaneTrack[] tracks)
    {
        Walks++;
        PlaceAt(tracks, 0);
        int last = 0;
        for (int i = 0; i < lanes; i++)
        {
            last = Math.Max(last, tracks[i].Last);
            arriving[i] = tracks[i].Moved(0);
            left[i] = tracks[i].Left(0);
        }

        int count = 0;
        for (int w = 0; w < open.Length; w++)
        {
            double travel = Math.Max(field.Travel(w, arriving), field.Travel(w, left));
            if (!field.IsAtLeast(w, pose, ratchets.Required(w) + travel))
            {
                open[count++] = w;
            }
        }

        bool fast = MayBeFast(tracks, 0);
        if (count == 0 && !fast)
        {
            return Refusal.None;
        }

        PlacePresent();
        for (int i = 0; i < count; i++)
        {
            seen[open[i]] = atPresent[open[i]] = SeenAtPresent(open[i]);
        }

        tipsAtPresent.CopyTo(tipsBefore, 0);
        for (int k = 0; k <= last && (count > 0 || fast); k++)
        {
            if (k > 0)
            {
                // What was seen at the tick before belongs to its pose, which must stay.
                (pose, other) = (other, pose);
                PlaceAt(tracks, k);
            }

            if (fast && IsTooFast(tracks, k))
            {
                return Refusal.TipSpeed;
            }

            count = Narrow(tracks, k, count, out bool near);
            if (near)
            {
                return Refusal.Clearance;
            }

            fast = fast && MayBeFast(tracks, k + 1);
        }

        return Refusal.None;
    }

    /// <summary>The shortest a distance can get on a way, from the step's end on, metres.</summary>
    public double Shortest(LaneTrack[] tracks, int watch)
    {
        int last = 0;
        for (int i = 0; i < lanes; i++)
        {
            last = Math.Max(last, tracks[i].Last);
        }

        WatchedPose before = default;
        double shortest = double.PositiveInfinity;
        for (int k = 0; k <= last; k++)
        {
            (pose, other) = (other, pose);
            PlaceAt(tracks, k);
            Steps(tracks, k);
            double clear = field.Clear(watch, pose, out Vector3d apart);
            WatchedPose here = new(pose, clear, apart);
            double between = k > 0 ? field.Between(watch, before, here, arriving, double.PositiveInfinity) : clear;
            shortest = Math.Min(shortest, Math.Min(clear, between));
            before = here;
        }

        return shortest;
    }

    private WatchedPose SeenAtPresent(int watch)
    {
        if (atPresent[watch].Pose is null)
        {
            double clear = field.Clear(watch, present, out Vector3d apart);
            return new(present, clear, apart);
        }

        return atPresent[watch];
    }

    // Keeps of the open distances those that still need a look; near when one is too short.
    private int Narrow(LaneTrack[] tracks, int k, int count, out bool near)
    {
        Steps(tracks, k);
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            int w = open[i];
            double clear = field.Clear(w, pose, out Vector3d apart);
            WatchedPose here = new(pose, clear, apart);
            double enough = ratchets.Required(w);
            if (!(clear >= enough && field.Between(w, seen[w], here, arriving, enough) >= enough))
            {
                near = true;
                return 0;
            }

            seen[w] = here;
            if (!(clear >= enough + field.Travel(w, left)))
            {
                open[kept++] = w;
            }
        }

        near = false;
        return kept;
    }

    private void Steps(LaneTrack[] tracks, int k)
    {
        for (int i = 0; i < lanes; i++)
        {
            arriving[i] = tracks[i].Moved(k);
            left[i] = tracks[i].Left(k);
        }
    }

    private bool MayBeFast(LaneTrack[] tracks, int k)
    {
        bool fast = false;
        foreach (TipWatch tip in tips)
        {
            fast |= tip.Largest(tracks, k) > tipMetresPerTick;
        }

        return fast;
    }

    private bool IsTooFast(LaneTrack[] tracks, int k)
    {
        for (int i = 0; i < tips.Length; i++)
        {
            Vector3d at = tips[i].At(pose);
            if (!((at - tipsBefore[i]).Length + tips[i].Bend(tracks, k) <= tipMetresPerTick))
            {
                return true;
            }

            tipsBefore[i] = at;
        }

        return false;
    }

    private void PlaceAt(LaneTrack[] tracks, int k)
    {
        for (int i = 0; i < lanes; i++)
        {
            tracks[i].Turn(k, out sines[i], out cosines[i]);
        }

        pose.Place(sines, cosines);
    }

    private void PlacePresent()
    {
        if (presentPlaced)
        {
            return;
        }

        presentPlaced = true;
        for (int i = 0; i < lanes; i++)
        {
            (sines[i], cosines[i]) = Elementary.SinCos(states[i].Q / AngleUnits.PerRadian);
        }

        present.Place(sines, cosines);
        atPresent.AsSpan().Clear();
        for (int i = 0; i < tips.Length; i++)
        {
            tipsAtPresent[i] = tips[i].At(present);
        }
    }
}
