using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Control.Tasks;
using ArmController.Motion.Safety;
using ArmController.Numerics;

namespace ArmController.Proof.Around;

/// <summary>Another pursuer, and how long its decisions take.</summary>
/// <param name="pursuer">Who decides.</param>
/// <param name="score">Counts.</param>
/// <param name="microseconds">Says what time it is.</param>
internal sealed class TimedPursuer(IPursuer pursuer, AroundScore score, Func<double> microseconds) : IPursuer
{
    /// <inheritdoc/>
    public void Pursue(in Goal goal) => pursuer.Pursue(goal);

    /// <inheritdoc/>
    public void Decide(in ArmState state, in Executed executed, out Proposal proposal)
    {
        double began = microseconds();
        pursuer.Decide(state, executed, out proposal);
        score.Took(microseconds() - began);
    }

    /// <inheritdoc/>
    public void Save(ref StateWriter writer) => pursuer.Save(ref writer);

    /// <inheritdoc/>
    public bool Load(ref StateReader reader) => pursuer.Load(ref reader);
}
