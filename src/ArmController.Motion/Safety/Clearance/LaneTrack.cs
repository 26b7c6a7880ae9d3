using ArmController.Numerics;

namespace ArmController.Motion.Safety.Clearance;

/// <summary>One joint's way to rest after one step: its angle at every tick, and how much of the way is left. Its room is taken once.</summary>
internal sealed class LaneTrack
{
    private readonly double[] angles;
    private readonly double[] moved;
    private readonly double[] left;
    private readonly double[] largest;
    private readonly double[] sines;
    private readonly double[] cosines;
    private readonly long[] turnedIn;
    private long rollOuts = 1;

    /// <summary>A track that can hold a stop of so many ticks.</summary>
    public LaneTrack(int mostTicks)
    {
        angles = new double[mostTicks + 1];
        moved = new double[mostTicks + 1];
        left = new double[mostTicks + 1];
        largest = new double[mostTicks + 1];
        sines = new double[mostTicks + 1];
        cosines = new double[mostTicks + 1];
        turnedIn = new long[mostTicks + 1];
    }

    /// <summary>Where the step leads.</summary>
    public LaneState First { get; private set; }

    /// <summary>The tick at which it rests; 0 when the step itself ends at rest.</summary>
    public int Last { get; private set; }

    /// <summary>Rolls the stop out after a step that leads from one state to the next.</summary>
    /// <returns>False when a tick breaks a limit, or when the stop is longer than the room there is.</returns>
    public bool TryRollOut(in JointBounds bounds, in LaneState from, in LaneState first)
    {
        First = first;
        rollOuts++;
        LaneState at = first;
        long before = from.Q;
        int k = 0;
        while (true)
        {
            if (at.Q < bounds.QMin || at.Q > bounds.QMax || Math.Abs(at.V) > bounds.V || Math.Abs(at.A) > bounds.A)
            {
                return false;
            }

            angles[k] = at.Q / AngleUnits.PerRadian;
            moved[k] = Math.Abs(at.Q - before) / AngleUnits.PerRadian;
            if (at.IsAtRest)
            {
                break;
            }

            if (++k >= angles.Length)
            {
                return false;
            }

            before = at.Q;
            at = StopPolicy.Next(bounds, at);
        }

        Last = k;
        left[k] = 0;
        largest[k] = moved[k];
        for (int i = k - 1; i >= 0; i--)
        {
            left[i] = left[i + 1] + moved[i + 1];
            largest[i] = Math.Max(largest[i + 1], moved[i]);
        }

        return true;
    }

    /// <summary>It stands where it is, at rest.</summary>
    public void Stand(in LaneState at)
    {
        rollOuts++;
        First = at;
        Last = 0;
        angles[0] = at.Q / AngleUnits.PerRadian;
        moved[0] = left[0] = largest[0] = 0;
    }

    /// <summary>Radians of the step that leads to tick k; 0 leads from the present to the step's end.</summary>
    public double Moved(int k) => k <= Last ? moved[k] : 0;

    /// <summary>Radians it travels after tick k, forth and back.</summary>
    public double Left(int k) => k <= Last ? left[k] : 0;

    /// <summary>The largest step from that to tick k on, radians.</summary>
    public double Largest(int k) => k <= Last ? largest[k] : 0;

    /// <summary>Sine and cosine of its angle at tick k; worked out when asked for the first time.</summary>
    public void Turn(int k, out double sine, out double cosine)
    {
        int at = Math.Min(k, Last);
        if (turnedIn[at] != rollOuts)
        {
            turnedIn[at] = rollOuts;
            (sines[at], cosines[at]) = Elementary.SinCos(angles[at]);
        }

        sine = sines[at];
        cosine = cosines[at];
    }
}
