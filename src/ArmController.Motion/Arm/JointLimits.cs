namespace ArmController.Motion.Arm;

/// <summary>What one joint may do. Zero is off: the default permits no motion.</summary>
/// <param name="MinRadians">Lowest angle.</param>
/// <param name="MaxRadians">Highest angle.</param>
/// <param name="MaxRadiansPerSecond">Highest speed, either way.</param>
/// <param name="MaxRadiansPerSecondSquared">Highest acceleration, either way.</param>
/// <param name="MaxRadiansPerSecondCubed">Highest jerk, either way; infinite when the acceleration may change at once.</param>
public readonly record struct JointLimits(
    double MinRadians,
    double MaxRadians,
    double MaxRadiansPerSecond,
    double MaxRadiansPerSecondSquared,
    double MaxRadiansPerSecondCubed = double.PositiveInfinity);
