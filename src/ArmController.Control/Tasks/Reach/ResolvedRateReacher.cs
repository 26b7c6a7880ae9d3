using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Numerics;

namespace ArmController.Control.Tasks.Reach;

/// <summary>
/// The classical baseline without learning: every joint moves at the common pace in the direction that brings the tip nearer
/// (Whitney 1969), and rests when it wants less than half a step.
/// </summary>
public sealed class ResolvedRateReacher(WantedAngles wantedAngles, ReachPace pace, int joints) : IPursuer
{
    private Vector3d place;

    /// <inheritdoc/>
    public void Pursue(in Goal goal) => place = goal.Place;

    /// <inheritdoc/>
    public void Decide(in ArmState state, in Executed executed, out Proposal proposal)
    {
        double share = ReachPace.Share(wantedAngles.Compute(state, place, out Joints<Radian> wanted));
        Joints<RadianPerSecond> velocity = default;
        for (int j = 0; j < joints; j++)
        {
            velocity[j] = pace.Speed(pace.Level(wanted, share, j), share, j);
        }

        proposal = Proposal.AtVelocity(velocity);
    }

    /// <inheritdoc/>
    public void Save(ref StateWriter writer) => wantedAngles.Jacobian.Save(ref writer);

    /// <inheritdoc/>
    public bool Load(ref StateReader reader) => wantedAngles.Jacobian.Load(ref reader);
}
