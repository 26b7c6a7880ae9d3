namespace ArmController.Motion.Servo;

/// <summary>
/// The straight line between a joint's angle and its servo's pulse, through two measured points, and the pulses that are allowed at all.
/// A direction is the sign of the slope. Zero is off: the default permits no pulse.
/// </summary>
/// <param name="RadiansA">Angle at the first point.</param>
/// <param name="MicrosecondsA">Pulse at the first point.</param>
/// <param name="RadiansB">Angle at the second point.</param>
/// <param name="MicrosecondsB">Pulse at the second point.</param>
/// <param name="MinMicroseconds">Shortest pulse the servo may see.</param>
/// <param name="MaxMicroseconds">Longest pulse the servo may see.</param>
public readonly record struct PulseCalibration(
    double RadiansA,
    double MicrosecondsA,
    double RadiansB,
    double MicrosecondsB,
    double MinMicroseconds,
    double MaxMicroseconds)
{
    /// <summary>Slope in microseconds per radian; negative when a longer pulse lowers the angle.</summary>
    public double MicrosecondsPerRadian => (MicrosecondsB - MicrosecondsA) / (RadiansB - RadiansA);

    /// <summary>Pulse in microseconds for an angle in radians, not limited.</summary>
    public double ToMicroseconds(double radians) => MicrosecondsA + ((radians - RadiansA) * MicrosecondsPerRadian);

    /// <summary>Angle in radians for a pulse in microseconds, not limited.</summary>
    public double ToRadians(double microseconds) => RadiansA + ((microseconds - MicrosecondsA) / MicrosecondsPerRadian);
}
