using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Numerics;

namespace ArmController.Control.Guidance.Planning;

/// <summary>Plans a clear way, then follows it at full speed; a corner is cut where the straight way past it is clear.</summary>
public sealed class PlannedTravel
{
    private const ulong PlanningStream = 25;

    // So near to a corner, in time, the next one is what counts.
    private const double AtCornerSeconds = 0.02;

    // Nearer than this to its end the arm brakes by itself.
    private const double BrakingSeconds = 0.1;

    // No look is spent on a corner that is still farther away than this.
    private const double CutSeconds = 0.5;

    private readonly JointRanges ranges;
    private readonly ClearWays ways;
    private readonly WayPlanner planner;
    private readonly double decisionSeconds;
    private int next;

    /// <summary>Takes its room.</summary>
    /// <param name="ranges">How far and how fast the joints turn.</param>
    /// <param name="ways">What is clear.</param>
    /// <param name="decisionPeriod">Time between two decisions.</param>
    /// <param name="seed">Decides what it plans.</param>
    public PlannedTravel(JointRanges ranges, ClearWays ways, Seconds decisionPeriod, ulong seed)
    {
        this.ranges = ranges;
        this.ways = ways;
        planner = new(ranges, ways, new Pcg32(seed, PlanningStream));
        decisionSeconds = decisionPeriod.Value;
    }

    /// <summary>True once there is a way.</summary>
    public bool Found => planner.Found;

    /// <summary>Where the way ends, radians; of a way that was found.</summary>
    public ref readonly Joints<Radian> End => ref planner[planner.Count - 1];

    /// <summary>Begins to plan.</summary>
    /// <param name="from">Where the arm stands, radians.</param>
    /// <param name="to">Clear postures, the best first, radians.</param>
    public void Begin(in Joints<Radian> from, ReadOnlySpan<Joints<Radian>> to)
    {
        planner.Begin(from, to);
        next = 1;
    }

    /// <summary>Plans on for one decision; true when there is a way, or none was found.</summary>
    public bool Advance() => planner.Advance();

    /// <summary>How long the rest of the way takes at full speed, seconds.</summary>
    public double SecondsLeft(in Joints<Radian> from)
    {
        double seconds = ranges.Travel(from, planner[next]);
        for (int i = next; i < planner.Count - 1; i++)
        {
            seconds += ranges.Travel(planner[i], planner[i + 1]);
        }

        return seconds;
    }

    /// <summary>Goes on along the way.</summary>
    /// <param name="from">Where the arm stands, radians.</param>
    public Proposal Go(in Joints<Radian> from)
    {
        int last = planner.Count - 1;
        double seconds = ranges.Travel(from, planner[next]);
        if (next < last && (seconds < AtCornerSeconds || (seconds < CutSeconds && ways.Connects(from, planner[next + 1], ways.LeastFrom(from)))))
        {
            next++;
            seconds = ranges.Travel(from, planner[next]);
        }

        if (next == last && seconds < BrakingSeconds)
        {
            return Proposal.Towards(planner[last]);
        }

        Joints<RadianPerSecond> velocity = default;
        double share = 1 / Math.Max(seconds, decisionSeconds);
        for (int j = 0; j < ranges.Count; j++)
        {
            velocity[j] = (planner[next][j] - from[j]) * share;
        }

        return Proposal.AtVelocity(velocity);
    }

    /// <summary>Writes plan and place on the way.</summary>
    public void Save(ref StateWriter writer)
    {
        planner.Save(ref writer);
        writer.Write(next);
    }

    /// <summary>Reads what <see cref="Save"/> wrote; false when it is not sound.</summary>
    public bool Load(ref StateReader reader)
    {
        bool sound = planner.Load(ref reader);
        next = reader.ReadInt();
        return sound && !reader.Truncated && next >= 0 && (!planner.Found || next < planner.Count);
    }
}
