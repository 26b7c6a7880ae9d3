using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Motion.Safety.Clearance;

/// <summary>
/// Looks at the whole way of all joints from the present over one step to rest, and answers whether every distance is kept on all of it,
/// between the ticks too, and every speed.
/// </summary>
/// <remarks>
/// Most distances need one pose: one that exceeds the requirement by all travel still to come holds to the end. What shows a fault soonest is
/// looked at first: the speed of the step itself, then the others' distances (<see cref="WayHalving"/>),
/// then speeds to the end (<see cref="TipPace"/>).
/// </remarks>
internal sealed class StopWalk
{
    private const int Lanes = ClearanceField.Lanes;

    /// <summary>For <see cref="Look"/>: any joint may be another than at the last clear way.</summary>
    public const int AnyLane = -1;

    private readonly ClearanceField field;
    private readonly Ratchets ratchets;
    private readonly TipPace pace;
    private readonly WayHalving halving;
    private readonly int lanes;
    private readonly double[] sines = new double[Lanes];
    private readonly double[] cosines = new double[Lanes];
    private readonly double[] arriving = new double[Lanes];
    private readonly double[] left = new double[Lanes];
    private readonly double[] travels;
    private readonly LaneState[] states = new LaneState[Lanes];
    private readonly BodyPose[] walked;
    private bool presentPlaced;

    /// <summary>A walk over the stops of one body.</summary>
    public StopWalk(ClearanceField field, Ratchets ratchets, double? maxTipMetresPerSecond, Seconds period, int mostTicks)
    {
        this.field = field;
        this.ratchets = ratchets;
        lanes = field.Body.Joints.Length;
        pace = new(field.Body, maxTipMetresPerSecond, period);
        halving = new(field, ratchets, mostTicks);
        travels = new double[field.Kinds];
        walked = [new(field.Body), new(field.Body)];
    }

    /// <summary>Ways looked at since the last present was set.</summary>
    public int Walks { get; private set; }

    /// <summary>True when a joint can change some distance or some limited speed.</summary>
    public bool Minds(int lane)
    {
        bool minds = pace.Minds(lane);
        for (int w = 0; w < field.Count; w++)
        {
            minds |= field.Minds(w, lane);
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
    /// <param name="tracks">The way of every joint.</param>
    /// <param name="lane">The one joint whose way is another than in a way known to be clear: what it does not change needs no look.</param>
    public Refusal Look(LaneTrack[] tracks, int lane = AnyLane)
    {
        Walks++;
        halving.Place(tracks, 0, halving.Step);
        int count = Open(tracks, lane);
        bool fast = pace.MayBeFast(tracks, 0);
        if (count == 0 && !fast)
        {
            return Refusal.None;
        }

        PlacePresent();
        if (fast && !pace.KeepsStep(tracks, halving.Step))
        {
            return Refusal.TipSpeed;
        }

        int last = Last(tracks);
        if (count > 0 && !halving.Keeps(tracks, last, count))
        {
            return Refusal.Clearance;
        }

        return fast && !pace.KeepsStop(tracks, last, halving) ? Refusal.TipSpeed : Refusal.None;
    }

    /// <summary>The shortest a distance can get on a way, from the step's end on, metres.</summary>
    public double Shortest(LaneTrack[] tracks, int watch)
    {
        int last = Last(tracks);
        WatchedPose before = default;
        double shortest = double.PositiveInfinity;
        for (int k = 0; k <= last; k++)
        {
            // What was seen at the tick before belongs to its pose, which must stay.
            BodyPose pose = walked[k & 1];
            halving.Place(tracks, k, pose);
            for (int i = 0; i < lanes; i++)
            {
                arriving[i] = tracks[i].Moved(k);
            }

            double clear = field.Clear(watch, pose, out Vector3d apart);
            WatchedPose here = new(pose, clear, apart);
            double between = k > 0 ? field.Between(watch, before, here, arriving, double.PositiveInfinity) : clear;
            shortest = Math.Min(shortest, Math.Min(clear, between));
            before = here;
        }

        return shortest;
    }

    // Names the distances that the step's end alone does not answer for.
    private int Open(LaneTrack[] tracks, int lane)
    {
        for (int i = 0; i < lanes; i++)
        {
            arriving[i] = tracks[i].Moved(0);
            left[i] = tracks[i].Left(0);
        }

        field.Travels(arriving, left, travels);
        int count = 0;
        Span<int> asked = halving.Asked;
        for (int w = 0; w < asked.Length; w++)
        {
            if ((lane == AnyLane || field.Minds(w, lane))
                && !field.IsAtLeast(w, halving.Step, ratchets.Required(w) + travels[field.KindOf(w)]))
            {
                asked[count++] = w;
            }
        }

        return count;
    }

    private int Last(LaneTrack[] tracks)
    {
        int last = 0;
        for (int i = 0; i < lanes; i++)
        {
            last = Math.Max(last, tracks[i].Last);
        }

        return last;
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

        halving.Present.Place(sines, cosines);
        halving.Forget();
        pace.Begin(halving.Present);
    }
}
