using ArmController.Motion.Arm;

namespace ArmController.Motion.Safety;

/// <summary>How one joint's position becomes a count on the wire, and the counts it may be.</summary>
internal readonly record struct CountBounds(double AtZero, double PerUnit, double Lowest, double Highest)
{
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
            Math.Ceiling(shortest / microsecondsPerCount),
            Math.Floor(longest / microsecondsPerCount));
    }

    /// <summary>The nearest allowed count. It goes to the wire and never back into the state.</summary>
    public int Of(long q) => (int)Math.Clamp(Math.Round(AtZero + (q * PerUnit)), Lowest, Highest);
}
