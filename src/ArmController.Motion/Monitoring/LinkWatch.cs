using System.Collections.Immutable;
using ArmController.Motion.Servo;

namespace ArmController.Motion.Monitoring;

/// <summary>
/// Computes from the counts alone where the links are, and refuses what is nearer to the table, a box or the end of the workspace than the
/// counts of any exact positions that keep their promise can be.
/// </summary>
/// <remarks>
/// Exact positions are promised to stay clear by the margin, or, where the arm was found nearer, by what there was. A count is off its exact one by
/// 0.6, at the end of a range by what was cut off; times how far a count of each lane can carry the piece, that is the allowance. So a distance
/// seen here is at least the promise less the allowance, and less than that is refused.
/// Where the allowance exceeds the margin the ball is in effect smaller by the rest; where it exceeds margin and radius together,
/// a piece may be seen inside by what is left, and only what is deeper is refused.
/// For table and walls the ends of a piece decide; for boxes, points of it: looking at some points only can miss, never invent.
/// A promise that was lowered by where the arm was found stays so until it is placed anew:
/// from counts alone one cannot tell what the stop from there would still need.
/// </remarks>
internal sealed class LinkWatch
{
    // More than two ways of working out a place differ by, metres.
    private const double Rounding = 1e-9;

    // What a whole count moves by less than this never moves.
    private const double Nothing = 1e-15;

    private const int ToTable = 0;
    private const int ToWalls = 1;
    private const int ToFirstBox = 2;

    private readonly LinkTree tree;
    private readonly JointRules[] rules;
    private readonly WatchedSegment[] segments;
    private readonly double[] metresPerCount;
    private readonly double[] off;
    private readonly double[] promised;
    private readonly MonitorBox[] keepOut;
    private readonly MonitorBox workspace;
    private readonly double table;
    private readonly double margin;
    private readonly int things;

    /// <summary>A watch that promises the margin to everything.</summary>
    /// <param name="space">Links, and what to keep clear of.</param>
    /// <param name="joints">The arm's joints.</param>
    /// <param name="rules">Their rules in counts.</param>
    /// <exception cref="ArgumentException">A link does not fit the joints, or a piece has no point.</exception>
    public LinkWatch(MonitorSpace space, ImmutableArray<MonitorJoint> joints, JointRules[] rules)
    {
        this.rules = rules;
        tree = new(space.Links, joints);
        workspace = space.Workspace;
        table = space.TableMetres;
        margin = space.MarginMetres;
        keepOut = [.. space.KeepOut];
        things = ToFirstBox + keepOut.Length;
        off = new double[rules.Length];
        List<WatchedSegment> moved = [];
        List<double> levers = [];
        for (int link = 0; link < tree.Count; link++)
        {
            foreach (MonitorSegment segment in tree[link].Segments)
            {
                if (segment.Points < 1)
                {
                    throw new ArgumentException($"A piece of link {link} has no point.", nameof(space));
                }

                WatchedSegment watched = new(link, segment);
                double[] row = Levers(watched, out bool moves);
                if (moves)
                {
                    moved.Add(watched);
                    levers.AddRange(row);
                }
            }
        }

        segments = [.. moved];
        metresPerCount = [.. levers];
        promised = new double[segments.Length * things];
        promised.AsSpan().Fill(margin);
    }

    /// <summary>Numbers in an image.</summary>
    public int StateLength => promised.Length;

    /// <summary>The arm was found here: what is nearer than the margin need not come clear, but must not come nearer.</summary>
    public void Place(in ServoCounts counts)
    {
        Look(counts);
        for (int s = 0; s < segments.Length; s++)
        {
            ref readonly WatchedSegment segment = ref segments[s];
            Spot a = tree.Carry(segment.Link, segment.A);
            Spot b = tree.Carry(segment.Link, segment.B);
            double allowance = Allowance(s);
            double less = allowance + segment.RadiusMetres;
            Span<double> promises = promised.AsSpan(s * things, things);
            promises[ToTable] = Math.Min(margin, Math.Min(a.Z, b.Z) - table - less);
            promises[ToWalls] = Math.Min(margin, Math.Min(workspace.Walls(a), workspace.Walls(b)) - less);
            for (int i = 0; i < keepOut.Length; i++)
            {
                // Inside, how deep is a question of the whole piece, of which the way out along an axis is the most.
                double nearest = segment.Nearest(a, b, keepOut[i]);
                double apart = nearest > allowance ? nearest : -keepOut[i].WayOut(a, b);
                promises[ToFirstBox + i] = Math.Min(margin, apart - less);
            }
        }
    }

    /// <summary>Judges where the links would be; the lane is that of the link that is in the way.</summary>
    public MonitorVerdict Judge(in ServoCounts counts, out int lane)
    {
        Look(counts);
        lane = -1;
        MonitorVerdict verdict = MonitorVerdict.Good;
        for (int s = 0; s < segments.Length && verdict == MonitorVerdict.Good; s++)
        {
            verdict = At(s);
            lane = tree[segments[s].Link].Lane;
        }

        return verdict;
    }

    /// <summary>Copies out what is promised.</summary>
    public void CopyTo(Span<double> image) => promised.CopyTo(image);

    /// <summary>Takes it back; false when it is none.</summary>
    public bool Restore(ReadOnlySpan<double> image)
    {
        bool holds = true;
        for (int i = 0; i < promised.Length; i++)
        {
            holds &= double.IsFinite(image[i]) && image[i] <= margin;
            promised[i] = image[i];
        }

        return holds;
    }

    private MonitorVerdict At(int s)
    {
        ref readonly WatchedSegment segment = ref segments[s];
        Spot a = tree.Carry(segment.Link, segment.A);
        Spot b = tree.Carry(segment.Link, segment.B);
        double more = segment.RadiusMetres - Allowance(s) - Rounding;
        ReadOnlySpan<double> promises = promised.AsSpan(s * things, things);
        if (!(a.IsFinite && b.IsFinite && Math.Min(a.Z, b.Z) - table >= promises[ToTable] + more))
        {
            return MonitorVerdict.Table;
        }

        if (!(Math.Min(workspace.Walls(a), workspace.Walls(b)) >= promises[ToWalls] + more))
        {
            return MonitorVerdict.Workspace;
        }

        for (int i = 0; i < keepOut.Length; i++)
        {
            if (!segment.IsApart(a, b, keepOut[i], promises[ToFirstBox + i] + more))
            {
                return MonitorVerdict.KeepOut;
            }
        }

        return MonitorVerdict.Good;
    }

    private void Look(in ServoCounts counts)
    {
        tree.Turn(counts);
        for (int i = 0; i < off.Length; i++)
        {
            off[i] = rules[i].OffAt(counts[i]);
        }
    }

    private double Allowance(int s)
    {
        double sum = 0;
        ReadOnlySpan<double> row = metresPerCount.AsSpan(s * off.Length, off.Length);
        for (int i = 0; i < row.Length; i++)
        {
            sum += row[i] * off[i];
        }

        return sum;
    }

    private double[] Levers(in WatchedSegment segment, out bool moves)
    {
        double[] row = new double[rules.Length];
        moves = false;
        for (int link = 0; link < tree.Count; link++)
        {
            double metres = Math.Max(tree.MetresPerCount(link, segment.Link, segment.A), tree.MetresPerCount(link, segment.Link, segment.B));
            row[tree[link].Lane] += metres;
            moves |= !(metres < Nothing);
        }

        return row;
    }
}
