using ArmController.Control.Estimation;
using ArmController.Control.Tasks.Reach;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Numerics;

namespace ArmController.Control.Agents;

/// <summary>
/// The classical baseline without learning: every joint moves at the common pace in the direction that brings the tip nearer
/// (Whitney 1969), and rests when it wants less than half a step.
/// </summary>
public sealed class ResolvedRateReacher(WantedAngles wantedAngles, ReachPace pace, int joints) : IReacher
{
    private Vector3d goal;

    /// <inheritdoc/>
    public void Pursue(in Vector3d goal) => this.goal = goal;

    /// <inheritdoc/>
    public void Decide(in ArmState state, in Executed executed, out Proposal proposal)
    {
        double share = ReachPace.Share(wantedAngles.Compute(state, goal, out Joints<Radian> wanted));
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
