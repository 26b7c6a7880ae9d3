namespace ArmController.Simulator.World;

/// <summary>How noisy the twin's sensors are: standard deviations of independent Gaussian errors in every tick.</summary>
/// <param name="JointRadians">Of each measured joint angle.</param>
/// <param name="TipMetres">Of each coordinate of the measured tip.</param>
public readonly record struct SensorNoise(double JointRadians, double TipMetres);
