namespace ArmController.Control.Tasks;

/// <summary>How wrong sensors are, one standard deviation. Zero is exact.</summary>
/// <param name="JointRadians">Of each joint angle.</param>
/// <param name="TipMetres">Of the tip along each axis.</param>
public readonly record struct SensingNoise(double JointRadians, double TipMetres);
