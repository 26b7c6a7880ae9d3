namespace ArmController.Motion.Servo;

/// <summary>
/// The straight line between a joint's angle and its servo's counts, through two points, and the counts that are allowed at all.
/// What a count is, the bus knows. A direction is the sign of the slope. Zero is off: the default permits no count.
/// </summary>
/// <param name="RadiansA">Angle at the first point.</param>
/// <param name="CountsA">Counts at the first point, not whole as a rule.</param>
/// <param name="RadiansB">Angle at the second point.</param>
/// <param name="CountsB">Counts at the second point.</param>
/// <param name="Least">Smallest count the servo may see; 1 or more.</param>
/// <param name="Most">Largest count the servo may see.</param>
public readonly record struct CountCalibration(double RadiansA, double CountsA, double RadiansB, double CountsB, int Least, int Most)
{
    /// <summary>Slope; negative when a larger count lowers the angle.</summary>
    public double CountsPerRadian => (CountsB - CountsA) / (RadiansB - RadiansA);

    /// <summary>Counts for an angle in radians, neither rounded nor limited.</summary>
    public double ToCounts(double radians) => CountsA + ((radians - RadiansA) * CountsPerRadian);

    /// <summary>Angle in radians for a number of counts, not limited.</summary>
    public double ToRadians(double counts) => RadiansA + ((counts - CountsA) / CountsPerRadian);
}
