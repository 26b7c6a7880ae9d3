using ArmController.Control.Agents;
using ArmController.Learning.Learners;
using ArmController.Learning.Rewards;
using ArmController.Numerics;

namespace ArmController.Control.Tasks;

/// <summary>Nothing is wanted: what an arm does that offers no task. It stands in no catalogue.</summary>
public sealed class Idle : ITask, IJudge
{
    /// <summary>The one there is.</summary>
    public static Idle Task { get; } = new();

    /// <inheritdoc/>
    public string Name => "idle";

    /// <inheritdoc/>
    public TaskWords Words { get; } = new("Hold still.", "None.", "Never.", "Nothing.", "Nothing.", [], [], "nothing");

    /// <inheritdoc/>
    public RewardSpecification Reward { get; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<Criterion> Criteria { get; } = [new("none", "none")];

    /// <inheritdoc/>
    public int MostDecisions => 0;

    /// <inheritdoc/>
    public bool IsOver => true;

    /// <inheritdoc/>
    public LearnerSettings Tuned(LearnerKind kind) => new();

    /// <inheritdoc/>
    public ILearningAgent Trainee(TaskScope scope, IEpisodeLog log) => new HoldStill();

    /// <inheritdoc/>
    public ILearningAgent Examinee(TaskScope scope) => new HoldStill();

    /// <inheritdoc/>
    public IReadOnlyList<Baseline> Baselines(TaskScope scope, ILearningAgent examinee) => [];

    /// <inheritdoc/>
    public IJudge Judge(TaskScope scope, int criteria) => this;

    /// <inheritdoc/>
    public void Draw(Pcg32 random, in Truth truth, out Goal goal) => goal = default;

    /// <inheritdoc/>
    public void Begin(in Goal goal)
    {
    }

    /// <inheritdoc/>
    public void Note(in Truth truth)
    {
    }

    /// <inheritdoc/>
    public bool Won(int criterion) => false;
}
