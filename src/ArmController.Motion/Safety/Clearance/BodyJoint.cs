using ArmController.Motion.Arm;

namespace ArmController.Motion.Safety.Clearance;

/// <summary>One joint of a body, on the chain or beside it.</summary>
/// <param name="Parent">Lane of the joint that carries it, -1 for the base.</param>
/// <param name="Place">Where it sits in the frame of that joint, and its axis.</param>
public readonly record struct BodyJoint(int Parent, ChainJoint Place);
