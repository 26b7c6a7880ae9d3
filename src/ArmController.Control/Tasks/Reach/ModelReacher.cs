using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Control.Guidance;
using ArmController.Motion.Safety;
using ArmController.Numerics;

namespace ArmController.Control.Tasks.Reach;

/// <summary>
/// Learns the arm and not what to do with it: it finds the lines that the joints turn about, rehearses in that model, and corrects the model with
/// every tip that it sees. Under examination it corrects nothing.
/// </summary>
public sealed class ModelReacher : ILearningAgent
{
    // More than a guide and an episode write.
    private const int BytesBeside = 4096;

    private readonly AxesModel model;
    private readonly AxesFinder? finder;
    private readonly ITipGuide guide;
    private readonly ReachReward reward;
    private readonly ReachEpisodes? episodes;
    private double potential;
    private double lastReward;
    private bool underWay;

    /// <summary>Puts it together.</summary>
    /// <param name="model">What it learns.</param>
    /// <param name="finder">Finds the model's lines; null for examination.</param>
    /// <param name="guide">Goes to places by the model.</param>
    /// <param name="reward">What its books count.</param>
    /// <param name="episodes">Its training; null for examination.</param>
    public ModelReacher(AxesModel model, AxesFinder? finder, ITipGuide guide, ReachReward reward, ReachEpisodes? episodes)
    {
        if (finder is null != episodes is null)
        {
            throw new ArgumentException("Who trains finds, and who is examined does neither.", nameof(finder));
        }

        this.model = model;
        this.finder = finder;
        this.guide = guide;
        this.reward = reward;
        this.episodes = episodes;
    }

    /// <inheritdoc/>
    public string Task => ReachTask.Word;

    /// <inheritdoc/>
    public Lesson Lesson => new() { Reward = lastReward };

    /// <inheritdoc/>
    public int SavedBytes => model.SavedBytes + AxesFinder.SavedBytes + BytesBeside;

    /// <inheritdoc/>
    public void Pursue(in Goal goal) => guide.Aim(goal.Place);

    /// <inheritdoc/>
    public void Decide(in ArmState state, in Executed executed, out Proposal proposal)
    {
        if (finder is { } search && episodes is { } training)
        {
            if (search.IsDone)
            {
                Learn(state, executed, search, training);
            }

            if (!search.IsDone)
            {
                underWay = false;
                search.Decide(state, executed.Interrupted, out proposal);
                return;
            }
        }

        guide.Decide(state, executed.Interrupted, out proposal);
    }

    private void Learn(in ArmState state, in Executed executed, AxesFinder search, ReachEpisodes training)
    {
        if (!state.TipMeasured)
        {
            return;
        }

        model.Observe(state.Angles, state.Tip);
        if (model.IsLost)
        {
            search.Begin();
            return;
        }

        double metres = (training.Goal - state.Tip).Length;
        if (!underWay || executed.Interrupted)
        {
            underWay = true;
            potential = reward.Potential(metres);
            guide.Aim(training.Goal);
            return;
        }

        training.Note(state.Tip);
        double after = training.Reached ? 0 : reward.Potential(metres);
        lastReward = ReachReward.Of(potential, after, executed.HeldAtLimit);
        training.Count(lastReward, executed.HeldAtLimit);
        potential = after;
        if (training.Ended)
        {
            training.Next();
            potential = reward.Potential((training.Goal - state.Tip).Length);
            guide.Aim(training.Goal);
        }
    }

    /// <inheritdoc/>
    public void SaveLearned(ref StateWriter writer) => model.Save(ref writer);

    /// <inheritdoc/>
    public bool LoadLearned(ref StateReader reader)
    {
        if (!model.Load(ref reader))
        {
            return false;
        }

        // Saved before it was found, it is not one yet.
        if (model.IsKnown)
        {
            finder?.Adopt();
        }
        else
        {
            finder?.Begin();
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Recall(ref StateReader reader)
    {
        underWay = false;
        return LoadLearned(ref reader);
    }

    /// <inheritdoc/>
    public void Save(ref StateWriter writer)
    {
        finder?.Save(ref writer);
        guide.Save(ref writer);
        episodes?.Save(ref writer);
        writer.Write(potential);
        writer.Write(underWay);
        writer.Write(lastReward);
    }

    /// <inheritdoc/>
    public bool Load(ref StateReader reader)
    {
        bool sound = (finder?.Load(ref reader) ?? true) & guide.Load(ref reader) & (episodes?.Load(ref reader) ?? true);
        potential = reader.ReadDouble();
        underWay = reader.ReadBool();
        lastReward = reader.ReadDouble();
        return sound && !reader.Truncated && double.IsFinite(potential);
    }
}
