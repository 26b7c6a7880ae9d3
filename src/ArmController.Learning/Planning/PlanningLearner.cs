using ArmController.Learning.Environments;
using ArmController.Learning.Exploration;
using ArmController.Learning.Learners;
using ArmController.Numerics;

namespace ArmController.Learning.Planning;

/// <summary>
/// Q-learning of a table's states that remembers every step and learns from some of them again after each real one (Sutton and Barto 2018,
/// chapter 8). What is learned from again, and in what order, its children say.
/// </summary>
public abstract class PlanningLearner : ILearner
{
    private readonly MaskedChoice policy;
    private readonly double[] values;
    private readonly double gamma;
    private readonly double step;
    private int state;
    private int action = -1;

    /// <summary>A learner that knows nothing.</summary>
    /// <param name="world">Gives the sizes; it is not kept.</param>
    /// <param name="gamma">Discount per step, 0 to 1.</param>
    /// <param name="step">Step size, above 0.</param>
    /// <param name="policy">How it explores.</param>
    /// <exception cref="ArgumentException">The world's states are no table, or a number is out of its range.</exception>
    private protected PlanningLearner(IEnvironment world, double gamma, double step, MaskedChoice policy)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (world.MostActive != 1 || !(gamma >= 0 && gamma <= 1) || !(step > 0 && double.IsFinite(step)))
        {
            throw new ArgumentException("Planning needs a table's states, a discount of 0 to 1 and a step size above 0.", nameof(world));
        }

        this.gamma = gamma;
        this.step = step;
        this.policy = policy;
        Table = new WeightTable(world.Features, world.Actions);
        Model = new StepModel(world.Features, world.Actions);
        values = new double[world.Actions];
    }

    /// <summary>What is known.</summary>
    public WeightTable Table { get; }

    /// <summary>Values moved so far.</summary>
    public long Updates { get; private set; }

    /// <summary>What was seen.</summary>
    private protected StepModel Model { get; }

    /// <summary>Real steps so far.</summary>
    private protected long Time { get; private set; }

    /// <inheritdoc/>
    public int Begin(Observation state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Enter(state);
    }

    /// <inheritdoc/>
    public int Learn(in Outcome outcome, Observation seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        Time++;
        if (outcome.Teaches)
        {
            Learn(
                state, outcome.Executed >= 0 ? outcome.Executed : action, outcome.Reward, outcome.IsTerminal ? StepModel.Nowhere : seen.Features[0]);
        }

        return outcome.IsTerminal ? action : Enter(seen);
    }

    /// <inheritdoc/>
    public int Best(Observation state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Table.Evaluate(state.Features, mirrored: false, values);
        return MaskedChoice.First(values, state.Allowed);
    }

    /// <inheritdoc/>
    public virtual int SavedBytes => Table.SavedBytes + Model.SavedBytes + 96;

    /// <inheritdoc/>
    public virtual void Save(ref StateWriter writer)
    {
        Table.Save(ref writer);
        Model.Save(ref writer);
        policy.Save(ref writer);
        writer.Write(state);
        writer.Write(action);
        writer.Write(Time);
        writer.Write(Updates);
    }

    /// <inheritdoc/>
    public virtual bool Load(ref StateReader reader)
    {
        bool sound = Table.Load(ref reader) && Model.Load(ref reader);
        policy.Load(ref reader);
        state = reader.ReadInt();
        action = reader.ReadInt();
        Time = reader.ReadLong();
        Updates = reader.ReadLong();
        sound &= !reader.Truncated && state >= 0 && state < Table.Count / Table.Actions && action >= -1 && action < Table.Actions && Time >= 0;
        if (!sound)
        {
            Forget();
        }

        return sound;
    }

    /// <summary>Learns from a real step, and again from what it thinks worth it.</summary>
    private protected abstract void Learn(int from, int what, double reward, int reached);

    /// <summary>Nothing is known any more.</summary>
    private protected virtual void Forget()
    {
        Table.Reset(0);
        state = 0;
    }

    /// <summary>How far a value is from what a step says it is.</summary>
    private protected double Error(int from, int what, double reward, int to)
    {
        double hoped = to == StepModel.Nowhere ? 0 : MaskedChoice.Largest(Values(to), ulong.MaxValue);
        return reward + (gamma * hoped) - Table.Weights[Table.Place(from, what)];
    }

    /// <summary>Moves one value towards it.</summary>
    private protected void Update(int from, int what, double reward, int to)
    {
        Updates++;
        Table.Add(Table.Place(from, what), step * Error(from, what, reward, to));
    }

    private ReadOnlySpan<double> Values(int of) => Table.Weights.Slice(Table.Place(of, 0), Table.Actions);

    private int Enter(Observation seen)
    {
        state = seen.Features[0];
        action = policy.Choose(Values(state), seen.Allowed);
        return action;
    }
}
