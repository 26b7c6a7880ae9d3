using System.Collections.Immutable;
using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Motion.Arm;

/// <summary>
/// The torque that gravity puts on every joint of a resting chain, from the masses of its links and of what it carries
/// (Lynch and Park 2017, "Modern Robotics", section 8.1: the gravity term alone). Gravity points down the base frame's z axis.
/// </summary>
/// <remarks>It is a function of the pose only, so a collision shield can check it on the samples of a stop like a distance.</remarks>
public sealed class StaticTorque
{
    private const double MetresPerSecondSquared = 9.80665;

    private readonly SerialChain chain;
    private readonly LinkMass[] links;
    private readonly double payloadKilograms;

    /// <summary>Weighs a chain.</summary>
    /// <param name="chain">Its geometry.</param>
    /// <param name="links">One per joint of the chain.</param>
    /// <param name="payloadKilograms">What it carries at its tip at most, gripper included.</param>
    /// <exception cref="ArgumentException">A joint has no mass, or a mass is negative or not a number.</exception>
    public StaticTorque(SerialChain chain, ImmutableArray<LinkMass> links, double payloadKilograms)
    {
        ArgumentNullException.ThrowIfNull(chain);
        bool sound = links.Length == chain.Count && double.IsFinite(payloadKilograms) && payloadKilograms >= 0;
        foreach (LinkMass link in links)
        {
            sound &= double.IsFinite(link.Kilograms) && link.Kilograms >= 0 && link.Centre.IsFinite;
        }

        if (!sound)
        {
            throw new ArgumentException("Every joint of the chain needs one mass, and no mass may be negative.", nameof(links));
        }

        this.chain = chain;
        this.links = [.. links];
        this.payloadKilograms = payloadKilograms;
    }

    /// <summary>Torque about each joint's axis that gravity exerts at a pose; the servo must give as much the other way.</summary>
    public void Compute(in Joints<Radian> angles, out Joints<NewtonMetre> torque)
    {
        chain.Forward(angles, out ChainPose pose);
        torque = default;

        // From the tip down: the mass beyond each joint, and the sum of mass times place.
        double mass = payloadKilograms;
        Vector3d moment = pose.Tip * payloadKilograms;
        for (int i = chain.Count - 1; i >= 0; i--)
        {
            mass += links[i].Kilograms;
            moment += Centre(pose, angles, i) * links[i].Kilograms;
            Vector3d lever = moment - (pose.Origins[i] * mass);
            torque[i] = Vector3d.Dot(pose.Axes[i], Vector3d.Cross(lever, new(0, 0, -MetresPerSecondSquared)));
        }
    }

    // The pose has places and axes only: the frame that turns with a joint is rebuilt from the base.
    private Vector3d Centre(in ChainPose pose, in Joints<Radian> angles, int joint)
    {
        Vector3d centre = links[joint].Centre;
        for (int i = joint; i >= 0; i--)
        {
            ChainJoint at = chain.Joints[i];
            centre = at.Rotation * (Matrix3d.AxisAngle(at.Axis, angles[i]) * centre);
        }

        return pose.Origins[joint] + centre;
    }
}
