namespace ArmController.Motion.Monitoring;

/// <summary>One joint as plain numbers, copied from the configuration before anything else has computed with them.</summary>
/// <param name="MinRadians">Lowest angle.</param>
/// <param name="MaxRadians">Highest angle.</param>
/// <param name="MaxRadiansPerSecond">Highest speed, either way.</param>
/// <param name="MaxRadiansPerSecondSquared">Highest acceleration, either way.</param>
/// <param name="MaxRadiansPerSecondCubed">Highest jerk, either way; infinite when the acceleration may change at once.</param>
/// <param name="RadiansA">Angle at the first calibration point.</param>
/// <param name="CountsA">Counts at the first calibration point.</param>
/// <param name="RadiansB">Angle at the second calibration point.</param>
/// <param name="CountsB">Counts at the second calibration point.</param>
/// <param name="LeastCount">Smallest count the servo may see.</param>
/// <param name="MostCount">Largest count the servo may see.</param>
public readonly record struct MonitorJoint(
    double MinRadians,
    double MaxRadians,
    double MaxRadiansPerSecond,
    double MaxRadiansPerSecondSquared,
    double MaxRadiansPerSecondCubed,
    double RadiansA,
    double CountsA,
    double RadiansB,
    double CountsB,
    int LeastCount,
    int MostCount);
