using ArmController.Learning.Environments;

namespace ArmController.Worlds.Grids;

/// <summary>
/// A maze that pays 1 at its goal and nothing elsewhere, and whose walls may change once (Sutton and Barto 2018, examples 8.1 to 8.3).
/// </summary>
public sealed class ChangingMaze : IEnvironment
{
    private readonly bool[] before;
    private readonly bool[] after;
    private readonly int columns;
    private readonly int rows;
    private readonly int start;
    private readonly long changesAt;
    private readonly bool[] goals;
    private int at;
    private long steps;

    /// <summary>A maze drawn row by row: S start, G goal, # wall, anything else free.</summary>
    /// <param name="picture">The maze as it begins.</param>
    /// <param name="later">The maze as it is afterwards.</param>
    /// <param name="changesAt">Steps after which it changes.</param>
    /// <param name="factor">Every cell is drawn as so many by so many; the start is the first of its own.</param>
    public ChangingMaze(string[] picture, string[]? later = null, long changesAt = long.MaxValue, int factor = 1)
    {
        ArgumentNullException.ThrowIfNull(picture);
        rows = picture.Length * factor;
        columns = picture[0].Length * factor;
        this.changesAt = changesAt;
        before = new bool[rows * columns];
        after = new bool[rows * columns];
        goals = new bool[rows * columns];
        start = -1;
        for (int place = 0; place < before.Length; place++)
        {
            int row = place / columns / factor;
            int column = place % columns / factor;
            before[place] = picture[row][column] == '#';
            after[place] = (later ?? picture)[row][column] == '#';
            goals[place] = picture[row][column] == 'G';
            start = start < 0 && picture[row][column] == 'S' ? place : start;
        }
    }

    /// <summary>The maze of example 8.1: 47 free cells, 14 moves from start to goal.</summary>
    public static string[] Dyna { get; } =
    [
        ".......#G",
        "..#....#.",
        "S.#....#.",
        "..#......",
        ".....#...",
        ".........",
    ];

    /// <summary>Example 8.2 as it begins: the way is on the right.</summary>
    public static string[] Blocking { get; } =
    [
        "........G",
        ".........",
        ".........",
        "########.",
        ".........",
        "...S.....",
    ];

    /// <summary>Example 8.2 afterwards: it is on the left.</summary>
    public static string[] Blocked { get; } =
    [
        "........G",
        ".........",
        ".........",
        ".########",
        ".........",
        "...S.....",
    ];

    /// <summary>Example 8.3 afterwards: a shorter way has opened on the right. It begins as <see cref="Blocked"/>.</summary>
    public static string[] Shortcut { get; } =
    [
        "........G",
        ".........",
        ".........",
        ".#######.",
        ".........",
        "...S.....",
    ];

    /// <inheritdoc/>
    public int Features => before.Length;

    /// <inheritdoc/>
    public int MostActive => 1;

    /// <inheritdoc/>
    public int Actions => Move.Count;

    /// <inheritdoc/>
    public void Restart(Observation state)
    {
        ArgumentNullException.ThrowIfNull(state);
        at = start;
        state.Set(at);
    }

    /// <inheritdoc/>
    public Outcome Take(int action, Observation seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        bool[] walls = steps >= changesAt ? after : before;
        steps++;
        int place = Move.From(at, action, rows, columns);
        at = walls[place] ? at : place;
        seen.Set(at);
        return new Outcome(goals[at] ? 1 : 0, goals[at]);
    }
}
