using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Numerics;

namespace ArmController.Control.Tasks.Reach;

/// <summary>The baseline that moves at random at the learner's pace.</summary>
public sealed class RandomReacher(ReachPace pace, int joints, Pcg32 random) : IPursuer
{
    private Vector3d place;

    /// <inheritdoc/>
    public void Pursue(in Goal goal) => place = goal.Place;

    /// <inheritdoc/>
    public void Decide(in ArmState state, in Executed executed, out Proposal proposal)
    {
        double share = ReachPace.Share((place - state.Tip).Length);
        Joints<RadianPerSecond> velocity = default;
        for (int j = 0; j < joints; j++)
        {
            velocity[j] = pace.Speed(random.NextInt(3) - 1, share, j);
        }

        proposal = Proposal.AtVelocity(velocity);
    }

    /// <inheritdoc/>
    public void Save(ref StateWriter writer) => random.Save(ref writer);

    /// <inheritdoc/>
    public bool Load(ref StateReader reader)
    {
        random.Load(ref reader);
        return !reader.Truncated;
    }
}
