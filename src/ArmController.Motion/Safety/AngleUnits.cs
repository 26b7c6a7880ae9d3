namespace ArmController.Motion.Safety;

/// <summary>The envelope's unit of angle, 2^-40 rad: every sum of them is an exact integer and an exact double.</summary>
internal static class AngleUnits
{
    /// <summary>Units in one radian: 2^40. One unit is about 1e-12 rad; the widest range there is, 64 rad, is 2^46 of them.</summary>
    public const double PerRadian = 1L << 40;

    /// <summary>Largest angle from zero, in radians, that a limit may have: 2^46 units, far inside a double's 53 bits.</summary>
    public const double LargestRadians = 64;

    /// <summary>More than any step or change of step inside a range of 64 rad; a limit of this size or beyond acts the same.</summary>
    public const long Beyond = 1L << 48;
}
