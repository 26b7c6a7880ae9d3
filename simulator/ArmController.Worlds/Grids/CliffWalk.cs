using ArmController.Learning.Environments;

namespace ArmController.Worlds.Grids;

/// <summary>
/// Four rows, twelve columns, and a cliff along the lower edge: who steps off pays 100 and begins again (Sutton and Barto 2018, example 6.6).
/// </summary>
/// <param name="hasShield">A shield takes the moves off the cliff away before anybody chooses.</param>
public sealed class CliffWalk(bool hasShield = false) : IEnvironment
{
    private const int Rows = 4;
    private const int Columns = 12;
    private const int Start = 3 * Columns;
    private const int Goal = Start + Columns - 1;

    private int at;

    /// <summary>Falls so far.</summary>
    public int Falls { get; private set; }

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
        Show(state);
    }

    /// <inheritdoc/>
    public Outcome Take(int action, Observation seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        at = Move.From(at, action, Rows, Columns);
        bool falls = IsCliff(at);
        if (falls)
        {
            Falls++;
            at = Start;
        }

        Show(seen);
        return new Outcome(falls ? -100 : -1, at == Goal);
    }

    private static bool IsCliff(int place) => place is > Start and < Goal;

    private void Show(Observation state)
    {
        state.Set(at);
        ulong allowed = (1UL << Actions) - 1;
        for (int action = 0; hasShield && action < Actions; action++)
        {
            allowed &= IsCliff(Move.From(at, action, Rows, Columns)) ? ~(1UL << action) : ulong.MaxValue;
        }

        state.Allowed = allowed;
    }
}
