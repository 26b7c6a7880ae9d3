using ArmController.Learning.Exploration;
using ArmController.Learning.Features;
using ArmController.Learning.Traces;
using ArmController.Numerics;

namespace ArmController.Learning.Learners;

/// <summary>
/// Q(lambda) for an action of several factors that share one table of weights: the value of the whole action is the sum of the
/// values of its factors, so the best action is the best of each factor and the cost grows with the sum of the choices, not their product.
/// Source: Sutton and Barto 2018, chapters 9 to 12; value decomposition as in Sunehag et al. 2018.
/// </summary>
/// <remarks>
/// One step, with phi the active weights of what was executed and phi' those of the best next action:
/// <code>
/// delta = r + gamma sum_j max_a Q_j(s', a) - sum_j Q_j(s, a_j)
/// z     = gamma lambda z + phi                 (cut as the settings say)
/// alpha = min(step / |phi|, 1 / |z . (phi - gamma phi')|)         (Dabney and Barto 2012)
/// w_i  += alpha max(lowest, 1 / (1 + n_i / halving)) delta z_i
/// </code>
/// </remarks>
public sealed class FactoredQLearner
{
    private readonly LearnerSettings settings;
    private readonly WeightTable table;
    private readonly EligibilityTraces traces;
    private readonly EpsilonGreedy policy;
    private readonly ActiveFeatures current;
    private readonly int[] nextPlaces;
    private readonly double[] values;
    private readonly StepShares shares;
    private bool started;

    /// <summary>Starts with nothing known.</summary>
    /// <param name="factors">Number of factors of an action, 1 or more.</param>
    /// <param name="perFactor">Active features per factor.</param>
    /// <param name="features">Number of features altogether; every active feature is below it.</param>
    /// <param name="actions">Number of actions of each factor.</param>
    /// <param name="settings">Numbers of the learner.</param>
    /// <param name="random">Random sequence of its exploration.</param>
    /// <exception cref="ArgumentException">The settings ask for dutch traces.</exception>
    public FactoredQLearner(int factors, int perFactor, int features, int actions, LearnerSettings settings, Pcg32 random)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Trace == TraceKind.Dutch)
        {
            throw new ArgumentException("Dutch traces need a learner that corrects for them.", nameof(settings));
        }

        this.settings = settings;
        table = new WeightTable(features, actions);
        traces = new EligibilityTraces(table.Count, settings.Trace, cutoff: 0.01);
        policy = new EpsilonGreedy(factors, settings.Epsilon, settings.ExplorationDecisions, random);
        current = new ActiveFeatures(factors, perFactor);
        nextPlaces = new int[factors * perFactor];
        values = new double[actions];
        shares = new StepShares(settings.HalvingVisits, settings.LowestShare);
    }

    /// <summary>What is known.</summary>
    public WeightTable Table => table;

    /// <summary>The last temporal-difference error, in units of reward; 0 before the first step.</summary>
    public double LastError { get; private set; }

    /// <summary>Forgets the state it was in (a new episode begins); what was learned stays.</summary>
    public void Restart()
    {
        started = false;
        traces.Cut();
        policy.Settle();
    }

    /// <summary>Takes the state the next action is chosen in.</summary>
    public void Enter(ActiveFeatures state)
    {
        current.CopyFrom(state);
        started = true;
    }

    /// <summary>Chooses one action per factor for the state entered last.</summary>
    /// <param name="explore">False for evaluation: always a best action.</param>
    /// <param name="actions">One action per factor, 0-based.</param>
    public void Choose(bool explore, Span<int> actions)
    {
        for (int factor = 0; factor < current.Factors; factor++)
        {
            table.Evaluate(current.Of(factor), current.Mirrored(factor), values);
            actions[factor] = explore ? policy.Choose(factor, values) : policy.Best(values);
        }
    }

    /// <summary>Learns from one step and enters the state it led to.</summary>
    /// <param name="executed">The action that really happened, one per factor; not necessarily the one chosen.</param>
    /// <param name="reward">Reward of the step. A reward that is no number is refused and the step is not learned from.</param>
    /// <param name="next">State after the step.</param>
    /// <param name="terminal">True when nothing can be earned after the step.</param>
    public void Learn(ReadOnlySpan<int> executed, double reward, ActiveFeatures next, bool terminal)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (started && double.IsFinite(reward))
        {
            Update(executed, reward, next, terminal);
        }

        Enter(next);
    }

    private void Update(ReadOnlySpan<int> executed, double reward, ActiveFeatures next, bool terminal)
    {
        double gamma = terminal ? 0 : settings.Gamma;
        int active = current.Factors * current.PerFactor;
        double predicted = Predict(executed, out bool greedy);

        // What follows an action that was not greedy is no credit to what came before it; the action itself begins a new trace.
        if (!greedy && settings.Cut == TraceCut.Watkins)
        {
            traces.Cut();
        }

        traces.Fade(settings.Gamma * settings.Lambda);
        for (int factor = 0; factor < current.Factors; factor++)
        {
            foreach (int place in Places(current, factor, executed[factor], nextPlaces.AsSpan(factor * current.PerFactor, current.PerFactor)))
            {
                traces.Mark(place);
                table.Visit(place);
            }
        }

        // nextPlaces holds phi here; z . phi is read off before phi' overwrites it.
        double overlap = Sum(nextPlaces);
        double hoped = 0;
        if (!terminal)
        {
            for (int factor = 0; factor < next.Factors; factor++)
            {
                table.Evaluate(next.Of(factor), next.Mirrored(factor), values);
                int best = policy.Best(values);
                hoped += values[best];
                Places(next, factor, best, nextPlaces.AsSpan(factor * next.PerFactor, next.PerFactor));
            }

            overlap -= gamma * Sum(nextPlaces);
        }

        double delta = reward + (gamma * hoped) - predicted;
        LastError = delta;
        double alpha = Math.Min(settings.Step / active, 1 / Math.Max(Math.Abs(overlap), double.Epsilon));
        foreach (int place in traces.Places)
        {
            table.Add(place, alpha * shares[table.Visits(place)] * delta * traces[place]);
        }
    }

    private double Predict(ReadOnlySpan<int> executed, out bool greedy)
    {
        greedy = true;
        double predicted = 0;
        for (int factor = 0; factor < current.Factors; factor++)
        {
            table.Evaluate(current.Of(factor), current.Mirrored(factor), values);
            predicted += values[executed[factor]];
            greedy &= values[executed[factor]] >= Largest(values);
        }

        return predicted;
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        double largest = values[0];
        foreach (double value in values)
        {
            largest = Math.Max(largest, value);
        }

        return largest;
    }

    private Span<int> Places(ActiveFeatures state, int factor, int action, Span<int> places)
    {
        int known = state.Mirrored(factor) ? table.Actions - 1 - action : action;
        ReadOnlySpan<int> features = state.Of(factor);
        for (int i = 0; i < features.Length; i++)
        {
            places[i] = table.Place(features[i], known);
        }

        return places;
    }

    private double Sum(ReadOnlySpan<int> places)
    {
        double sum = 0;
        foreach (int place in places)
        {
            sum += traces[place];
        }

        return sum;
    }

    /// <summary>Most bytes that the two save methods write together.</summary>
    public int SavedBytes =>
        table.SavedBytes + traces.SavedBytes + 64 + (16 * current.Factors) + (nextPlaces.Length * (sizeof(int) + 1)) + current.Factors;

    /// <summary>Writes what was learned.</summary>
    public void SaveLearned(ref StateWriter writer) => table.Save(ref writer);

    /// <summary>Reads what was learned; false when it is not sound, then nothing is known.</summary>
    public bool LoadLearned(ref StateReader reader) => table.Load(ref reader);

    /// <summary>Writes where the learner stands between two steps.</summary>
    public void SaveProgress(ref StateWriter writer)
    {
        writer.Write(started);
        writer.Write(LastError);
        traces.Save(ref writer);
        policy.Save(ref writer);
        current.Save(ref writer);
    }

    /// <summary>Reads where the learner stood; false when it is not sound.</summary>
    public bool LoadProgress(ref StateReader reader)
    {
        started = reader.ReadBool();
        LastError = reader.ReadDouble();
        bool sound = traces.Load(ref reader);
        sound &= policy.Load(ref reader, table.Actions);
        sound &= current.Load(ref reader, table.Count / table.Actions);
        return sound && !reader.Truncated;
    }
}
