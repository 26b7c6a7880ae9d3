using ArmController.Learning.Environments;

namespace ArmController.Worlds.Grids;

/// <summary>Seven rows, ten columns, and a wind that blows up by columns; every move costs one (Sutton and Barto 2018, example 6.5).</summary>
public sealed class WindyGrid : IEnvironment
{
    private const int Rows = 7;
    private const int Columns = 10;
    private const int Start = 3 * Columns;
    private const int Goal = (3 * Columns) + 7;

    private static readonly int[] Wind = [0, 0, 0, 1, 1, 1, 2, 2, 1, 0];

    private int at;

    /// <inheritdoc/>
    public int Features => Rows * Columns;

    /// <inheritdoc/>
    public int MostActive => 1;

    /// <inheritdoc/>
    public int Actions => Move.Count;

    /// <inheritdoc/>
    public void Restart(Observation state)
    {
        ArgumentNullException.ThrowIfNull(state);
        at = Start;
        state.Set(at);
    }

    /// <inheritdoc/>
    public Outcome Take(int action, Observation seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        at = Move.From(at, action, Rows, Columns, Wind[at % Columns]);
        seen.Set(at);
        return new Outcome(-1, at == Goal);
    }
}
