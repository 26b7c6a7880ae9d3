using ArmController.Numerics;

namespace ArmController.Motion.Arm;

/// <summary>One revolute joint of a serial chain, in URDF terms.</summary>
/// <param name="Origin">Position of the joint in its parent's frame, metres.</param>
/// <param name="Rotation">Orientation of the joint's frame in its parent's frame at angle zero.</param>
/// <param name="Axis">Unit axis of rotation in the joint's frame.</param>
public readonly record struct ChainJoint(Vector3d Origin, Matrix3d Rotation, Vector3d Axis);
