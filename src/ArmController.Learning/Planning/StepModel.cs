using ArmController.Numerics;

namespace ArmController.Learning.Planning;

/// <summary>
/// What every action of a table's states led to when it was last taken.
/// A world that is as it was is remembered exactly (Sutton and Barto 2018, section 8.2).
/// </summary>
public sealed class StepModel
{
    private readonly double[] rewards;
    private readonly int[] nexts;
    private readonly long[] takenAt;
    private readonly ulong[] taken;
    private readonly int[] visited;
    private int count;

    /// <summary>Nothing has been seen.</summary>
    public StepModel(int states, int actions)
    {
        Actions = actions;
        rewards = new double[states * actions];
        nexts = new int[rewards.Length];
        takenAt = new long[rewards.Length];
        taken = new ulong[states];
        visited = new int[states];
    }

    /// <summary>Next state of a step that ended its episode.</summary>
    public const int Nowhere = -1;

    /// <summary>Number of actions.</summary>
    public int Actions { get; }

    /// <summary>Number of states in which something was done.</summary>
    public int Visited => count;

    /// <summary>The n-th state in which something was done.</summary>
    public int StateOf(int n) => visited[n];

    /// <summary>Bit a is set when action a was taken in a state.</summary>
    public ulong Taken(int state) => taken[state];

    /// <summary>The step was seen at a time.</summary>
    /// <param name="state">Where.</param>
    /// <param name="action">What was done.</param>
    /// <param name="reward">What it brought.</param>
    /// <param name="next">Where it led, or <see cref="Nowhere"/>.</param>
    /// <param name="time">Steps of the learner so far.</param>
    public void See(int state, int action, double reward, int next, long time)
    {
        if (taken[state] == 0)
        {
            visited[count++] = state;

            // What was not tried yet is thought to lead nowhere else and to bring nothing: Dyna-Q+ plans with it.
            for (int a = 0; a < Actions; a++)
            {
                nexts[Place(state, a)] = state;
            }
        }

        taken[state] |= 1UL << action;
        int at = Place(state, action);
        rewards[at] = reward;
        nexts[at] = next;
        takenAt[at] = time;
    }

    /// <summary>Reward of a step as it was seen; 0 when it was not.</summary>
    public double Reward(int state, int action) => rewards[Place(state, action)];

    /// <summary>Where it led; to the same state when it was not seen.</summary>
    public int Next(int state, int action) => nexts[Place(state, action)];

    /// <summary>When it was last seen; 0 when it was not.</summary>
    public long SeenAt(int state, int action) => takenAt[Place(state, action)];

    /// <summary>Bytes that <see cref="Save"/> writes.</summary>
    public int SavedBytes => (rewards.Length * 20) + (taken.Length * 12) + 8;

    /// <summary>Writes it.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write(count);
        writer.Write(visited);
        writer.Write(rewards);
        writer.Write(nexts);
        foreach (long time in takenAt)
        {
            writer.Write(time);
        }

        foreach (ulong mask in taken)
        {
            writer.Write(mask);
        }
    }

    /// <summary>Reads it; false, with nothing seen, when it is not sound.</summary>
    public bool Load(ref StateReader reader)
    {
        count = reader.ReadInt();
        reader.Read(visited);
        reader.Read(rewards);
        reader.Read(nexts);
        bool sound = count >= 0 && count <= visited.Length;
        for (int i = 0; i < takenAt.Length; i++)
        {
            takenAt[i] = reader.ReadLong();
            sound &= nexts[i] >= Nowhere && nexts[i] < taken.Length && double.IsFinite(rewards[i]);
        }

        for (int i = 0; i < taken.Length; i++)
        {
            taken[i] = reader.ReadULong();
            sound &= visited[i] >= 0 && visited[i] < taken.Length;
        }

        if (!sound || reader.Truncated)
        {
            count = 0;
            Array.Clear(taken);
            return false;
        }

        return true;
    }

    private int Place(int state, int action) => (state * Actions) + action;
}
