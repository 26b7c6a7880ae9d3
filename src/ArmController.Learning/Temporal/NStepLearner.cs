using ArmController.Learning.Environments;
using ArmController.Learning.Exploration;
using ArmController.Learning.Learners;
using ArmController.Numerics;

namespace ArmController.Learning.Temporal;

/// <summary>
/// n-step Sarsa; with a single action n-step TD prediction (Sutton and Barto 2018, sections 7.1 and 7.2).
/// A state is learned about n steps after it was left:
/// <code>
/// G = r1 + gamma r2 + ... + gamma^(n-1) rn + gamma^n Q(sn, an)
/// w += step (G - Q(s, a)) phi
/// </code>
/// </summary>
public sealed class NStepLearner : ILearner
{
    private readonly WeightTable table;
    private readonly MaskedChoice policy;
    private readonly Observation[] states;
    private readonly int[] actions;
    private readonly double[] rewards;
    private readonly double[] values;
    private readonly double gamma;
    private readonly double step;
    private readonly int features;
    private int first;
    private int held;

    /// <summary>A learner that knows nothing.</summary>
    /// <param name="world">Gives the sizes; it is not kept.</param>
    /// <param name="n">Steps looked ahead, 1 or more.</param>
    /// <param name="gamma">Discount per step, 0 to 1.</param>
    /// <param name="step">Step size of a whole prediction, above 0.</param>
    /// <param name="epsilon">Share of random actions, 0 to 1.</param>
    /// <param name="random">Random sequence of its exploration.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public NStepLearner(IEnvironment world, int n, double gamma, double step, double epsilon, Pcg32 random)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        if (!(gamma >= 0 && gamma <= 1) || !(step > 0 && double.IsFinite(step)))
        {
            throw new ArgumentOutOfRangeException(nameof(gamma), "A discount is 0 to 1, a step size finite and above 0.");
        }

        this.gamma = gamma;
        this.step = step / world.MostActive;
        features = world.Features;
        table = new WeightTable(world.Features, world.Actions);
        policy = new MaskedChoice(epsilon, random);
        states = new Observation[n];
        for (int i = 0; i < n; i++)
        {
            states[i] = new Observation(world.MostActive);
        }

        actions = new int[n];
        rewards = new double[n];
        values = new double[world.Actions];
    }

    /// <summary>What is known.</summary>
    public WeightTable Table => table;

    /// <inheritdoc/>
    public int Begin(Observation state)
    {
        ArgumentNullException.ThrowIfNull(state);
        first = 0;
        held = 0;
        return Take(state);
    }

    /// <inheritdoc/>
    public int Learn(in Outcome outcome, Observation seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        int latest = Place(held - 1);
        rewards[latest] = outcome.Reward;
        actions[latest] = outcome.Executed >= 0 ? outcome.Executed : actions[latest];
        if (!outcome.Teaches)
        {
            // No return may reach across what somebody else did.
            held = 0;
            return outcome.IsTerminal ? -1 : Take(seen);
        }

        if (outcome.IsTerminal)
        {
            while (held > 0)
            {
                LearnFirst(0);
            }

            return -1;
        }

        int action = Choose(seen);
        if (held == states.Length)
        {
            LearnFirst(values[action]);
        }

        return Take(seen, action);
    }

    /// <inheritdoc/>
    public int Best(Observation state)
    {
        ArgumentNullException.ThrowIfNull(state);
        table.Evaluate(state.Features, mirrored: false, values);
        return MaskedChoice.First(values, state.Allowed);
    }

    /// <inheritdoc/>
    public int SavedBytes => table.SavedBytes + (states.Length * (states[0].SavedBytes + sizeof(int) + sizeof(double))) + 64;

    /// <inheritdoc/>
    public void Save(ref StateWriter writer)
    {
        table.Save(ref writer);
        policy.Save(ref writer);
        writer.Write(first);
        writer.Write(held);
        writer.Write(actions);
        writer.Write(rewards);
        foreach (Observation state in states)
        {
            state.Save(ref writer);
        }
    }

    /// <inheritdoc/>
    public bool Load(ref StateReader reader)
    {
        bool sound = table.Load(ref reader);
        policy.Load(ref reader);
        first = reader.ReadInt();
        held = reader.ReadInt();
        reader.Read(actions);
        reader.Read(rewards);
        sound &= first >= 0 && first < states.Length && held >= 0 && held <= states.Length;
        for (int i = 0; i < states.Length; i++)
        {
            sound &= states[i].Load(ref reader, features) && actions[i] >= -1 && actions[i] < values.Length;
        }

        if (!sound || reader.Truncated)
        {
            table.Reset(0);
            first = 0;
            held = 0;
            return false;
        }

        return true;
    }

    private int Place(int age) => (first + age) % states.Length;

    private int Choose(Observation state)
    {
        table.Evaluate(state.Features, mirrored: false, values);
        return policy.Choose(values, state.Allowed);
    }

    private int Take(Observation state) => Take(state, Choose(state));

    private int Take(Observation state, int action)
    {
        int at = Place(held++);
        states[at].CopyFrom(state);
        actions[at] = action;
        return action;
    }

    // The oldest state is learned about and left.
    private void LearnFirst(double hoped)
    {
        double ahead = hoped;
        for (int age = held - 1; age >= 0; age--)
        {
            ahead = rewards[Place(age)] + (gamma * ahead);
        }

        double predicted = 0;
        foreach (int feature in states[first].Features)
        {
            predicted += table.Weights[table.Place(feature, actions[first])];
        }

        foreach (int feature in states[first].Features)
        {
            table.Add(table.Place(feature, actions[first]), step * (ahead - predicted));
        }

        first = (first + 1) % states.Length;
        held--;
    }
}
