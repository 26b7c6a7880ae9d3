using ArmController.Learning.Environments;
using ArmController.Learning.Exploration;
using ArmController.Learning.Learners;
using ArmController.Numerics;

namespace ArmController.Learning.Planning;

/// <summary>
/// Prioritized sweeping: what changed most is learned from first, and then what leads there (Moore and Atkeson 1993; Sutton and Barto 2018, section 8.4).
/// States of a table only.
/// </summary>
public sealed class SweepingLearner : ILearner
{
    private const int None = -1;

    private readonly WeightTable table;
    private readonly StepModel model;
    private readonly PriorityHeap queue;
    private readonly MaskedChoice policy;
    private readonly double[] values;

    // Steps that lead to a state, as a list through two arrays: the newest of each state, and before each step the one before.
    private readonly int[] newest;
    private readonly int[] earlier;
    private readonly double gamma;
    private readonly double step;
    private readonly double least;
    private readonly int planned;
    private int state;
    private int action = -1;
    private long time;

    /// <summary>A learner that knows nothing.</summary>
    /// <param name="world">Gives the sizes; it is not kept.</param>
    /// <param name="gamma">Discount per step, 0 to 1.</param>
    /// <param name="step">Step size, above 0.</param>
    /// <param name="epsilon">Share of random actions, 0 to 1.</param>
    /// <param name="planned">Most remembered steps per real one.</param>
    /// <param name="least">A change smaller than this is not worth a place in the queue; above 0.</param>
    /// <param name="random">Random sequence of its exploration.</param>
    /// <exception cref="ArgumentException">The world's states are no table, or a number is out of its range.</exception>
    public SweepingLearner(IEnvironment world, double gamma, double step, double epsilon, int planned, double least, Pcg32 random)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (world.MostActive != 1 || !(gamma >= 0 && gamma <= 1) || !(step > 0 && double.IsFinite(step)) || planned < 0 || !(least > 0))
        {
            throw new ArgumentException("Planning needs a table's states, a discount of 0 to 1, and a step size and a least change above 0.", nameof(world));
        }

        this.gamma = gamma;
        this.step = step;
        this.planned = planned;
        this.least = least;
        table = new WeightTable(world.Features, world.Actions);
        model = new StepModel(world.Features, world.Actions);
        queue = new PriorityHeap(table.Count);
        policy = new MaskedChoice(epsilon, random);
        values = new double[world.Actions];
        newest = new int[world.Features];
        earlier = new int[table.Count];
        Array.Fill(newest, None);
        Array.Fill(earlier, None);
    }

    /// <summary>What is known.</summary>
    public WeightTable Table => table;

    /// <summary>Values moved so far.</summary>
    public long Updates { get; private set; }

    /// <inheritdoc/>
    public int Begin(Observation state)
    {
        ArgumentNullException.ThrowIfNull(state);
        this.state = state.Features[0];
        action = Choose(this.state, state.Allowed);
        return action;
    }

    /// <inheritdoc/>
    public int Learn(in Outcome outcome, Observation seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        time++;
        int reached = outcome.IsTerminal ? StepModel.Nowhere : seen.Features[0];
        if (outcome.Teaches)
        {
            See(outcome.Reward, reached);
            Queue(state, action);
            for (int n = 0; n < planned && queue.Count > 0; n++)
            {
                Sweep(queue.Pop());
            }
        }

        if (!outcome.IsTerminal)
        {
            state = reached;
            action = Choose(state, seen.Allowed);
        }

        return action;
    }

    /// <inheritdoc/>
    public int Best(Observation state)
    {
        ArgumentNullException.ThrowIfNull(state);
        table.Evaluate(state.Features, mirrored: false, values);
        return MaskedChoice.First(values, state.Allowed);
    }

    /// <inheritdoc/>
    public int SavedBytes => table.SavedBytes + model.SavedBytes + queue.SavedBytes + ((newest.Length + earlier.Length) * sizeof(int)) + 96;

    /// <inheritdoc/>
    public void Save(ref StateWriter writer)
    {
        table.Save(ref writer);
        model.Save(ref writer);
        queue.Save(ref writer);
        policy.Save(ref writer);
        writer.Write(newest);
        writer.Write(earlier);
        writer.Write(state);
        writer.Write(action);
        writer.Write(time);
        writer.Write(Updates);
    }

    /// <inheritdoc/>
    public bool Load(ref StateReader reader)
    {
        bool sound = table.Load(ref reader) && model.Load(ref reader) && queue.Load(ref reader);
        policy.Load(ref reader);
        reader.Read(newest);
        reader.Read(earlier);
        state = reader.ReadInt();
        action = reader.ReadInt();
        time = reader.ReadLong();
        Updates = reader.ReadLong();
        sound &= !reader.Truncated && state >= 0 && state < newest.Length && action >= -1 && action < table.Actions && AreLists();
        if (!sound)
        {
            table.Reset(0);
            queue.Clear();
            Array.Fill(newest, None);
            Array.Fill(earlier, None);
            state = 0;
        }

        return sound;
    }

    private void See(double reward, int reached)
    {
        int at = table.Place(state, action);
        bool known = ((model.Taken(state) >> action) & 1) != 0;
        int before = known ? model.Next(state, action) : StepModel.Nowhere;
        if (known && before == reached)
        {
            model.See(state, action, reward, reached, time);
            return;
        }

        if (before != StepModel.Nowhere)
        {
            Unlink(before, at);
        }

        model.See(state, action, reward, reached, time);
        if (reached != StepModel.Nowhere)
        {
            earlier[at] = newest[reached];
            newest[reached] = at;
        }
    }

    private void Unlink(int from, int at)
    {
        if (newest[from] == at)
        {
            newest[from] = earlier[at];
            return;
        }

        int other = newest[from];
        while (earlier[other] != at)
        {
            other = earlier[other];
        }

        earlier[other] = earlier[at];
    }

    private void Sweep(int at)
    {
        int from = at / table.Actions;
        Updates++;
        table.Add(at, step * Error(from, at % table.Actions));
        for (int leading = newest[from]; leading != None; leading = earlier[leading])
        {
            Queue(leading / table.Actions, leading % table.Actions);
        }
    }

    private void Queue(int from, int what)
    {
        double change = Math.Abs(Error(from, what));
        if (change > least)
        {
            queue.Push(table.Place(from, what), change);
        }
    }

    private double Error(int from, int what)
    {
        int to = model.Next(from, what);
        double hoped = 0;
        if (to != StepModel.Nowhere)
        {
            hoped = MaskedChoice.Largest(table.Weights.Slice(table.Place(to, 0), table.Actions), ulong.MaxValue);
        }

        return model.Reward(from, what) + (gamma * hoped) - table.Weights[table.Place(from, what)];
    }

    private int Choose(int at, ulong allowed)
    {
        table.Weights.Slice(table.Place(at, 0), table.Actions).CopyTo(values);
        return policy.Choose(values, allowed);
    }

    // Every step is in at most one list, and none leads in a circle.
    private bool AreLists()
    {
        int seen = 0;
        bool sound = true;
        foreach (int first in newest)
        {
            int at = first;
            while (sound && at != None)
            {
                sound = at >= 0 && at < earlier.Length && seen++ < earlier.Length;
                at = sound ? earlier[at] : None;
            }
        }

        return sound;
    }
}
