using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Control.Guidance.Planning;

/// <summary>
/// Plans a way in joint space that keeps clear of everything: the straight one where that is clear, else by two trees of postures that grow
/// towards each other, one from where the arm stands and one from every posture that would do (RRT-connect, Kuffner and LaValle 2000, both
/// trees greedy). What is found is shortened. It works in portions, so that no decision waits for it, and gives up after so many looks.
/// </summary>
public sealed partial class WayPlanner
{
    /// <summary>Most postures that it may be asked to end in.</summary>
    public const int MostGoals = 6;

    /// <summary>Most corners of a way, its ends among them.</summary>
    public const int MostCorners = 64;

    /// <summary>Most postures of both trees in a loop: what more would find, a decision cannot wait for.</summary>
    public const int UsualNodes = 3000;

    /// <summary>Postures looked at in one decision: about a tenth of a millisecond on a laptop.</summary>
    public const int UsualPortion = 120;

    private const int MostCuts = 24;

    // Farther than this no branch grows at once.
    private const double BranchRadians = 0.35;

    private readonly JointRanges ranges;
    private readonly ClearWays ways;
    private readonly Pcg32 random;
    private readonly int portion;
    private readonly long mostLooks;
    private readonly PostureTree fromStart;
    private readonly PostureTree fromGoals;
    private readonly Joints<Radian>[] corners = new Joints<Radian>[MostCorners];
    private readonly Joints<Radian>[] goals = new Joints<Radian>[MostGoals];
    private readonly byte[] drawnFrom = new byte[2 * sizeof(ulong)];
    private int goalCount;
    private Stage stage;
    private Joints<Radian> start;
    private double leastFromStart;
    private long looks;
    private int portions;

    // A branch under way: the tree it grows in, the posture it has come to, and where to.
    private bool growsFromStart;
    private int tip;
    private Joints<Radian> towards;
    private bool answers;
    private int met;

    // Shortening: the corner from which it is tried, and the one to which.
    private int first;
    private int last;
    private int cuts;

    /// <summary>Takes its room.</summary>
    /// <param name="ranges">How far the joints turn.</param>
    /// <param name="ways">What is clear.</param>
    /// <param name="random">Draws the postures that trees grow towards; nobody else draws from it.</param>
    /// <param name="portion">Postures that it looks at in one portion, about.</param>
    /// <param name="mostNodes">Most postures in each tree.</param>
    /// <param name="mostLooks">Most postures that are looked at before it gives up.</param>
    public WayPlanner(
        JointRanges ranges, ClearWays ways, Pcg32 random, int portion = UsualPortion, int mostNodes = UsualNodes / 2, int mostLooks = 12_000)
    {
        ArgumentNullException.ThrowIfNull(ranges);
        this.ranges = ranges;
        this.ways = ways;
        this.random = random;
        this.portion = portion;
        this.mostLooks = mostLooks;
        fromStart = new(mostNodes, ranges.Count);
        fromGoals = new(mostNodes, ranges.Count);
    }

    // Straight to one goal after the other; then a branch of one tree towards a drawn posture, and one of the other to where that ended.
    private enum Stage
    {
        Straight,
        Draw,
        Branch,
        Shorten,
        Cut,
        Found,
        None,
    }

    /// <summary>True once there is a way.</summary>
    public bool Found => stage == Stage.Found;

    /// <summary>Corners of the way, its ends among them; those of a way that was found.</summary>
    public int Count { get; private set; }

    /// <summary>A corner, radians.</summary>
    public ref readonly Joints<Radian> this[int corner] => ref corners[corner];

    /// <summary>Begins anew.</summary>
    /// <param name="from">Where the arm stands, radians.</param>
    /// <param name="to">Clear postures, 1 to <see cref="MostGoals"/>, the best first, radians.</param>
    public void Begin(in Joints<Radian> from, ReadOnlySpan<Joints<Radian>> to)
    {
        StateWriter writer = new(drawnFrom);
        random.Save(ref writer);
        start = from;
        goalCount = to.Length;
        to.CopyTo(goals);
        Begin();
    }

    /// <summary>Goes on by a portion; true when there is a way, or none was found.</summary>
    public bool Advance()
    {
        portions++;
        long end = ways.Looks + portion;
        while (stage < Stage.Found && ways.Looks < end)
        {
            long before = ways.Looks;
            stage = Next();
            looks += ways.Looks - before;
            if (looks >= mostLooks && stage < Stage.Shorten)
            {
                stage = Stage.None;
            }
        }

        return stage >= Stage.Found;
    }

    private void Begin()
    {
        leastFromStart = ways.LeastFrom(start);
        looks = 0;
        portions = 0;
        Count = 0;
        fromStart.Clear();
        fromGoals.Clear();
        fromStart.Add(start, -1);
        stage = Stage.Straight;
        first = 0;
    }

    private Stage Next() => stage switch
    {
        Stage.Straight => Straight(),
        Stage.Draw => Draw(),
        Stage.Branch => Branch(),
        Stage.Shorten => Shorten(),
        _ => Cut(),
    };

    private Stage Straight()
    {
        if (first == goalCount)
        {
            return Stage.Draw;
        }

        fromGoals.Add(goals[first], -1);
        if (ways.Connects(start, goals[first], leastFromStart))
        {
            corners[0] = start;
            corners[1] = goals[first];
            Count = 2;
            return Stage.Found;
        }

        first++;
        return Stage.Straight;
    }

    private Stage Draw()
    {
        towards = start;
        for (int j = 0; j < ranges.Count; j++)
        {
            towards[j] = random.NextDouble(ranges.Lowest[j], ranges.Highest[j]);
        }

        // The smaller tree grows towards what was drawn, the other answers.
        growsFromStart = fromStart.Count <= fromGoals.Count;
        answers = false;
        tip = Growing.Nearest(towards);
        return Stage.Branch;
    }

    private PostureTree Growing => growsFromStart ? fromStart : fromGoals;

    private Stage Branch()
    {
        PostureTree tree = Growing;
        Joints<Radian> from = tree[tip];
        Joints<Radian> to = towards;
        double radians = ranges.Apart(from, to);
        bool arrives = radians <= BranchRadians;
        if (!arrives)
        {
            to = from + ((to - from) * (BranchRadians / radians));
        }

        bool clear = growsFromStart && tip == 0 ? ways.Connects(from, to, leastFromStart) : ways.Connects(from, to);
        if (clear && tree.IsFull)
        {
            return Stage.None;
        }

        if (clear)
        {
            tip = tree.Add(to, tip);
        }

        if (clear && !arrives)
        {
            return Stage.Branch;
        }

        if (answers)
        {
            return clear ? Join() : Stage.Draw;
        }

        // Whatever the branch came to, the other tree tries to meet it there.
        answers = true;
        met = tip;
        towards = tree[tip];
        growsFromStart = !growsFromStart;
        tip = Growing.Nearest(towards);
        return Stage.Branch;
    }
}
