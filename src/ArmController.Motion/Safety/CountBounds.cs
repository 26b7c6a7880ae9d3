using ArmController.Motion.Arm;

namespace ArmController.Motion.Safety;

/// <summary>How one joint's position becomes a count on the wire, and the counts it may be.</summary>
internal readonly record struct CountBounds(double AtZero, double PerUnit, double Lowest, double Highest, double LowestPulse, double HighestPulse)
{
    /// <summary>
    /// A count stands while the exact one is within this much of it: a reference that rests between two counts must not make
    /// the servo chatter between them.
    /// </summary>
    public const double Hysteresis = 0.6;

    /// <summary>Rounds both the calibrated pulses and the joint's limits inward to whole counts; the slope may fall.</summary>
    public static CountBounds From(JointDescription joint, double microsecondsPerCount)
    {
        double atMin = joint.Calibration.ToMicroseconds(joint.Limits.MinRadians);
        double atMax = joint.Calibration.ToMicroseconds(joint.Limits.MaxRadians);
        double shortest = Math.Max(joint.Calibration.MinMicroseconds, Math.Min(atMin, atMax));
        double longest = Math.Min(joint.Calibration.MaxMicroseconds, Math.Max(atMin, atMax));
        return new(
            joint.Calibration.ToMicroseconds(0) / microsecondsPerCount,
            joint.Calibration.MicrosecondsPerRadian / (microsecondsPerCount * AngleUnits.PerRadian),
            AtLeast(shortest, microsecondsPerCount),
            AtMost(longest, microsecondsPerCount),
            AtLeast(joint.Calibration.MinMicroseconds, microsecondsPerCount),
            AtMost(joint.Calibration.MaxMicroseconds, microsecondsPerCount));
    }

    // A quotient is rounded, and its floor may be a count that is a hair too long; one product and difference, rounded once, has the true sign.
    private static double AtMost(double microseconds, double microsecondsPerCount)
    {
        double count = Math.Floor(microseconds / microsecondsPerCount);
        return Math.FusedMultiplyAdd(count, microsecondsPerCount, -microseconds) > 0 ? count - 1 : count;
    }

    private static double AtLeast(double microseconds, double microsecondsPerCount) => -AtMost(-microseconds, microsecondsPerCount);

    /// <summary>True when the servo can be held at a position at all, be it outside the joint's limits.</summary>
    public bool Reaches(long q)
    {
        double count = Math.Round(AtZero + (q * PerUnit));
        return count >= LowestPulse && count <= HighestPulse;
    }

    /// <summary>The count for a position: the last one while it is near enough, else the nearest allowed. It never goes back into the state.</summary>
    /// <param name="q">Position, 2^-40 rad.</param>
    /// <param name="last">The count that was sent last; 0 for none.</param>
    /// <param name="isRecovering">True on the way back from outside the limits: then only the pulses bound it.</param>
    public int Of(long q, int last, bool isRecovering)
    {
        double lowest = isRecovering ? LowestPulse : Lowest;
        double highest = isRecovering ? HighestPulse : Highest;
        double exact = AtZero + (q * PerUnit);
        return Math.Abs(exact - last) <= Hysteresis && last >= lowest && last <= highest ? last : (int)Math.Clamp(Math.Round(exact), lowest, highest);
    }
}
