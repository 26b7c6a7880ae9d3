using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Motion.Safety.Clearance;

/// <summary>
/// Every distance of one body that has to stay above a margin, and for each how much a turn of each joint can change it at most.
/// Distances that no joint changes are not among them.
/// </summary>
internal sealed class ClearanceField
{
    /// <summary>Places in a row of levers: one for every joint a body can have.</summary>
    public const int Lanes = Joints<Radian>.Capacity;

    private readonly Watch[] watches;
    private readonly string[] names;
    private readonly double[] halfLengths;
    private readonly double[] capsuleLevers;
    private readonly double[] levers;
    private readonly int[] rows;
    private readonly AxisBox[] boxes;
    private readonly AxisBox workspace;
    private readonly double tableHeight;

    /// <summary>Lists the distances of a body among obstacles.</summary>
    /// <exception cref="ArgumentException">The obstacles do not fit the body (<see cref="Obstacles.FaultFor"/>).</exception>
    public ClearanceField(ArmBody body, Obstacles obstacles)
    {
        if (obstacles.FaultFor(body) is { } fault)
        {
            throw new ArgumentException(fault, nameof(obstacles));
        }

        Body = body;
        tableHeight = obstacles.TableHeightMetres ?? 0;
        workspace = obstacles.Workspace ?? default;
        boxes = new AxisBox[obstacles.KeepOuts.Length];
        for (int i = 0; i < boxes.Length; i++)
        {
            boxes[i] = obstacles.KeepOuts[i].Box;
        }

        halfLengths = new double[body.Capsules.Length];
        capsuleLevers = new double[body.Capsules.Length * Lanes];
        for (int c = 0; c < body.Capsules.Length; c++)
        {
            BodyCapsule capsule = body.Capsules[c];
            halfLengths[c] = (capsule.Shape.B - capsule.Shape.A).Length / 2;
            for (int lane = 0; lane < body.Joints.Length; lane++)
            {
                capsuleLevers[(c * Lanes) + lane] = body.LeverMetres(lane, capsule);
            }
        }

        WatchList list = new(body, obstacles);
        watches = [.. list.Watches];
        names = [.. list.Names];
        (levers, rows) = DifferentRows(list.Levers.AsSpan(), watches.Length);
    }

    /// <summary>The body.</summary>
    public ArmBody Body { get; }

    /// <summary>Number of distances.</summary>
    public int Count => watches.Length;

    /// <summary>
    /// Number of kinds of distances: those of one kind change alike with every joint, as all of one capsule to things that stand still.
    /// </summary>
    public int Kinds => levers.Length / Lanes;

    /// <summary>Kind of a distance.</summary>
    public int KindOf(int watch) => rows[watch];

    /// <summary>True when a joint can change a distance.</summary>
    public bool Minds(int watch, int lane) => levers[(rows[watch] * Lanes) + lane] > 0;

    /// <summary>What a distance is between, in words.</summary>
    public string NameOf(int watch) => names[watch];

    /// <summary>The distance in a pose, metres; below zero it says how deep the two are in each other.</summary>
    /// <param name="watch">The distance.</param>
    /// <param name="pose">The pose.</param>
    /// <param name="apart">Unit direction in which they are that far apart; zero where none is needed or none is known.</param>
    public double Clear(int watch, BodyPose pose, out Vector3d apart)
    {
        ref readonly Watch w = ref watches[watch];
        ref readonly Vector3d a = ref pose.A[w.Capsule];
        ref readonly Vector3d b = ref pose.B[w.Capsule];
        apart = default;
        double lines = w.Kind switch
        {
            WatchKind.Table => Math.Min(a.Z, b.Z) - tableHeight,
            WatchKind.Workspace => Inside(a, b),
            WatchKind.KeepOut => BoxDistance.Signed(a, b, boxes[w.Other], out apart),
            _ => SegmentDistance.Between(a, b, pose.A[w.Other], pose.B[w.Other], out apart),
        };
        return lines - w.RadiusMetres;
    }

    /// <summary>
    /// The least that a distance can be on the way between two poses, metres, joints moving straight: the better of three bounds,
    /// of which no more are worked out than are needed to reach what is asked for.
    /// </summary>
    /// <remarks>
    /// A turn carries a point at most its lever, which bounds the distance from either end.
    /// Closer than that: along straight lines from the points' old to their new places, the distance between two convex things in one fixed direction
    /// is nowhere below the straight line between its values at the ends, and with second derivatives of at most P the points bow from those lines by
    /// at most s (1 - s) P / 2. That direction is taken from either pose; for a plane and for walls there is only one.
    /// So what moves apart fast enough is nearest at the start.
    /// </remarks>
    /// <param name="watch">The distance.</param>
    /// <param name="from">It at one pose.</param>
    /// <param name="to">It at the other.</param>
    /// <param name="steps">What the joints turn by in between, radians.</param>
    /// <param name="enough">What is asked for, metres.</param>
    public double Between(int watch, in WatchedPose from, in WatchedPose to, double[] steps, double enough)
    {
        ref readonly Watch w = ref watches[watch];
        double bound = Within(watch, from.Metres, to.Metres, steps);
        if (bound >= enough)
        {
            return bound;
        }

        double bend = Bend(w.Capsule, steps);
        if (w.Kind is WatchKind.Table or WatchKind.Workspace)
        {
            return Math.Max(bound, Bowed(from.Metres, to.Metres, bend));
        }

        bend += w.Kind == WatchKind.Self ? Bend(w.Other, steps) : 0;
        bound = Math.Max(bound, Bowed(from.Metres, Along(w, to.Pose, from.Apart), bend));
        return bound >= enough ? bound : Math.Max(bound, Bowed(Along(w, from.Pose, to.Apart), to.Metres, bend));
    }

    /// <summary>The least that a distance can be on any way between two places where it is known, metres.</summary>
    /// <param name="watch">The distance.</param>
    /// <param name="from">It at one place, metres.</param>
    /// <param name="to">It at the other, metres.</param>
    /// <param name="radians">All that the joints turn by in between, forth and back.</param>
    public double Within(int watch, double from, double to, double[] radians) => 0.5 * (from + to - Travel(watch, radians));

    /// <summary>The most a distance can change while the joints turn by so much, metres.</summary>
    public double Travel(int watch, double[] radians) => TravelOf(rows[watch], radians);

    /// <summary>The same for every kind of distance, and the longer of two ways.</summary>
    /// <param name="one">What the joints turn by on one way, radians.</param>
    /// <param name="other">On the other.</param>
    /// <param name="metres">On exit, by kind.</param>
    public void Travels(double[] one, double[] other, double[] metres)
    {
        for (int kind = 0; kind < metres.Length; kind++)
        {
            metres[kind] = Math.Max(TravelOf(kind, one), TravelOf(kind, other));
        }
    }

    /// <summary>True when the distance is at least so much; most often that is seen without working it out.</summary>
    public bool IsAtLeast(int watch, BodyPose pose, double metres)
    {
        ref readonly Watch w = ref watches[watch];
        double apart = metres + w.RadiusMetres;
        if (w.Kind == WatchKind.KeepOut)
        {
            ref readonly AxisBox box = ref boxes[w.Other];
            ref readonly Vector3d a = ref pose.A[w.Capsule];
            ref readonly Vector3d b = ref pose.B[w.Capsule];
            double x = Gap(a.X, b.X, box.Min.X, box.Max.X);
            double y = Gap(a.Y, b.Y, box.Min.Y, box.Max.Y);
            double z = Gap(a.Z, b.Z, box.Min.Z, box.Max.Z);
            if ((x * x) + (y * y) + (z * z) >= apart * apart && apart >= 0)
            {
                return true;
            }
        }
        else if (w.Kind == WatchKind.Self)
        {
            double far = apart + halfLengths[w.Capsule] + halfLengths[w.Other];
            Vector3d middles = (pose.A[w.Capsule] + pose.B[w.Capsule] - pose.A[w.Other] - pose.B[w.Other]) * 0.5;
            if (Vector3d.Dot(middles, middles) >= far * far && far >= 0)
            {
                return true;
            }
        }

        return Clear(watch, pose, out _) >= metres;
    }

    private static (double[] Levers, int[] Rows) DifferentRows(ReadOnlySpan<double> all, int count)
    {
        double[] levers = new double[all.Length];
        int[] rows = new int[count];
        int found = 0;
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<double> row = all.Slice(i * Lanes, Lanes);
            int at = 0;
            while (at < found && !row.SequenceEqual(levers.AsSpan(at * Lanes, Lanes)))
            {
                at++;
            }

            row.CopyTo(levers.AsSpan(at * Lanes));
            rows[i] = at;
            found = Math.Max(found, at + 1);
        }

        return (levers[..(found * Lanes)], rows);
    }

    private double TravelOf(int kind, double[] radians)
    {
        double sum = 0;
        ReadOnlySpan<double> row = levers.AsSpan(kind * Lanes, Lanes);
        ReadOnlySpan<double> turned = radians.AsSpan(0, Lanes);
        for (int i = 0; i < row.Length; i++)
        {
            sum += row[i] * turned[i];
        }

        return sum;
    }

    // How far apart they are in one direction: never more than how far apart they are.
    private double Along(in Watch w, BodyPose pose, in Vector3d apart)
    {
        if (apart == default)
        {
            return double.NegativeInfinity;
        }

        double near = Math.Min(Vector3d.Dot(apart, pose.A[w.Capsule]), Vector3d.Dot(apart, pose.B[w.Capsule]));
        double far;
        if (w.Kind == WatchKind.KeepOut)
        {
            ref readonly AxisBox box = ref boxes[w.Other];
            far = Math.Max(apart.X * box.Min.X, apart.X * box.Max.X)
                + Math.Max(apart.Y * box.Min.Y, apart.Y * box.Max.Y)
                + Math.Max(apart.Z * box.Min.Z, apart.Z * box.Max.Z);
        }
        else
        {
            far = Math.Max(Vector3d.Dot(apart, pose.A[w.Other]), Vector3d.Dot(apart, pose.B[w.Other]));
        }

        return near - far - w.RadiusMetres;
    }

    // The least value on the way from one number to another that bows below the straight line by s (1 - s) bend / 2.
    private static double Bowed(double from, double to, double bend)
    {
        double rise = to - from;
        return Math.Abs(rise) >= 0.5 * bend ? Math.Min(from, to) : (0.5 * (from + to)) - (bend / 8) - (rise * rise / (2 * bend));
    }

    // The largest second derivative. For joints i and j it is no longer than the point's distance from the axis of the outer one,
    // and an outer joint's lever is never the longer.
    private double Bend(int capsule, double[] steps)
    {
        double sum = 0;
        int row = capsule * Lanes;
        for (int i = 0; i < Body.Joints.Length; i++)
        {
            double lever = capsuleLevers[row + i];
            double others = 0;
            for (int j = 0; j < i; j++)
            {
                others += Math.Min(lever, capsuleLevers[row + j]) * steps[j];
            }

            sum += steps[i] * ((lever * steps[i]) + (2 * others));
        }

        return sum;
    }

    private double Inside(in Vector3d a, in Vector3d b)
    {
        double x = Math.Min(Math.Min(a.X, b.X) - workspace.Min.X, workspace.Max.X - Math.Max(a.X, b.X));
        double y = Math.Min(Math.Min(a.Y, b.Y) - workspace.Min.Y, workspace.Max.Y - Math.Max(a.Y, b.Y));
        double z = Math.Min(Math.Min(a.Z, b.Z) - workspace.Min.Z, workspace.Max.Z - Math.Max(a.Z, b.Z));
        return Math.Min(x, Math.Min(y, z));
    }

    private static double Gap(double a, double b, double min, double max) =>
        Math.Max(Math.Max(Math.Min(a, b) - max, min - Math.Max(a, b)), 0);
}
