using ArmController.Motion.Quantities;
using ArmController.Motion.Safety.Clearance;
using ArmController.Numerics;

namespace ArmController.Motion.Safety.Storms;

/// <summary>
/// Judges a stream of emitted positions against what the arm must stay clear of, ten times between any two ticks, joints taken to move straight.
/// It shares the description of arm and obstacles with the shield and no arithmetic.
/// </summary>
public sealed class ClearanceAudit
{
    /// <summary>Looks from one tick to the next.</summary>
    public const int Samples = 10;

    // Two ways of working out a place differ in the last digits of metres.
    private const double Rounding = 1e-9;

    private readonly ArmBody body;
    private readonly Obstacles obstacles;
    private readonly AuditPose pose;
    private readonly Vector3d[] zeroA;
    private readonly Vector3d[] zeroB;
    private readonly Vector3d[] a;
    private readonly Vector3d[] b;
    private readonly double[] reach;
    private readonly bool[] moves;
    private readonly (int First, int Second)[] pairs;
    private readonly Vector3d[] tipZero;
    private readonly Vector3d[] tips;
    private readonly double sampleSeconds;
    private Joints<Radian> now;

    /// <summary>An audit of one body among its obstacles.</summary>
    public ClearanceAudit(ArmBody body, Obstacles obstacles, Seconds period)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(obstacles);
        this.body = body;
        this.obstacles = obstacles;
        pose = new(body);
        sampleSeconds = period.Value / Samples;
        int count = body.Capsules.Length;
        zeroA = new Vector3d[count];
        zeroB = new Vector3d[count];
        a = new Vector3d[count];
        b = new Vector3d[count];
        reach = new double[count];
        moves = new bool[count];
        for (int c = 0; c < count; c++)
        {
            BodyCapsule capsule = body.Capsules[c];
            zeroA[c] = a[c] = pose.AtZero(capsule.Lane, capsule.Shape.A);
            zeroB[c] = b[c] = pose.AtZero(capsule.Lane, capsule.Shape.B);

            // On the base, or turning about its own line: nothing brings it nearer to what stands still.
            moves[c] = pose.IsMoved(capsule.Lane, zeroA[c]) || pose.IsMoved(capsule.Lane, zeroB[c]);
            reach[c] = ((zeroB[c] - zeroA[c]).Length / 2) + capsule.Shape.RadiusMetres;
        }

        List<(int, int)> found = [];
        foreach (LinkPair pair in obstacles.SelfPairs)
        {
            for (int i = 0; i < count; i++)
            {
                for (int j = 0; j < count; j++)
                {
                    if (body.Capsules[i].Link == pair.First && body.Capsules[j].Link == pair.Second)
                    {
                        found.Add((i, j));
                    }
                }
            }
        }

        pairs = [.. found];
        int joints = body.Chain.Count;
        tipZero = new Vector3d[joints + 1];
        tips = new Vector3d[joints + 1];
        for (int i = 0; i <= joints; i++)
        {
            tipZero[i] = i < joints ? pose.AtZero(i, default) : pose.AtZero(joints - 1, body.Chain.TipOffset);
        }
    }

    /// <summary>Looks at which something was inside something.</summary>
    public long Penetrations { get; private set; }

    /// <summary>Looks at which something was nearer than the margin.</summary>
    public long Shortfalls { get; private set; }

    /// <summary>Looks at which a joint after the second or the tip was faster than allowed.</summary>
    public long Speedings { get; private set; }

    /// <summary>The shortest distance so far, metres.</summary>
    public double ShortestMetres { get; private set; } = double.PositiveInfinity;

    /// <summary>The highest speed so far of a joint after the second or of the tip, m/s.</summary>
    public double FastestMetresPerSecond { get; private set; }

    /// <summary>Forgets what it has found.</summary>
    public void Clear()
    {
        (Penetrations, Shortfalls, Speedings) = (0, 0, 0);
        ShortestMetres = double.PositiveInfinity;
        FastestMetresPerSecond = 0;
    }

    /// <summary>The arm is here; the way to the next place begins.</summary>
    public void Start(in Joints<Radian> position)
    {
        now = position;
        Look(position, isStart: true);
    }

    /// <summary>One tick's emission.</summary>
    public void See(in Joints<Radian> position)
    {
        Joints<Radian> step = position - now;
        for (int i = 1; i <= Samples; i++)
        {
            Look(i < Samples ? now + (step * ((double)i / Samples)) : position, isStart: false);
        }

        now = position;
    }

    /// <summary>The shortest distance in a pose, metres; at least <paramref name="enough"/> may be answered for anything longer.</summary>
    public double ShortestAt(in Joints<Radian> angles, double enough)
    {
        pose.Set(angles);
        for (int c = 0; c < a.Length; c++)
        {
            int lane = body.Capsules[c].Lane;
            if (lane >= 0)
            {
                a[c] = pose.Turned(lane, zeroA[c]);
                b[c] = pose.Turned(lane, zeroB[c]);
            }
        }

        double shortest = enough;
        for (int c = 0; c < a.Length; c++)
        {
            if (moves[c])
            {
                shortest = Math.Min(shortest, ToSurroundings(c, shortest));
            }
        }

        foreach ((int i, int j) in pairs)
        {
            Vector3d middles = (a[i] + b[i] - a[j] - b[j]) * 0.5;
            if (middles.Length - reach[i] - reach[j] < shortest)
            {
                double radii = body.Capsules[i].Shape.RadiusMetres + body.Capsules[j].Shape.RadiusMetres;
                shortest = Math.Min(shortest, AuditDistance.ToSegment(a[i], b[i], a[j], b[j]) - radii);
            }
        }

        return shortest;
    }

    private void Look(in Joints<Radian> angles, bool isStart)
    {
        double shortest = ShortestAt(angles, Math.Max(ShortestMetres, obstacles.MarginMetres));
        ShortestMetres = Math.Min(ShortestMetres, shortest);
        Penetrations += shortest < 0 ? 1 : 0;
        Shortfalls += shortest < obstacles.MarginMetres - Rounding ? 1 : 0;
        for (int i = 2; i < tips.Length; i++)
        {
            Vector3d at = pose.Turned(Math.Min(i, tips.Length - 2), tipZero[i]);
            double speed = isStart ? 0 : (at - tips[i]).Length / sampleSeconds;
            FastestMetresPerSecond = Math.Max(FastestMetresPerSecond, speed);
            Speedings += speed > (obstacles.MaxTipMetresPerSecond ?? double.PositiveInfinity) + (Rounding / sampleSeconds) ? 1 : 0;
            tips[i] = at;
        }
    }

    private double ToSurroundings(int c, double enough)
    {
        double radius = body.Capsules[c].Shape.RadiusMetres;
        double shortest = enough;
        if (obstacles.TableHeightMetres is { } height)
        {
            shortest = Math.Min(shortest, Math.Min(a[c].Z - height, b[c].Z - height) - radius);
        }

        if (obstacles.Workspace is { } space)
        {
            shortest = Math.Min(shortest, Math.Min(ToWalls(a[c], space), ToWalls(b[c], space)) - radius);
        }

        foreach (KeepOut keepOut in obstacles.KeepOuts)
        {
            Vector3d middle = (keepOut.Box.Min + keepOut.Box.Max) * 0.5;
            Vector3d away = ((a[c] + b[c]) * 0.5) - middle;
            if (away.Length - reach[c] - (keepOut.Box.Max - middle).Length < shortest)
            {
                shortest = Math.Min(shortest, AuditDistance.ToBox(a[c], b[c], keepOut.Box) - radius);
            }
        }

        return shortest;
    }

    private static double ToWalls(in Vector3d p, in AxisBox space) => Math.Min(
        Math.Min(Math.Min(p.X - space.Min.X, space.Max.X - p.X), Math.Min(p.Y - space.Min.Y, space.Max.Y - p.Y)),
        Math.Min(p.Z - space.Min.Z, space.Max.Z - p.Z));
}
