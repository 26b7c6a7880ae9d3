namespace ArmController.Simulator.Servo;

/// <summary>The straight line between a servo's angle and its pulse, through two points. A direction is the sign of the slope.</summary>
/// <param name="RadiansA">Angle at the first point.</param>
/// <param name="MicrosecondsA">Pulse at the first point.</param>
/// <param name="RadiansB">Angle at the second point.</param>
/// <param name="MicrosecondsB">Pulse at the second point.</param>
public readonly record struct PulseCalibration(double RadiansA, double MicrosecondsA, double RadiansB, double MicrosecondsB)
{
    /// <summary>Slope in microseconds per radian; negative when a longer pulse lowers the angle.</summary>
    public double MicrosecondsPerRadian => (MicrosecondsB - MicrosecondsA) / (RadiansB - RadiansA);

    /// <summary>Pulse in microseconds for an angle in radians, not limited.</summary>
    public double ToMicroseconds(double radians) => MicrosecondsA + ((radians - RadiansA) * MicrosecondsPerRadian);

    /// <summary>Angle in radians for a pulse in microseconds, not limited.</summary>
    public double ToRadians(double microseconds) => RadiansA + ((microseconds - MicrosecondsA) / MicrosecondsPerRadian);
}
