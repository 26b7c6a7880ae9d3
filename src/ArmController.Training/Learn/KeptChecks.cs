using ArmController.Control.Agents;
using ArmController.Learning.Snapshots;

namespace ArmController.Training.Learn;

/// <summary>What a checkpoint holds of a run's checks: when they are made, and the snapshot with its books.</summary>
/// <param name="Plan">When.</param>
/// <param name="Keeper">The snapshot.</param>
public sealed record KeptChecks(CheckPlan Plan, SnapshotKeeper Keeper)
{
    /// <summary>No snapshot yet.</summary>
    /// <param name="plan">When checks are made.</param>
    /// <param name="agent">Whose learning is kept; another one of the same plan has images of the same length.</param>
    public static KeptChecks Of(CheckPlan plan, ILearningAgent agent) => new(plan, new SnapshotKeeper(LearnImage.Capacity(agent), plan.Rule));
}
