using ArmController.Motion.Arm;
using ArmController.Numerics;

namespace ArmController.Control.Estimation;

/// <summary>The Jacobian of the arm as its URDF describes it.</summary>
public sealed class NominalJacobian(SerialChain chain) : ITipJacobian
{
    /// <inheritdoc/>
    public void Observe(in ArmState state, bool learning)
    {
    }

    /// <inheritdoc/>
    public void Columns(in ArmState state, out LaneVectors columns)
    {
        chain.Forward(state.Angles, out ChainPose pose);
        chain.Jacobian(pose, out columns);
    }

    /// <inheritdoc/>
    public void Save(ref StateWriter writer)
    {
    }

    /// <inheritdoc/>
    public bool Load(ref StateReader reader) => true;
}
