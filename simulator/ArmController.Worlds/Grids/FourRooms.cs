using ArmController.Learning.Environments;
using ArmController.Numerics;

namespace ArmController.Worlds.Grids;

/// <summary>
/// Four rooms with twelve objects of three kinds, which are gone once picked up until the episode ends; the goal pays 1,
/// and a task is what each kind pays (Barreto et al. 2017, "Successor Features for Transfer in Reinforcement Learning", section 4.1, as a grid:
/// the layout of its public re-implementation).
/// </summary>
/// <remarks>
/// State number = cell x 4096 + bits of the objects that are gone. Reward features: one per kind, then the goal, each 1 in the step that gets it.
/// </remarks>
public sealed class FourRooms : IFeaturedEnvironment
{
    private const int Side = 13;
    private const int Kinds = 3;
    private const int Objects = 12;

    private static readonly string[] Picture =
    [
        "1....2#.....G",
        "......#......",
        "......1......",
        ".............",
        "......#......",
        "2....3#......",
        "##3.#####.1##",
        "......#2....3",
        "......#......",
        ".............",
        "......2......",
        "......#......",
        "S.....#3....1",
    ];

    private readonly int[] objectAt = new int[Side * Side];
    private readonly double[] pays = new double[Kinds + 1];
    private readonly int start;
    private readonly int goal;
    private int at;
    private int gone;

    /// <summary>The rooms with a task in which objects pay nothing.</summary>
    public FourRooms()
    {
        int objects = 0;
        for (int cell = 0; cell < Side * Side; cell++)
        {
            char drawn = Picture[cell / Side][cell % Side];
            start = drawn == 'S' ? cell : start;
            goal = drawn == 'G' ? cell : goal;
            objectAt[cell] = char.IsAsciiDigit(drawn) ? objects++ : -1;
        }

        pays[Kinds] = 1;
        at = start;
    }

    /// <summary>What the task pays: for each of the three kinds, and 1 for the goal.</summary>
    public ReadOnlySpan<double> Pays => pays;

    /// <inheritdoc/>
    public int Features => Side * Side << Objects;

    /// <inheritdoc/>
    public int MostActive => 1;

    /// <inheritdoc/>
    public int Actions => Move.Count;

    /// <inheritdoc/>
    public int RewardFeatures => Kinds + 1;

    /// <summary>Draws another task: every kind pays from -1 to 1, all alike. Between episodes.</summary>
    public void DrawTask(Pcg32 random)
    {
        ArgumentNullException.ThrowIfNull(random);
        for (int kind = 0; kind < Kinds; kind++)
        {
            pays[kind] = random.NextDouble(-1, 1);
        }
    }

    /// <inheritdoc/>
    public void Restart(Observation state)
    {
        ArgumentNullException.ThrowIfNull(state);
        at = start;
        gone = 0;
        state.Set(at << Objects);
    }

    /// <inheritdoc/>
    public Outcome Take(int action, Observation seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        seen.RewardFeatures.Clear();
        int cell = Move.From(at, action, Side, Side);
        at = Drawn(cell) == '#' ? at : cell;
        int paid = Gets();
        if (paid >= 0)
        {
            seen.RewardFeatures[paid] = 1;
        }

        seen.Set((at << Objects) | gone);
        return new Outcome(paid >= 0 ? pays[paid] : 0, at == goal);
    }

    private static char Drawn(int cell) => Picture[cell / Side][cell % Side];

    // The reward feature of what is got here, -1 for nothing.
    private int Gets()
    {
        int bit = objectAt[at] < 0 ? 0 : 1 << objectAt[at];
        if (at == goal)
        {
            return Kinds;
        }

        if (bit == 0 || (gone & bit) != 0)
        {
            return -1;
        }

        gone |= bit;
        return Drawn(at) - '1';
    }
}
