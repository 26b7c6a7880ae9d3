using ArmController.Numerics;

namespace ArmController.Learning.Transfer;

/// <summary>
/// Numbers the states of a table in the order in which they are first seen, so that what is kept of each takes room for the visited ones only.
/// Four rooms with twelve objects have 692,224 states, of which a run of 400,000 steps sees about 15,000.
/// </summary>
public sealed class VisitedStates
{
    private readonly int[] rows;
    private readonly int[] states;

    /// <summary>Nothing has been seen.</summary>
    /// <param name="states">Number of states of the table, 1 or more.</param>
    /// <param name="room">Most states that are numbered, 1 to <paramref name="states"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no state, or room for none or for more than there are.</exception>
    public VisitedStates(int states, int room)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(states);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(room);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(room, states);
        rows = new int[states];
        this.states = new int[room];
    }

    /// <summary>Number of a state that has none.</summary>
    public const int None = -1;

    /// <summary>States numbered so far.</summary>
    public int Count { get; private set; }

    /// <summary>Most states that are numbered.</summary>
    public int Room => states.Length;

    /// <summary>Number of a state, 0-based, or <see cref="None"/>.</summary>
    public int RowOf(int state) => rows[state] - 1;

    /// <summary>Gives a state that has no number the next one, while there is room.</summary>
    /// <returns>The number, or <see cref="None"/> when all are given.</returns>
    public int Add(int state)
    {
        if (Count == states.Length)
        {
            return None;
        }

        states[Count++] = state;
        rows[state] = Count;
        return Count - 1;
    }

    /// <summary>Nothing has been seen.</summary>
    public void Clear()
    {
        Array.Clear(rows);
        Count = 0;
    }

    /// <summary>Most bytes that <see cref="Save"/> writes.</summary>
    public int SavedBytes => sizeof(int) * (1 + states.Length);

    /// <summary>Writes the numbered states in their order.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write(Count);
        writer.Write(states.AsSpan(0, Count));
    }

    /// <summary>Reads them; false, with nothing seen, when they do not fit, do not exist or come twice.</summary>
    public bool Load(ref StateReader reader)
    {
        Clear();
        int count = reader.ReadInt();
        bool sound = count >= 0 && count <= states.Length;
        for (int row = 0; row < count && sound; row++)
        {
            int state = reader.ReadInt();
            sound = !reader.Truncated && state >= 0 && state < rows.Length && RowOf(state) == None;
            if (sound)
            {
                Add(state);
            }
        }

        if (!sound || reader.Truncated)
        {
            Clear();
            return false;
        }

        return true;
    }
}
