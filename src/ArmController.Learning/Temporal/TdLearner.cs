using ArmController.Learning.Environments;
using ArmController.Learning.Exploration;
using ArmController.Learning.Learners;
using ArmController.Learning.Traces;
using ArmController.Numerics;

namespace ArmController.Learning.Temporal;

/// <summary>
/// Temporal-difference control of one action, linear in binary features: Q-learning, Sarsa, Expected Sarsa, Double Q, their traces and their
/// average-reward form are settings of the one step below. With a single action it predicts.
/// </summary>
/// <remarks>
/// One step, phi the features of state and action, phi' those of what is hoped for:
/// <code>
/// delta = r - average + gamma hoped(s') - Q(s, a)
/// z     = gamma lambda z + phi                      (cut before an action that was not best, when the target is the best)
/// w    += step share(n) delta z                     (per active feature)
/// average += averageStep delta
/// </code>
/// A feature that is active twice counts twice: its value is 2, and so is what a step adds to its trace, unless that is replaced.
/// When the errors grow beyond what rewards could explain, no weight moves any more and <see cref="Divergence"/> says why.
/// With dutch traces (true online, Sutton and Barto 2018, page 307), Q' being the value hoped for one step earlier:
/// <code>
/// z  = gamma lambda z + (1 - step gamma lambda z . phi) phi
/// w += step (delta + Q - Q') z - step (Q - Q') phi
/// </code>
/// </remarks>
public sealed partial class TdLearner : ILearner
{
    private readonly TdSettings settings;
    private readonly WeightTable table;
    private readonly WeightTable? other;
    private readonly EligibilityTraces traces;
    private readonly MaskedChoice policy;
    private readonly StepShares shares;
    private readonly Observation current;
    private readonly DivergenceDetector divergence;
    private readonly double[] values;
    private readonly double[] hopes;
    private readonly double step;
    private readonly int features;
    private readonly int mostActive;
    private int action = -1;
    private bool isBest;
    private double hopedBefore;

    /// <summary>A learner that knows nothing.</summary>
    /// <param name="world">Gives the sizes; it is not kept.</param>
    /// <param name="settings">Its numbers.</param>
    /// <param name="random">Random sequence of its exploration.</param>
    /// <exception cref="ArgumentException">The settings make no sense.</exception>
    public TdLearner(IEnvironment world, TdSettings settings, Pcg32 random)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Fault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(settings));
        }

        this.settings = settings;
        features = world.Features;
        mostActive = world.MostActive;
        table = new WeightTable(world.Features, world.Actions);
        table.Reset(settings.First);
        if (settings.IsDouble)
        {
            other = new WeightTable(world.Features, world.Actions);
            other.Reset(settings.First);
        }

        traces = new EligibilityTraces(table.Count, settings.Trace, cutoff: settings.Trace == TraceKind.Dutch ? 0 : 1e-8);
        policy = new MaskedChoice(settings.Epsilon, random);
        shares = new StepShares(settings.HalvingVisits, settings.LowestShare);
        current = new Observation(world.MostActive);
        divergence = new DivergenceDetector(settings.Gamma);
        values = new double[world.Actions];
        hopes = new double[world.Actions];
        step = settings.Step / mostActive;
    }

    /// <summary>What is known; of two tables the first.</summary>
    public WeightTable Table => table;

    /// <summary>The average reward per step, where it takes the place of a discount.</summary>
    public double AverageReward { get; private set; }

    /// <summary>The last temporal-difference error, in units of reward.</summary>
    public double LastError { get; private set; }

    /// <summary>Sees to it that learning stops when it diverges.</summary>
    public DivergenceDetector Divergence => divergence;

    /// <inheritdoc/>
    public int Begin(Observation state)
    {
        ArgumentNullException.ThrowIfNull(state);
        traces.Cut();
        hopedBefore = 0;
        if (divergence.IsNew)
        {
            divergence.Believe(Math.Max(table.Largest(), other?.Largest() ?? 0) * mostActive);
        }

        current.CopyFrom(state);
        action = Choose(current);
        return action;
    }

    /// <inheritdoc/>
    public int Learn(in Outcome outcome, Observation seen)
    {
        ArgumentNullException.ThrowIfNull(seen);

        // Sarsa needs to know what it will do before it learns, and Watkins's traces whether that is what it hopes for;
        // the others decide by what they have just learned.
        bool before = settings.Target == Target.Taken || (settings.Target == Target.Best && settings.Lambda > 0);
        bool wasBest = isBest;
        if (outcome.Executed >= 0 && outcome.Executed != action)
        {
            action = outcome.Executed;
            Evaluate(current, values);
            wasBest = values[action] >= MaskedChoice.Largest(values, current.Allowed);
            if (settings.Trace != TraceKind.Dutch)
            {
                // What was hoped for a step ago was another action's value: nothing learned now is a correction of that.
                traces.Cut();
            }
        }

        int chosen = before && !outcome.IsTerminal ? Choose(seen) : -1;
        if (outcome.Teaches)
        {
            Update(outcome, seen, chosen, wasBest);
        }
        else
        {
            // What follows is no consequence of what was done before somebody came between.
            traces.Cut();
            hopedBefore = 0;
        }

        if (!outcome.IsTerminal)
        {
            action = chosen >= 0 ? chosen : Choose(seen);
            current.CopyFrom(seen);
        }

        return action;
    }

    /// <inheritdoc/>
    public int Best(Observation state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Evaluate(state, values);
        return MaskedChoice.First(values, state.Allowed);
    }

    /// <summary>Value of one action in a state, in units of reward.</summary>
    public double Value(Observation state, int of)
    {
        ArgumentNullException.ThrowIfNull(state);
        Evaluate(state, values);
        return values[of];
    }

    private void Update(in Outcome outcome, Observation next, int chosen, bool wasBest)
    {
        WeightTable learning = table;
        WeightTable judging = table;
        if (other is not null)
        {
            (learning, judging) = policy.Toss() ? (table, other) : (other, table);
        }

        learning.Evaluate(current.Features, mirrored: false, values);
        double predicted = values[action];
        double hoped = outcome.IsTerminal ? 0 : Hope(learning, judging, next, chosen);
        double gamma = outcome.IsTerminal ? 0 : settings.Gamma;
        double delta = outcome.Reward - AverageReward + (gamma * hoped) - predicted;
        LastError = delta;
        if (!divergence.Watch(outcome.Reward - AverageReward, delta))
        {
            traces.Cut();
            return;
        }

        if (!wasBest && settings.Target == Target.Best)
        {
            traces.Cut();
        }

        traces.Fade(settings.Gamma * settings.Lambda);
        if (settings.Trace == TraceKind.Dutch)
        {
            MoveTrueOnline(delta, predicted, hoped);
        }
        else
        {
            Move(learning, delta, gamma, next, outcome.IsTerminal ? -1 : chosen);
        }

        AverageReward += settings.AverageStep * delta;
    }

    private double Hope(WeightTable learning, WeightTable judging, Observation next, int chosen)
    {
        learning.Evaluate(next.Features, mirrored: false, hopes);
        if (settings.Target == Target.Taken)
        {
            return hopes[chosen];
        }

        if (settings.Target == Target.Expected)
        {
            return policy.Expected(hopes, next.Allowed);
        }

        if (other is null)
        {
            return MaskedChoice.Largest(hopes, next.Allowed);
        }

        int best = policy.Best(hopes, next.Allowed);
        judging.Evaluate(next.Features, mirrored: false, hopes);
        return hopes[best];
    }

    private int Choose(Observation state)
    {
        Evaluate(state, values);
        int chosen = policy.Choose(values, state.Allowed);
        isBest = values[chosen] >= MaskedChoice.Largest(values, state.Allowed);
        return chosen;
    }

    // Of two tables the sum.
    private void Evaluate(Observation state, double[] into)
    {
        table.Evaluate(state.Features, mirrored: false, into);
        if (other is not null)
        {
            other.Evaluate(state.Features, mirrored: false, hopes);
            for (int a = 0; a < into.Length; a++)
            {
                into[a] += hopes[a];
            }
        }
    }
}
