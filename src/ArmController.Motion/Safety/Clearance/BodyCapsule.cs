namespace ArmController.Motion.Safety.Clearance;

/// <summary>One capsule of a link.</summary>
/// <param name="Link">The URDF's name of the link; several capsules may share one.</param>
/// <param name="Lane">Lane of the joint that carries it, -1 when it is fixed to the base.</param>
/// <param name="Shape">Its shape in the frame of that joint, which turns with it; metres.</param>
public readonly record struct BodyCapsule(string Link, int Lane, Capsule Shape);
