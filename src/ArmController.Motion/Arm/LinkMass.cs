using ArmController.Numerics;

namespace ArmController.Motion.Arm;

/// <summary>What hangs on one joint and turns with it.</summary>
/// <param name="Kilograms">Mass of the link, its servo included.</param>
/// <param name="Centre">Centre of that mass in the joint's frame, metres.</param>
public readonly record struct LinkMass(double Kilograms, Vector3d Centre);
