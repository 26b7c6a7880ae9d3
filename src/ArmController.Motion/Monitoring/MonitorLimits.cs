namespace ArmController.Motion.Monitoring;

/// <summary>How one joint may be moved, as plain numbers: its own limits, or narrower ones that it was asked to obey.</summary>
/// <param name="MaxRadiansPerSecond">Highest speed, either way.</param>
/// <param name="MaxRadiansPerSecondSquared">Highest acceleration, either way.</param>
/// <param name="MaxRadiansPerSecondCubed">Highest jerk, either way; infinite when the acceleration may change at once.</param>
public readonly record struct MonitorLimits(double MaxRadiansPerSecond, double MaxRadiansPerSecondSquared, double MaxRadiansPerSecondCubed);
