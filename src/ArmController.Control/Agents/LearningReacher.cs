using ArmController.Control.Estimation;
using ArmController.Control.Tasks.Reach;
using ArmController.Learning.Features;
using ArmController.Learning.Learners;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Numerics;

namespace ArmController.Control.Agents;

/// <summary>
/// Reaches by what it has learned, and learns while it reaches: every decision it learns from the step before and chooses the next.
/// With episodes it trains and explores; without, it pursues the goal it is given, greedily, and learns nothing.
/// </summary>
public sealed class LearningReacher : IReacher
{
    private const int Actions = 3;
    private const double HomeRadians = 0.001;

    private readonly IReachView view;
    private readonly FactoredQLearner learner;
    private readonly ReachPace pace;
    private readonly ReachReward reward;
    private readonly ReachEpisodes? episodes;
    private readonly ActiveFeatures features;
    private readonly int[] actions;
    private readonly Joints<Radian> home;
    private Vector3d goal;
    private double potential;
    private double share;
    private bool underWay;
    private bool returning;

    /// <summary>Puts a reacher together.</summary>
    /// <param name="view">What the learner sees.</param>
    /// <param name="pace">How fast it moves.</param>
    /// <param name="reward">What it is rewarded for.</param>
    /// <param name="settings">Numbers of the learner.</param>
    /// <param name="joints">Number of joints it moves: lanes 0..joints-1.</param>
    /// <param name="home">Where it goes, through the envelope and on robot time, after a training episode that ended in a dead end.</param>
    /// <param name="random">Random sequence of its exploration.</param>
    /// <param name="episodes">Its training; null for evaluation.</param>
    public LearningReacher(
        IReachView view, ReachPace pace, ReachReward reward, LearnerSettings settings, int joints, in Joints<Radian> home, Pcg32 random,
        ReachEpisodes? episodes)
    {
        ArgumentNullException.ThrowIfNull(view);
        this.view = view;
        this.pace = pace;
        this.reward = reward;
        this.episodes = episodes;
        this.home = home;
        learner = new FactoredQLearner(joints, view.PerJoint, view.Features, Actions, settings, random);
        features = new ActiveFeatures(joints, view.PerJoint);
        actions = new int[joints];
    }

    /// <summary>The learner inside.</summary>
    public FactoredQLearner Learner => learner;

    /// <summary>The Jacobian it looks through, if any.</summary>
    public ITipJacobian? Jacobian => view.Jacobian;

    /// <summary>Reward of the last decision it learned from, in decisions (see <see cref="ReachReward"/>).</summary>
    public double LastReward { get; private set; }

    /// <inheritdoc/>
    public Lesson Lesson
    {
        get
        {
            Lesson lesson = new() { Reward = LastReward, Error = learner.LastError };
            for (int j = 0; j < actions.Length && !returning; j++)
            {
                lesson.Action[j] = (sbyte)(actions[j] - 1);
            }

            return lesson;
        }
    }

    /// <inheritdoc/>
    public void Pursue(in Vector3d goal) => this.goal = goal;

    /// <inheritdoc/>
    public void Decide(in ArmState state, in Executed executed, out Proposal proposal)
    {
        view.Observe(state, learning: episodes is not null);

        // Whoever was stopped on the way home is somewhere else now: the next goal begins there.
        returning &= !AtHome(state.Reference) && !executed.Interrupted;
        double distance = episodes is null ? Look(state, goal) : returning ? 0 : Learn(state, executed, episodes);
        if (returning)
        {
            proposal = Proposal.Towards(home);
            return;
        }

        learner.Choose(explore: episodes is not null, actions);
        share = ReachPace.Share(distance);
        potential = reward.Potential(distance);
        Joints<RadianPerSecond> velocity = default;
        for (int j = 0; j < actions.Length; j++)
        {
            velocity[j] = pace.Speed(actions[j] - 1, share, j);
        }

        proposal = Proposal.AtVelocity(velocity);
    }

    private double Look(in ArmState state, in Vector3d at)
    {
        double distance = view.Encode(state, at, features);
        learner.Enter(features);
        return distance;
    }

    private double Learn(in ArmState state, in Executed executed, ReachEpisodes training)
    {
        if (executed.Interrupted)
        {
            learner.Restart();
            underWay = false;
        }

        if (!underWay)
        {
            underWay = true;
            return Look(state, training.Goal);
        }

        double distance = view.Encode(state, training.Goal, features);
        training.Note(state.Tip);
        double after = training.Reached ? 0 : reward.Potential(distance);
        LastReward = ReachReward.Of(potential, after, executed.HeldAtLimit);
        training.Count(LastReward, executed.HeldAtLimit);
        for (int j = 0; j < actions.Length; j++)
        {
            actions[j] = pace.Level(executed.Displacement, share, j) + 1;
        }

        learner.Learn(actions, LastReward, features, terminal: training.Reached);
        if (!training.Ended)
        {
            return distance;
        }

        returning = training.DeadEnd;
        underWay = !returning;
        training.Next();
        learner.Restart();
        return Look(state, training.Goal);
    }

    private bool AtHome(in Joints<Radian> reference)
    {
        bool there = true;
        for (int i = 0; i < Joints<Radian>.Capacity; i++)
        {
            there &= Math.Abs(reference[i] - home[i]) < HomeRadians;
        }

        return there;
    }

    /// <summary>Writes what was learned: weights, visits and the view's own knowledge.</summary>
    public void SaveLearned(ref StateWriter writer)
    {
        learner.SaveLearned(ref writer);
        view.SaveLearned(ref writer);
    }

    /// <summary>Reads what was learned; false when it is not sound.</summary>
    public bool LoadLearned(ref StateReader reader) => learner.LoadLearned(ref reader) & view.LoadLearned(ref reader);

    /// <summary>
    /// Reads what was learned in the midst of training; false when it is not sound. The step under way was chosen by another learner and is not
    /// learned from; goals, noise and exploration go on as they were.
    /// </summary>
    public bool Recall(ref StateReader reader)
    {
        learner.Restart();
        underWay = false;
        return LoadLearned(ref reader);
    }

    /// <inheritdoc/>
    public void Save(ref StateWriter writer)
    {
        learner.SaveProgress(ref writer);
        episodes?.Save(ref writer);
        writer.Write(potential);
        writer.Write(share);
        writer.Write(underWay);
        writer.Write(returning);
        writer.Write(LastReward);
    }

    /// <inheritdoc/>
    public bool Load(ref StateReader reader)
    {
        bool sound = learner.LoadProgress(ref reader) && (episodes?.Load(ref reader) ?? true);
        potential = reader.ReadDouble();
        share = reader.ReadDouble();
        underWay = reader.ReadBool();
        returning = reader.ReadBool();
        LastReward = reader.ReadDouble();
        return sound && !reader.Truncated && double.IsFinite(potential) && double.IsFinite(share);
    }
}
