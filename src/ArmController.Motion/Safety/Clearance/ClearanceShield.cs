using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Motion.Safety.Clearance;

/// <summary>
/// Lets the joints step only where the whole arm, stopping from there, stays clear of everything by a margin and within its tip speed; else
/// it lets as many of them step as it finds within a fixed number of looks, and the others stop.
/// </summary>
/// <remarks>
/// It keeps one thing true: from where all joints are, stopping all of them is clear to rest. A step is admitted only when that was found to
/// be true of where it leads. The fallback, every joint's own stop, leads along the very way that was found clear one tick before, so it is there
/// before the search begins and needs no look. Nothing is assumed of the search: it decides how much is let through, not whether it is safe.
/// </remarks>
public sealed class ClearanceShield
{
    /// <summary>Most ways it looks at in one tick.</summary>
    public const int MostWalks = 8;

    private const double LongestStopSeconds = EnvelopeRules.LongestStopSeconds;

    private readonly ClearanceField field;
    private readonly ClearanceProbe probe;
    private readonly Ratchets ratchets;
    private readonly StopWalk walk;
    private readonly StepSearch search;
    private readonly int lanes;
    private int turn;

    /// <summary>Builds the shield of one arm; its period never changes.</summary>
    /// <param name="body">The arm's shape.</param>
    /// <param name="obstacles">What to stay clear of.</param>
    /// <param name="lanes">Number of the arm's lanes; those beyond the body's joints carry nothing and pass through.</param>
    /// <param name="period">Tick period.</param>
    /// <exception cref="ArgumentException">
    /// The obstacles do not fit the body, there are fewer lanes than joints, or the period is no time.
    /// </exception>
    public ClearanceShield(ArmBody body, Obstacles obstacles, int lanes, Seconds period)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(obstacles);
        if (lanes < body.Joints.Length || !(period.Value > 0))
        {
            throw new ArgumentException(
                $"A body of {body.Joints.Length} joints does not fit {lanes} lanes with a period of {period.Value} s.", nameof(lanes));
        }

        this.lanes = body.Joints.Length;
        MarginMetres = obstacles.MarginMetres;
        field = new(body, obstacles);
        probe = new(field);
        ratchets = new(field.Count, obstacles.MarginMetres);
        int mostTicks = (int)Math.Min(StopPolicy.MostTicks, Math.Ceiling(LongestStopSeconds / period.Value) + 2);
        walk = new(field, ratchets, obstacles.MaxTipMetresPerSecond, period, mostTicks);
        search = new(walk, this.lanes, mostTicks, MostWalks);
    }

    /// <summary>The margin, metres.</summary>
    public double MarginMetres { get; }

    /// <summary>True when every distance is at its margin: nothing is left of a placement that was too near.</summary>
    public bool Clear => ratchets.Recovering == 0;

    /// <summary>Ways looked at in the newest tick.</summary>
    public int Walks => walk.Walks;

    /// <summary>
    /// The joints rest here, placed by hand or at power-up. What is nearer than the margin need not come clear at once, but will never come nearer.
    /// </summary>
    /// <returns>True when everything is clear by the margin.</returns>
    public bool Place(ReadOnlySpan<JointBounds> bounds, ReadOnlySpan<LaneState> states)
    {
        ratchets.Reset();
        turn = 0;
        search.Obey(bounds);
        if (!search.RollStop(states))
        {
            return false;
        }

        for (int w = 0; w < field.Count; w++)
        {
            ratchets.Yield(w, walk.Shortest(search.Tracks, w));
        }

        return Clear;
    }

    /// <summary>Makes a step safe.</summary>
    /// <param name="bounds">Limits by lane.</param>
    /// <param name="now">Where the joints are.</param>
    /// <param name="next">On entry where each joint may step by its own limits, on exit where it does.</param>
    /// <param name="reasons">By lane: what kept a joint from its step is added.</param>
    public void Admit(ReadOnlySpan<JointBounds> bounds, ReadOnlySpan<LaneState> now, Span<LaneState> next, Span<Trims> reasons)
    {
        if (search.TryObey(bounds, now))
        {
            search.Run(now, next, reasons, turn);
        }
        else
        {
            search.StopAll(now, next, reasons);
        }
    }

    /// <summary>The step was sent: the joints are here now, and come by it.</summary>
    public void Committed(ReadOnlySpan<LaneState> states)
    {
        turn = turn + 1 < lanes ? turn + 1 : 0;
        if (ratchets.Recovering > 0 && search.RollStop(states))
        {
            for (int w = 0; w < field.Count; w++)
            {
                if (ratchets.IsRecovering(w))
                {
                    ratchets.Tighten(w, walk.Shortest(search.Tracks, w));
                }
            }
        }
    }

    /// <summary>The shortest of all distances in a state, metres, and what it is between; for people, not for the loop.</summary>
    public double ClearanceMetres(ReadOnlySpan<LaneState> states, out string between)
    {
        Joints<Radian> angles = default;
        for (int i = 0; i < lanes; i++)
        {
            angles[i] = states[i].Q / AngleUnits.PerRadian;
        }

        return probe.Shortest(angles, out between);
    }

    /// <summary>Writes whose turn it is and what has not recovered.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write(turn);
        ratchets.Save(ref writer);
    }

    /// <summary>Passes over an image that is not wanted; everything then requires its margin.</summary>
    public void Skip(ref StateReader reader)
    {
        reader.ReadInt();
        _ = ratchets.Load(ref reader);
        ratchets.Reset();
        turn = 0;
    }

    /// <summary>
    /// Reads it back for joints in a state. False, and then everything requires its margin, when the image is short or makes no sense,
    /// or when stopping from that state is not clear: then the joints must be placed anew.
    /// </summary>
    public bool Load(ref StateReader reader, ReadOnlySpan<JointBounds> bounds, ReadOnlySpan<LaneState> states)
    {
        int loaded = reader.ReadInt();
        search.Obey(bounds);
        bool sound = ratchets.Load(ref reader) && loaded >= 0 && loaded < lanes && search.RollStop(states);
        turn = sound ? loaded : 0;
        if (sound && walk.Look(search.Tracks) == Refusal.None)
        {
            return true;
        }

        ratchets.Reset();
        return false;
    }
}
