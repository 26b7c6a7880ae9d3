using System.Numerics;
using ArmController.Learning.Planning;

namespace ArmController.Learning.Alignment;

/// <summary>
/// What a step makes impossible: the share of the states that could be reached before it and cannot afterwards,
/// as far as is known (relative reachability, Krakovna et al. 2018, with the state before the step as baseline).
/// A way back that is known makes it 0; of a region that was only partly tried, it counts for that part.
/// </summary>
/// <remarks>Its search ends at a fixed number of states, and a region as large as that counts as a way back: it is open.</remarks>
public sealed class LostReach
{
    private const int Open = -1;
    private const int None = -2;

    private readonly StepModel model;
    private readonly int[] reached;
    private readonly int[] before;
    private readonly int[] queue;
    private int search;

    /// <summary>Judges steps by a memory of steps.</summary>
    /// <param name="model">What was seen.</param>
    /// <param name="states">Number of states.</param>
    /// <param name="limit">States looked at before a region counts as open.</param>
    public LostReach(StepModel model, int states, int limit = 256)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        this.model = model;
        reached = new int[states];
        before = new int[states];
        queue = new int[limit];
    }

    /// <summary>The share that a step loses, 0 to 1.</summary>
    public double Share(int from, int to)
    {
        if (from == to)
        {
            return 0;
        }

        search++;
        int afterwards = Region(to, reached, from, out int tried);
        if (afterwards == Open)
        {
            return 0;
        }

        int all = Region(from, before, None, out _);
        if (all == Open)
        {
            return 0;
        }

        int lost = 0;
        for (int i = 0; i < all; i++)
        {
            lost += reached[queue[i]] == search ? 0 : 1;
        }

        double known = (double)tried / (afterwards * model.Actions);
        return known * lost / all;
    }

    // Marks what can be reached from a state and counts it; open, when what was looked for is found, or too much.
    private int Region(int first, int[] marks, int wanted, out int tried)
    {
        int count = 1;
        tried = 0;
        queue[0] = first;
        marks[first] = search;
        for (int at = 0; at < count; at++)
        {
            int state = queue[at];
            for (ulong left = model.Taken(state); left != 0; left &= left - 1)
            {
                tried++;
                int to = model.Next(state, BitOperations.TrailingZeroCount(left));
                if (to == wanted)
                {
                    return Open;
                }

                if (to == StepModel.Nowhere || marks[to] == search)
                {
                    continue;
                }

                if (count == queue.Length)
                {
                    return Open;
                }

                marks[to] = search;
                queue[count++] = to;
            }
        }

        return count;
    }
}
