using System.Collections.Immutable;
using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Motion.Arm;

/// <summary>
/// Forward kinematics and position Jacobian of a chain of revolute joints (Lynch and Park 2017, "Modern Robotics", chapters 4 and 5,
/// in the URDF's frame-by-frame form).
/// </summary>
public sealed class SerialChain
{
    private readonly ChainJoint[] joints;

    /// <summary>Builds a chain of one to eight joints.</summary>
    /// <param name="joints">Joints from base to tip.</param>
    /// <param name="tipOffset">Tip in the last joint's frame, metres.</param>
    /// <param name="tipRotation">Orientation of the tip's frame in the last joint's frame.</param>
    /// <exception cref="ArgumentException">There is no joint, or more than eight.</exception>
    public SerialChain(ImmutableArray<ChainJoint> joints, Vector3d tipOffset, Matrix3d tipRotation)
    {
        if (joints.Length is 0 or > Joints<Radian>.Capacity)
        {
            throw new ArgumentException("A chain has one to eight joints.", nameof(joints));
        }

        this.joints = [.. joints];
        Joints = joints;
        TipOffset = tipOffset;
        TipRotation = tipRotation;
    }

    /// <summary>Number of joints.</summary>
    public int Count => joints.Length;

    /// <summary>Joints from base to tip.</summary>
    public ImmutableArray<ChainJoint> Joints { get; }

    /// <summary>Tip in the last joint's frame, metres.</summary>
    public Vector3d TipOffset { get; }

    /// <summary>Orientation of the tip's frame in the last joint's frame.</summary>
    public Matrix3d TipRotation { get; }

    /// <summary>Longest distance from the first joint that the tip can have, metres: the links laid end to end.</summary>
    public double SpanMetres
    {
        get
        {
            double span = TipOffset.Length;
            for (int i = 1; i < joints.Length; i++)
            {
                span += joints[i].Origin.Length;
            }

            return span;
        }
    }

    /// <summary>
    /// Places of all joints and of the tip, metres in the base frame, for angles in radians; any finite angle will do, limits are not its business.
    /// </summary>
    public void Forward(in Joints<Radian> angles, out ChainPose pose)
    {
        pose = default;
        Matrix3d rotation = Matrix3d.Identity;
        Vector3d place = default;
        for (int i = 0; i < joints.Length; i++)
        {
            ref readonly ChainJoint joint = ref joints[i];
            place += rotation * joint.Origin;
            rotation *= joint.Rotation;
            pose.Origins[i] = place;
            pose.Axes[i] = rotation * joint.Axis;
            rotation *= Matrix3d.AxisAngle(joint.Axis, angles[i]);
        }

        pose.Tip = place + (rotation * TipOffset);
        pose.TipRotation = rotation * TipRotation;
    }

    /// <summary>Position Jacobian: column i is the tip's velocity in metres per radian of joint i.</summary>
    public void Jacobian(in ChainPose pose, out LaneVectors columns)
    {
        columns = default;
        for (int i = 0; i < joints.Length; i++)
        {
            columns[i] = Vector3d.Cross(pose.Axes[i], pose.Tip - pose.Origins[i]);
        }
    }
}
