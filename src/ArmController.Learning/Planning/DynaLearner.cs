using ArmController.Learning.Environments;
using ArmController.Learning.Exploration;
using ArmController.Learning.Learners;
using ArmController.Numerics;

namespace ArmController.Learning.Planning;

/// <summary>
/// Dyna-Q: after every real step some remembered ones are learned from again. Dyna-Q+ adds a bonus for what was long not tried, and plans with what was
/// never tried (Sutton 1990; Sutton and Barto 2018, sections 8.2 and 8.3). States of a table only.
/// </summary>
public sealed class DynaLearner : ILearner
{
    private readonly WeightTable table;
    private readonly StepModel model;
    private readonly MaskedChoice policy;
    private readonly Pcg32 random;
    private readonly double[] values;
    private readonly double gamma;
    private readonly double step;
    private readonly double bonus;
    private readonly int planned;
    private int state;
    private int action = -1;
    private long time;

    /// <summary>A learner that knows nothing.</summary>
    /// <param name="world">Gives the sizes; it is not kept.</param>
    /// <param name="gamma">Discount per step, 0 to 1.</param>
    /// <param name="step">Step size, above 0.</param>
    /// <param name="epsilon">Share of random actions, 0 to 1.</param>
    /// <param name="planned">Remembered steps per real one.</param>
    /// <param name="bonus">Kappa of Dyna-Q+: reward per square root of steps since something was last tried; 0 is Dyna-Q.</param>
    /// <param name="random">Random sequence of its exploration; planning draws from it too.</param>
    /// <exception cref="ArgumentException">The world's states are no table, or a number is out of its range.</exception>
    public DynaLearner(IEnvironment world, double gamma, double step, double epsilon, int planned, double bonus, Pcg32 random)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(random);
        if (world.MostActive != 1 || !(gamma >= 0 && gamma <= 1) || !(step > 0 && double.IsFinite(step)) || planned < 0 || !(bonus >= 0 && double.IsFinite(bonus)))
        {
            throw new ArgumentException("Planning needs a table's states, a discount of 0 to 1, a step size above 0 and a bonus of 0 or more.", nameof(world));
        }

        this.gamma = gamma;
        this.step = step;
        this.planned = planned;
        this.bonus = bonus;
        this.random = random;
        table = new WeightTable(world.Features, world.Actions);
        model = new StepModel(world.Features, world.Actions);
        policy = new MaskedChoice(epsilon, random);
        values = new double[world.Actions];
    }

    /// <summary>What is known.</summary>
    public WeightTable Table => table;

    /// <summary>Values moved so far, in real steps and remembered ones.</summary>
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
            Update(state, action, outcome.Reward, reached);
            model.See(state, action, outcome.Reward, reached, time);
            for (int n = 0; n < planned; n++)
            {
                Plan();
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
    public int SavedBytes => table.SavedBytes + model.SavedBytes + 96;

    /// <inheritdoc/>
    public void Save(ref StateWriter writer)
    {
        table.Save(ref writer);
        model.Save(ref writer);
        policy.Save(ref writer);
        writer.Write(state);
        writer.Write(action);
        writer.Write(time);
        writer.Write(Updates);
    }

    /// <inheritdoc/>
    public bool Load(ref StateReader reader)
    {
        bool sound = table.Load(ref reader) && model.Load(ref reader);
        policy.Load(ref reader);
        state = reader.ReadInt();
        action = reader.ReadInt();
        time = reader.ReadLong();
        Updates = reader.ReadLong();
        sound &= !reader.Truncated && state >= 0 && state < table.Count / table.Actions && action >= -1 && action < table.Actions && time >= 0;
        if (!sound)
        {
            table.Reset(0);
            state = 0;
        }

        return sound;
    }

    private void Plan()
    {
        int from = model.StateOf(random.NextInt(model.Visited));
        ulong known = bonus > 0 ? ulong.MaxValue : model.Taken(from);
        int what = Any(known);
        double extra = bonus > 0 ? bonus * Math.Sqrt(time - model.SeenAt(from, what)) : 0;
        Update(from, what, model.Reward(from, what) + extra, model.Next(from, what));
    }

    private int Any(ulong known)
    {
        int count = 0;
        for (int a = 0; a < model.Actions; a++)
        {
            count += (int)((known >> a) & 1);
        }

        int left = random.NextInt(count);
        int what = 0;
        while (((known >> what) & 1) == 0 || left-- > 0)
        {
            what++;
        }

        return what;
    }

    private void Update(int from, int what, double reward, int to)
    {
        Updates++;
        double hoped = 0;
        if (to != StepModel.Nowhere)
        {
            hoped = table.Weights[table.Place(to, 0)];
            for (int a = 1; a < table.Actions; a++)
            {
                hoped = Math.Max(hoped, table.Weights[table.Place(to, a)]);
            }
        }

        int place = table.Place(from, what);
        table.Add(place, step * (reward + (gamma * hoped) - table.Weights[place]));
    }

    private int Choose(int at, ulong allowed)
    {
        table.Weights.Slice(table.Place(at, 0), table.Actions).CopyTo(values);
        return policy.Choose(values, allowed);
    }
}
