using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Control.Tasks;
using ArmController.Motion.Safety;
using ArmController.Numerics;

namespace ArmController.Control.Guidance;

/// <summary>Has a guide bring the tip to where the goal is.</summary>
public sealed class PlacePursuer(ITipGuide guide) : IPursuer
{
    /// <inheritdoc/>
    public void Pursue(in Goal goal) => guide.Aim(goal.Place);

    /// <inheritdoc/>
    public void Decide(in ArmState state, in Executed executed, out Proposal proposal) =>
        guide.Decide(state, executed.Interrupted, out proposal);

    /// <inheritdoc/>
    public void Save(ref StateWriter writer) => guide.Save(ref writer);

    /// <inheritdoc/>
    public bool Load(ref StateReader reader) => guide.Load(ref reader);
}
