namespace ArmController.Motion.Safety.Clearance;

/// <summary>
/// Finds how much of a step may be let through: all of it, or else one joint after the other, each by its full step or a quarter, within a fixed
/// number of looks; what is not found in time stops.
/// </summary>
internal sealed class StepSearch
{
    private readonly StopWalk walk;
    private readonly LaneTrack[] stop;
    private readonly LaneTrack[] full;
    private readonly LaneTrack[] part;
    private readonly JointBounds[] inForce;
    private readonly bool[] carries;
    private readonly int mostWalks;

    /// <summary>A search for a body's joints.</summary>
    /// <param name="walk">Looks at ways.</param>
    /// <param name="lanes">The body's joints.</param>
    /// <param name="mostTicks">Longest stop there is room for.</param>
    /// <param name="mostWalks">Most looks in one tick.</param>
    public StepSearch(StopWalk walk, int lanes, int mostTicks, int mostWalks)
    {
        this.walk = walk;
        this.mostWalks = mostWalks;
        stop = new LaneTrack[lanes];
        full = new LaneTrack[lanes];
        part = new LaneTrack[lanes];
        Tracks = new LaneTrack[lanes];
        inForce = new JointBounds[lanes];
        carries = new bool[lanes];
        for (int i = 0; i < lanes; i++)
        {
            stop[i] = new(mostTicks);
            full[i] = new(mostTicks);
            part[i] = new(mostTicks);
            carries[i] = walk.Minds(i);

            Tracks[i] = new(0);
        }
    }

    /// <summary>The way that was looked at last, or found.</summary>
    public LaneTrack[] Tracks { get; }

    /// <summary>The joints stop by these limits from now on, whatever was before.</summary>
    public void Obey(ReadOnlySpan<JointBounds> bounds) => bounds[..inForce.Length].CopyTo(inForce);

    /// <summary>
    /// Limits may have changed, and with them the way to rest: it is looked at before it is relied on. False while the old one still has to be
    /// kept, at rest at the latest.
    /// </summary>
    public bool TryObey(ReadOnlySpan<JointBounds> bounds, ReadOnlySpan<LaneState> now)
    {
        bool same = true;
        for (int i = 0; i < inForce.Length; i++)
        {
            same &= bounds[i].A == inForce[i].A && bounds[i].J == inForce[i].J;
        }

        bool may = same || (Roll(full, bounds, now) && walk.Look(Tracks) == Refusal.None);
        if (may)
        {
            Obey(bounds);
        }

        return may;
    }

    /// <summary>Rolls the way to rest from a state, which is its tick 0; false when it breaks a limit or is too long.</summary>
    public bool RollStop(ReadOnlySpan<LaneState> states) => Roll(stop, inForce, states);

    /// <summary>Lets through what it finds clear.</summary>
    /// <param name="now">Where the joints are; stopping from there is clear.</param>
    /// <param name="next">On entry where each would step, on exit where it does.</param>
    /// <param name="reasons">What kept a joint from its step is added.</param>
    /// <param name="first">The joint that is let through first when not all are.</param>
    public void Run(ReadOnlySpan<LaneState> now, Span<LaneState> next, Span<Trims> reasons, int first)
    {
        Begin(now);
        if (OnlyStops(now, next))
        {
            return;
        }

        bool kept = true;
        for (int i = 0; i < full.Length; i++)
        {
            if (carries[i])
            {
                kept &= full[i].TryRollOut(inForce[i], now[i], next[i]);
                Tracks[i] = full[i];
            }
        }

        Refusal refusal = kept ? walk.Look(Tracks) : Refusal.Clearance;
        if (refusal == Refusal.None)
        {
            return;
        }

        if (!RollFallback(now))
        {
            StopAll(now, next, reasons);
            return;
        }

        for (int j = 0; j < full.Length; j++)
        {
            int lane = first + j < full.Length ? first + j : first + j - full.Length;
            if (carries[lane] && next[lane] != stop[lane].First && !TryStep(lane, full[lane], now[lane], next[lane], ref refusal))
            {
                long less = stop[lane].First.V + ((next[lane].V - stop[lane].First.V) / 4);
                TryStep(lane, part[lane], now[lane], now[lane].After(less), ref refusal);
            }
        }

        for (int i = 0; i < full.Length; i++)
        {
            Trim(i, carries[i] ? Tracks[i].First : next[i], next, reasons, refusal);
        }
    }

    /// <summary>Every joint that carries something steps as it stops.</summary>
    public void StopAll(ReadOnlySpan<LaneState> now, Span<LaneState> next, Span<Trims> reasons)
    {
        for (int i = 0; i < inForce.Length; i++)
        {
            Trim(i, carries[i] ? StopPolicy.Next(inForce[i], now[i]) : next[i], next, reasons, Refusal.Clearance);
        }
    }

    private static void Trim(int lane, in LaneState found, Span<LaneState> next, Span<Trims> reasons, Refusal refusal)
    {
        if (found != next[lane])
        {
            reasons[lane] |= refusal == Refusal.TipSpeed ? Trims.TipSpeed : Trims.Clearance;
            next[lane] = found;
        }
    }

    // A joint that changes nothing watched passes through. Where it stands is all the same, but in every pose it must stand there.
    private void Begin(ReadOnlySpan<LaneState> now)
    {
        walk.Begin(now);
        for (int i = 0; i < carries.Length; i++)
        {
            if (!carries[i])
            {
                Tracks[i].Stand(now[i]);
            }
        }
    }

    private bool OnlyStops(ReadOnlySpan<LaneState> now, ReadOnlySpan<LaneState> next)
    {
        bool stops = true;
        for (int i = 0; i < inForce.Length; i++)
        {
            stops &= !carries[i] || next[i] == StopPolicy.Next(inForce[i], now[i]);
        }

        return stops;
    }

    private bool TryStep(int lane, LaneTrack track, in LaneState now, in LaneState next, ref Refusal refusal)
    {
        if (walk.Walks >= mostWalks || !track.TryRollOut(inForce[lane], now, next))
        {
            return false;
        }

        LaneTrack before = Tracks[lane];
        Tracks[lane] = track;
        Refusal found = walk.Look(Tracks, lane);
        if (found == Refusal.None)
        {
            return true;
        }

        refusal = found;
        Tracks[lane] = before;
        return false;
    }

    private bool RollFallback(ReadOnlySpan<LaneState> now)
    {
        bool rolled = true;
        for (int i = 0; i < stop.Length; i++)
        {
            if (carries[i])
            {
                rolled &= stop[i].TryRollOut(inForce[i], now[i], StopPolicy.Next(inForce[i], now[i]));
                Tracks[i] = stop[i];
            }
        }

        return rolled;
    }

    private bool Roll(LaneTrack[] into, ReadOnlySpan<JointBounds> bounds, ReadOnlySpan<LaneState> states)
    {
        Begin(states);
        bool rolled = true;
        for (int i = 0; i < into.Length; i++)
        {
            if (carries[i])
            {
                rolled &= into[i].TryRollOut(bounds[i], states[i], states[i]);
                Tracks[i] = into[i];
            }
        }

        return rolled;
    }
}
