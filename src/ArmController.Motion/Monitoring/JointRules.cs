namespace ArmController.Motion.Monitoring;

/// <summary>One joint's limits in counts per tick, each widened by what rounding alone may add, so that a true motion never breaks one.</summary>
internal readonly struct JointRules
{
    /// <summary>A count may stay on the wire while the exact one is within so many counts of it.</summary>
    public const double CarriedCounts = 0.6;

    /// <summary>Most ticks between two anchors of a <see cref="JointWatch"/>.</summary>
    public const int LongestStride = 32;

    // Sums of a few doubles differ by a few units of 2^-53 of the largest of them; these leave room for dozens.
    private const double CountFuzz = 1.0 / (1L << 46);
    private const double StepFuzz = 1.0 / (1L << 48);
    private const double RateFuzz = 1e-12;
    private const double LeastFuzz = 1e-9;

    // More than any two counts differ by.
    private const double MostCounts = 1L << 40;

    /// <summary>Lowest count that may be sent.</summary>
    public readonly double Lowest;

    /// <summary>Highest count that may be sent.</summary>
    public readonly double Highest;

    /// <summary>At this count or below, the exact one may be any down to <see cref="ReachLow"/>: the count was cut off, not rounded.</summary>
    public readonly double CutLow;

    /// <summary>At this count or above, the exact one may be any up to <see cref="ReachHigh"/>.</summary>
    public readonly double CutHigh;

    /// <summary>Exact count at the limit on the low side.</summary>
    public readonly double ReachLow;

    /// <summary>Exact count at the limit on the high side.</summary>
    public readonly double ReachHigh;

    /// <summary>Highest speed, counts per tick.</summary>
    public readonly double Speed;

    /// <summary>Highest change of speed, counts per tick and tick.</summary>
    public readonly double Rate;

    /// <summary>How far an exact count may be from the one that was sent.</summary>
    public readonly double Half;

    /// <summary>More than one tick's arithmetic can round.</summary>
    public readonly double Grain;

    /// <summary>Ticks between two anchors, 1 to <see cref="LongestStride"/>.</summary>
    public readonly int Stride;

    /// <summary>Rules of a joint at a period and a width of counts.</summary>
    public JointRules(in MonitorJoint joint, double periodSeconds, double microsecondsPerCount)
    {
        double perRadian = (joint.MicrosecondsB - joint.MicrosecondsA) / (joint.RadiansB - joint.RadiansA) / microsecondsPerCount;
        double countA = joint.MicrosecondsA / microsecondsPerCount;
        double atMin = countA + ((joint.MinRadians - joint.RadiansA) * perRadian);
        double atMax = countA + ((joint.MaxRadians - joint.RadiansA) * perRadian);
        double shortest = joint.MinMicroseconds / microsecondsPerCount;
        double longest = joint.MaxMicroseconds / microsecondsPerCount;

        // Whoever made the counts may have summed from angle zero, far off the range: everything such a sum passes counts as its magnitude.
        double slope = Math.Abs(perRadian);
        double farthest = Math.Max(Math.Abs(joint.MinRadians), Math.Abs(joint.MaxRadians)) + Math.Abs(joint.RadiansA);
        double fuzz = LeastFuzz + (CountFuzz * (Math.Abs(countA) + (slope * farthest) + Math.Abs(longest)));

        ReachLow = Math.Min(atMin, atMax) - fuzz;
        ReachHigh = Math.Max(atMin, atMax) + fuzz;
        double low = Math.Max(Math.Min(atMin, atMax), shortest);
        double high = Math.Min(Math.Max(atMin, atMax), longest);
        Lowest = Math.Ceiling(low - fuzz);
        Highest = Math.Floor(high + fuzz);
        CutLow = Math.Ceiling(low + fuzz);
        CutHigh = Math.Floor(high - fuzz);
        Half = CarriedCounts + fuzz;

        // Enormous limits allow any step there is; kept finite, so that their squares are.
        double most = Math.Max(MostCounts, ReachHigh - ReachLow);
        double speed = Math.Min(slope * joint.MaxRadiansPerSecond * periodSeconds, most);
        double rate = Math.Min(slope * joint.MaxRadiansPerSecondSquared * periodSeconds * periodSeconds, 2 * most);
        Grain = StepFuzz * (Math.Abs(ReachLow) + Math.Abs(ReachHigh) + speed);
        Speed = (speed * (1 + RateFuzz)) + Grain;
        Rate = (rate * (1 + RateFuzz)) + Grain;

        // A speed seen over n ticks is unsure by 2 half / n from rounding and by rate n / 2 from acceleration; both are least together here.
        Stride = (int)Math.Clamp(Math.Round(Math.Sqrt(2 * Half / Rate) / 2), 1, LongestStride);
    }

    /// <summary>True when every number is one and the range holds a count.</summary>
    public bool IsSound =>
        double.IsFinite(ReachLow) && double.IsFinite(ReachHigh) && double.IsFinite(Speed) && double.IsFinite(Rate) && double.IsFinite(Half)
        && Lowest > 0 && Lowest <= Highest && Speed > 0 && Rate > 0;
}
