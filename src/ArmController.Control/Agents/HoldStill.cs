using ArmController.Control.Estimation;
using ArmController.Motion.Safety;
using ArmController.Numerics;

namespace ArmController.Control.Agents;

/// <summary>The baseline that never moves: what it scores, the task gives away.</summary>
public sealed class HoldStill : IReacher
{
    /// <inheritdoc/>
    public void Pursue(in Vector3d goal)
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
}
