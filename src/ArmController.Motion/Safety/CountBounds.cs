using ArmController.Motion.Arm;
using ArmController.Motion.Servo;

namespace ArmController.Motion.Safety;

/// <summary>How one joint's position becomes a count on the wire, and the counts it may be.</summary>
internal readonly record struct CountBounds(double AtZero, double PerUnit, double Lowest, double Highest, double Least, double Most)
{
    /// <summary>
    /// A count stands while the exact one is within this much of it: a reference that rests between two counts must not make
    /// the servo chatter between them.
    /// </summary>
    public const double Hysteresis = 0.6;

    /// <summary>Rounds the joint's limits inward to whole counts; the slope may fall.</summary>
    public static CountBounds From(JointDescription joint)
    {
        CountCalibration line = joint.Calibration;
        double atMin = line.ToCounts(joint.Limits.MinRadians);
        double atMax = line.ToCounts(joint.Limits.MaxRadians);
        return new(
            line.ToCounts(0),
            line.CountsPerRadian / AngleUnits.PerRadian,
            Math.Max(Math.Ceiling(Math.Min(atMin, atMax)), line.Least),
            Math.Min(Math.Floor(Math.Max(atMin, atMax)), line.Most),
            line.Least,
            line.Most);
    }

    /// <summary>True when the servo can be held at a position at all, be it outside the joint's limits.</summary>
    public bool Reaches(long q)
    {
        double count = Math.Round(AtZero + (q * PerUnit));
        return count >= Least && count <= Most;
    }

    /// <summary>
    /// The count for a position: the last one while it is near enough, else the nearest allowed. It never goes back into the state.
    /// </summary>
    /// <param name="q">Position, 2^-40 rad.</param>
    /// <param name="last">The count that was sent last; 0 for none.</param>
    /// <param name="isRecovering">True on the way back from outside the limits: then only the servo bounds it.</param>
    public int Of(long q, int last, bool isRecovering)
    {
        double lowest = isRecovering ? Least : Lowest;
        double highest = isRecovering ? Most : Highest;
        double exact = AtZero + (q * PerUnit);
        return Math.Abs(exact - last) <= Hysteresis && last >= lowest && last <= highest ? last : (int)Math.Clamp(Math.Round(exact), lowest, highest);
    }
}
