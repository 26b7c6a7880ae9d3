using ArmController.Learning.Environments;
using ArmController.Learning.Exploration;
using ArmController.Numerics;

namespace ArmController.Learning.Transfer;

/// <summary>
/// Learns tasks that differ in what they pay for, one after the other, and meets each new one with everything it can do already:
/// successor features with generalised policy improvement (Barreto et al. 2017, "Successor Features for Transfer in Reinforcement Learning",
/// algorithm 3 of its supplement).
/// States of a table only.
/// </summary>
/// <remarks>
/// One step of task t, psi_i being the successor features of the policy of task i, w_i that task's weights:
/// <code>
/// c   = argmax_i max_b psi_i(s, b) . w_t                     (whose policy acts)
/// a   = argmax_b max_i psi_i(s, b) . w_t, or any, explored
/// w_t += min(weightStep, 1 / |phi|^2) (r - phi . w_t) phi    (unless the weights were given)
/// a'  = argmax_b max_i psi_i(s', b) . w_t
/// psi_t(s, a) += step (phi + gamma psi_t(s', a') - psi_t(s, a))
/// a'' = argmax_b psi_c(s', b) . w_c
/// psi_c(s, a) += step (phi + gamma psi_c(s', a'') - psi_c(s, a))   (if c is not t)
/// </code>
/// A state beyond the room that was given is acted in at random, and steps from or to it move only the weights.
/// </remarks>
public sealed partial class SuccessorLearner : ILearner
{
    private readonly SuccessorSettings settings;
    private readonly VisitedStates states;
    private readonly SuccessorTable table;
    private readonly MaskedChoice policy;
    private readonly Pcg32 random;
    private readonly TaskWeights weights;
    private readonly double[] values;
    private readonly double[] own;
    private readonly int features;
    private int row = VisitedStates.None;
    private int action = -1;
    private int acting;

    /// <summary>A learner that knows nothing, at its first task.</summary>
    /// <param name="world">Gives the sizes; it is not kept.</param>
    /// <param name="settings">Its numbers.</param>
    /// <param name="random">Random sequence of its exploration and its first values.</param>
    /// <exception cref="ArgumentException">The world's states are no table, or the settings make no sense.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// More room is asked for than there are states, or than <see cref="SuccessorTable.MostNumbers"/>.
    /// </exception>
    public SuccessorLearner(IFeaturedEnvironment world, SuccessorSettings settings, Pcg32 random)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(random);
        if (world.MostActive != 1 || world.RewardFeatures < 1)
        {
            throw new ArgumentException("Successor features need a table's states and at least one reward feature.", nameof(world));
        }

        if (settings.Fault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(settings));
        }

        this.settings = settings;
        this.random = random;
        features = world.RewardFeatures;
        states = new VisitedStates(world.Features, settings.Room == 0 ? world.Features : settings.Room);
        table = new SuccessorTable(states.Room, settings.Policies, world.Actions, features);
        policy = new MaskedChoice(settings.Epsilon, random);
        weights = new TaskWeights(settings.Policies, features, settings.Spread, random);
        values = new double[world.Actions];
        own = new double[world.Actions];
        Tasks = 1;
        weights.Draw(Current);
    }

    /// <summary>Tasks met so far, 1 or more.</summary>
    public int Tasks { get; private set; }

    /// <summary>The task at hand, 0-based.</summary>
    public int Current { get; private set; }

    /// <summary>States that something is kept of.</summary>
    public int States => states.Count;

    /// <summary>True when a further state would find no room.</summary>
    public bool IsFull => states.Count == states.Room;

    /// <summary>A new task begins, with weights to be learned and the policy of the last task to start from. Between episodes.</summary>
    /// <returns>False, with nothing changed, when there is no room for another policy.</returns>
    public bool NewTask()
    {
        if (Tasks == settings.Policies)
        {
            return false;
        }

        table.Copy(Tasks - 1, Tasks, states.Count);
        Current = Tasks++;
        weights.Draw(Current);
        return true;
    }

    /// <summary>A task met before begins again; what was learned of it is where it was left. Between episodes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There was no such task.</exception>
    public void Revisit(int task)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(task);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(task, Tasks);
        Current = task;
    }

    /// <summary>Says what the task at hand pays per reward feature: its weights are then no longer learned.</summary>
    /// <param name="pays">One finite number per reward feature, in units of reward.</param>
    /// <exception cref="ArgumentException">Their number is wrong, or one is not finite.</exception>
    public void Give(ReadOnlySpan<double> pays)
    {
        if (pays.Length != features || !TaskWeights.AreFinite(pays))
        {
            throw new ArgumentException("A task pays a finite number for each reward feature.", nameof(pays));
        }

        weights.Give(Current, pays);
    }

    /// <summary>What a task pays per reward feature, as far as is known.</summary>
    public ReadOnlySpan<double> Weights(int task) => weights.Of(task);

    /// <summary>
    /// Value of an action in the task at hand: by the best of all policies, or by its own when it does not improve; 0 in a state it has not seen.
    /// </summary>
    public double Value(Observation state, int of)
    {
        ArgumentNullException.ThrowIfNull(state);
        Evaluate(states.RowOf(state.Features[0]), state.Allowed);
        return values[of];
    }

    /// <summary>Value of an action in the task at hand when one policy is followed afterwards; 0 in a state it has not seen.</summary>
    public double Value(Observation state, int of, int by)
    {
        ArgumentNullException.ThrowIfNull(state);
        int at = states.RowOf(state.Features[0]);
        if (at == VisitedStates.None)
        {
            return 0;
        }

        table.Values(at, by, weights.Of(Current), own);
        return own[of];
    }

    /// <inheritdoc/>
    public int Begin(Observation state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Enter(Number(state.Features[0]), state.Allowed);
    }

    /// <inheritdoc/>
    public int Learn(in Outcome outcome, Observation seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        action = outcome.Executed >= 0 ? outcome.Executed : action;
        int reached = outcome.IsTerminal ? VisitedStates.None : Number(seen.Features[0]);
        if (outcome.Teaches && TaskWeights.AreFinite(seen.RewardFeatures))
        {
            weights.Learn(Current, outcome.Reward, seen.RewardFeatures, settings.WeightStep);
            if (row != VisitedStates.None && (outcome.IsTerminal || reached != VisitedStates.None))
            {
                LearnSuccessors(outcome.IsTerminal ? 0 : settings.Gamma, reached, seen);
            }
        }

        return outcome.IsTerminal ? action : Enter(reached, seen.Allowed);
    }

    /// <inheritdoc/>
    public int Best(Observation state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Evaluate(states.RowOf(state.Features[0]), state.Allowed);
        return MaskedChoice.First(values, state.Allowed);
    }

    private void LearnSuccessors(double gamma, int reached, Observation seen)
    {
        int hoped = -1;
        if (gamma > 0)
        {
            Evaluate(reached, seen.Allowed);
            hoped = MaskedChoice.First(values, seen.Allowed);
        }

        table.Move(row, Current, action, seen.RewardFeatures, gamma, reached, hoped, settings.Step);
        if (acting == Current)
        {
            return;
        }

        if (gamma > 0)
        {
            table.Values(reached, acting, weights.Of(acting), own);
            hoped = MaskedChoice.First(own, seen.Allowed);
        }

        table.Move(row, acting, action, seen.RewardFeatures, gamma, reached, hoped, settings.Step);
    }

    private int Enter(int at, ulong allowed)
    {
        row = at;
        acting = Evaluate(at, allowed);
        action = policy.Choose(values, allowed);
        return action;
    }

    // Values of the task at hand, each action's by whoever does best with it; says whose best action is best of all, of equal ones the first.
    private int Evaluate(int at, ulong allowed)
    {
        if (at == VisitedStates.None)
        {
            Array.Clear(values);
            return Current;
        }

        ReadOnlySpan<double> w = weights.Of(Current);
        if (!settings.Improves)
        {
            table.Values(at, Current, w, values);
            return Current;
        }

        int who = 0;
        table.Values(at, 0, w, values);
        double largest = MaskedChoice.Largest(values, allowed);
        for (int other = 1; other < Tasks; other++)
        {
            table.Values(at, other, w, own);
            double best = MaskedChoice.Largest(own, allowed);
            who = best > largest ? other : who;
            largest = Math.Max(largest, best);
            for (int a = 0; a < values.Length; a++)
            {
                values[a] = Math.Max(values[a], own[a]);
            }
        }

        return who;
    }

    private int Number(int state)
    {
        int known = states.RowOf(state);
        if (known != VisitedStates.None)
        {
            return known;
        }

        int added = states.Add(state);
        if (added != VisitedStates.None)
        {
            table.Begin(added, Tasks, settings.Spread, random);
        }

        return added;
    }
}
