using ArmController.Control.Estimation;
using ArmController.Control.Tasks;
using ArmController.Motion.Safety;
using ArmController.Numerics;

namespace ArmController.Control.Agents;

/// <summary>The baseline that never moves and never learns: what it scores, the task gives away.</summary>
public sealed class HoldStill : ILearningAgent
{
    /// <inheritdoc/>
    public string Task => Idle.Task.Name;

    /// <inheritdoc/>
    public int SavedBytes => 0;

    /// <inheritdoc/>
    public void Pursue(in Goal goal)
    {
    }

    /// <inheritdoc/>
    public void Decide(in ArmState state, in Executed executed, out Proposal proposal) => proposal = Proposal.AtVelocity(default);

    /// <inheritdoc/>
    public void Save(ref StateWriter writer)
    {
    }

    /// <inheritdoc/>
    public bool Load(ref StateReader reader) => true;

    /// <inheritdoc/>
    public void SaveLearned(ref StateWriter writer)
    {
    }

    /// <inheritdoc/>
    public bool LoadLearned(ref StateReader reader) => true;

    /// <inheritdoc/>
    public bool Recall(ref StateReader reader) => true;
}
