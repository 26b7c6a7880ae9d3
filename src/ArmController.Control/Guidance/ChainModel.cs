using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Control.Guidance;

/// <summary>The arm as a chain of joints describes it: its URDF's, or the true one.</summary>
public sealed class ChainModel(SerialChain chain) : IArmModel
{
    /// <inheritdoc/>
    public int Joints => chain.Count;

    /// <inheritdoc/>
    public void Look(in Joints<Radian> angles, out Vector3d tip, out LaneVectors columns)
    {
        chain.Forward(angles, out ChainPose pose);
        chain.Jacobian(pose, out columns);
        tip = pose.Tip;
    }

    /// <inheritdoc/>
    public void Incline(in Joints<Radian> angles, out Inclination inclination)
    {
        chain.Forward(angles, out ChainPose pose);
        Inclination.Of(pose.Axes, pose.Origins, chain.Count, pose.Tip, out inclination);
    }
}
