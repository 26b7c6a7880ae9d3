using System.Numerics;
using ArmController.Numerics;

namespace ArmController.Motion.Safety.Clearance;

/// <summary>
/// Whether distances are kept on the whole of a way, between its ticks too. Two ends that together exceed what is required by more than can
/// be lost and won back between them answer for all between; else the way is cut in half there, down to single steps.
/// </summary>
/// <remarks>
/// Schwarzer, Saha and Latombe 2005, "Adaptive dynamic collision checking for single and multiple articulated robots". Where there is room a
/// few poses answer for a long way; only where it is tight is every tick looked at, and every step between two
/// (<see cref="ClearanceField.Between"/>).
/// </remarks>
internal sealed class WayHalving
{
    // Rows of what was seen: at the present, where the step ends, where the way rests, then in the middle of a piece of every depth.
    private const int AtPresent = 0;
    private const int AtStep = 1;
    private const int AtRest = 2;
    private const int AtMiddle = 3;

    // Metres by which a distance may be short of what is required for no other reason than roundings.
    private const double Rounding = 1e-10;

    private readonly ClearanceField field;
    private readonly Ratchets ratchets;
    private readonly BodyPose[] poses;
    private readonly WatchedPose[] seen;
    private readonly int[] open;
    private readonly double[] moved = new double[ClearanceField.Lanes];
    private readonly double[] sines = new double[ClearanceField.Lanes];
    private readonly double[] cosines = new double[ClearanceField.Lanes];

    /// <summary>Takes the room for ways of so many ticks.</summary>
    public WayHalving(ClearanceField field, Ratchets ratchets, int mostTicks)
    {
        this.field = field;
        this.ratchets = ratchets;
        int depths = BitOperations.Log2((uint)mostTicks) + 2;
        poses = new BodyPose[AtMiddle + depths];
        for (int i = 0; i < poses.Length; i++)
        {
            poses[i] = new(field.Body);
        }

        seen = new WatchedPose[poses.Length * field.Count];
        open = new int[(depths + 1) * field.Count];
    }

    /// <summary>Where the joints are before the step; its user places it.</summary>
    public BodyPose Present => poses[AtPresent];

    /// <summary>Where the step ends; its user places it.</summary>
    public BodyPose Step => poses[AtStep];

    /// <summary>Room for the numbers of the distances that are asked about.</summary>
    public Span<int> Asked => open.AsSpan(0, this.field.Count);

    /// <summary>The present is another one.</summary>
    public void Forget() => seen.AsSpan(AtPresent * field.Count, field.Count).Clear();

    /// <summary>True when the first distances of <see cref="Asked"/> are kept from the present over the step to rest.</summary>
    /// <param name="tracks">The way.</param>
    /// <param name="last">The tick at which all of it rests.</param>
    /// <param name="asked">How many.</param>
    public bool Keeps(LaneTrack[] tracks, int last, int asked)
    {
        // Most of what is too near is so at rest, and it takes one pose to see it.
        if (last > 0)
        {
            Place(tracks, last, poses[AtRest]);
        }

        for (int i = 0; i < asked; i++)
        {
            if (seen[(AtPresent * field.Count) + open[i]].Pose is null)
            {
                See(AtPresent, open[i]);
            }

            if (!See(AtStep, open[i]) || (last > 0 && !See(AtRest, open[i])))
            {
                return false;
            }
        }

        return Keeps(tracks, new(-1, AtPresent), new(0, AtStep), 0, asked)
            && (last == 0 || Keeps(tracks, new(0, AtStep), new(last, AtRest), 0, asked));
    }

    /// <summary>Places a body as it is at one tick of a way.</summary>
    public void Place(LaneTrack[] tracks, int tick, BodyPose pose)
    {
        for (int i = 0; i < field.Body.Joints.Length; i++)
        {
            tracks[i].Turn(tick, out sines[i], out cosines[i]);
        }

        pose.Place(sines, cosines);
    }

    private bool Keeps(LaneTrack[] tracks, End from, End to, int depth, int count)
    {
        bool single = to.Tick == from.Tick + 1;
        for (int i = 0; i < field.Body.Joints.Length; i++)
        {
            moved[i] = single ? tracks[i].Moved(to.Tick) : tracks[i].Left(from.Tick) - tracks[i].Left(to.Tick);
        }

        int kept = 0;
        int row = depth * field.Count;
        for (int i = 0; i < count; i++)
        {
            int w = open[row + i];
            double enough = Enough(w);
            ref readonly WatchedPose start = ref seen[(from.Row * field.Count) + w];
            ref readonly WatchedPose end = ref seen[(to.Row * field.Count) + w];
            if (single)
            {
                if (!(field.Between(w, start, end, moved, enough) >= enough))
                {
                    return false;
                }
            }
            else if (!(field.Within(w, start.Metres, end.Metres, moved) >= enough))
            {
                open[row + field.Count + kept++] = w;
            }
        }

        return kept == 0 || KeepsHalves(tracks, from, to, depth, kept);
    }

    private bool KeepsHalves(LaneTrack[] tracks, End from, End to, int depth, int count)
    {
        End middle = new(from.Tick + ((to.Tick - from.Tick) / 2), AtMiddle + depth);
        Place(tracks, middle.Tick, poses[middle.Row]);
        for (int i = 0; i < count; i++)
        {
            if (!See(middle.Row, open[((depth + 1) * field.Count) + i]))
            {
                return false;
            }
        }

        return Keeps(tracks, middle, to, depth + 1, count) && Keeps(tracks, from, middle, depth + 1, count);
    }

    private bool See(int row, int watch)
    {
        double clear = field.Clear(watch, poses[row], out Vector3d apart);
        seen[(row * field.Count) + watch] = new(poses[row], clear, apart);
        return clear >= Enough(watch);
    }

    // A joint that carries both ends of a distance changes it by a rounding.
    // Whoever is short by no more than that need not become better in the very next step, or nothing would ever move again; it must not become worse.
    private double Enough(int watch)
    {
        double required = ratchets.Required(watch);
        double present = seen[(AtPresent * field.Count) + watch].Metres;
        return present < required && present >= required - Rounding ? present : required;
    }

    /// <summary>One end of a piece: its tick, -1 for the present, and the row of what was seen there.</summary>
    private readonly record struct End(int Tick, int Row);
}
