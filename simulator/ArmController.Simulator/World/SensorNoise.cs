namespace ArmController.Simulator.World;

/// <summary>How noisy the twin's sensors are: standard deviations of independent Gaussian errors in every tick.</summary>
/// <param name="JointRadians">Of each measured joint angle.</param>
/// <param name="TipMetres">Of each coordinate of the measured tip.</param>
public readonly record struct SensorNoise(double JointRadians, double TipMetres)
{
    /// <summary>Potentiometers of 0.3 degrees and a camera of 1 mm.</summary>
    public static SensorNoise Usual => new(0.3 * Math.PI / 180, 0.001);
}
