using ArmController.Control.Estimation;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Numerics;

namespace ArmController.Control.Guidance;

/// <summary>The plain controller: straight towards the goal, wherever it stands. It may fold the wrong way and lean on a limit for good.</summary>
/// <param name="model">What is believed of the arm.</param>
/// <param name="ranges">How far and how fast its joints turn.</param>
/// <param name="decisionPeriod">Time between two decisions.</param>
public sealed class LeastSquaresGuide(IArmModel model, JointRanges ranges, Seconds decisionPeriod) : ITipGuide
{
    private readonly Approach approach = new(model, ranges, decisionPeriod);
    private TipTarget target;

    /// <inheritdoc/>
    public void Aim(in Vector3d place) => target = new(place);

    /// <inheritdoc/>
    public void Aim(in Vector3d place, double pitchRadians) => target = new(place, true, pitchRadians);

    /// <inheritdoc/>
    public void Decide(in ArmState state, bool interrupted, out Proposal proposal)
    {
        approach.Look(state, target, out Approach.Sight sight);
        proposal = approach.Go(state, sight);
    }

    /// <inheritdoc/>
    public void Save(ref StateWriter writer) => target.Save(ref writer);

    /// <inheritdoc/>
    public bool Load(ref StateReader reader) => TipTarget.Load(ref reader, out target);
}
