namespace ArmController.Motion.Monitoring;

/// <summary>One joint's limits in counts per tick, each widened by what rounding alone may add, so that a true motion never breaks one.</summary>
internal readonly struct JointRules
{
    /// <summary>A count may stay on the wire while the exact one is within so many counts of it.</summary>
    public const double CarriedCounts = 0.6;

    /// <summary>Most ticks between two anchors of a <see cref="JointWatch"/>.</summary>
    public const int LongestStride = 32;

    /// <summary>Outside its range a joint moves at this part of its speed.</summary>
    public const double OutsideSpeedShare = 10;

    /// <summary>Outside its range a joint changes its speed at this part of its rate.</summary>
    public const double OutsideRateShare = 4;

    private const double OutsideJerkShare = 2;

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

    /// <summary>Lowest count that its servo may see at all, be the joint found outside its range.</summary>
    public readonly double Least;

    /// <summary>Highest count that its servo may see at all.</summary>
    public readonly double Most;

    /// <summary>
    /// From here down to <see cref="Lowest"/> the exact count may be any down to <see cref="SpanLow"/>: it was cut off, not rounded.
    /// </summary>
    public readonly double CutLow;

    /// <summary>From here up to <see cref="Highest"/> the exact count may be any up to <see cref="SpanHigh"/>.</summary>
    public readonly double CutHigh;

    /// <summary>Exact count at the limit on the low side.</summary>
    public readonly double SpanLow;

    /// <summary>Exact count at the limit on the high side.</summary>
    public readonly double SpanHigh;

    /// <summary>Highest speed, counts per tick.</summary>
    public readonly double Speed;

    /// <summary>Highest change of speed, counts per tick and tick.</summary>
    public readonly double Rate;

    /// <summary>
    /// How far a joint on its way back from outside may still go out again, counts: nothing, unless a limit of jerk keeps it from
    /// taking a hard turn back at once.
    /// </summary>
    public readonly double Drift;

    /// <summary>How far an exact count may be from the one that was sent.</summary>
    public readonly double Half;

    /// <summary>More than one tick's arithmetic can round.</summary>
    public readonly double Grain;

    /// <summary>Ticks between two anchors, 1 to <see cref="LongestStride"/>.</summary>
    public readonly int Stride;

    /// <summary>Rules of a joint at a period.</summary>
    public JointRules(in MonitorJoint joint, double periodSeconds)
    {
        double perRadian = (joint.CountsB - joint.CountsA) / (joint.RadiansB - joint.RadiansA);
        double atMin = joint.CountsA + ((joint.MinRadians - joint.RadiansA) * perRadian);
        double atMax = joint.CountsA + ((joint.MaxRadians - joint.RadiansA) * perRadian);

        // Whoever made the counts may have summed from angle zero, far off the range: everything such a sum passes counts as its magnitude.
        double slope = Math.Abs(perRadian);
        double farthest = Math.Max(Math.Abs(joint.MinRadians), Math.Abs(joint.MaxRadians)) + Math.Abs(joint.RadiansA);
        double fuzz = LeastFuzz + (CountFuzz * (Math.Abs(joint.CountsA) + (slope * farthest) + Math.Abs((double)joint.MostCount)));

        double low = Math.Min(atMin, atMax);
        double high = Math.Max(atMin, atMax);
        SpanLow = low - fuzz;
        SpanHigh = high + fuzz;

        // Never 0: that is off.
        Least = Math.Max(joint.LeastCount, 1);
        Most = joint.MostCount;
        Lowest = Math.Max(Math.Ceiling(low - fuzz), Least);
        Highest = Math.Min(Math.Floor(high + fuzz), Most);
        CutLow = Math.Max(Math.Ceiling(low + fuzz), Least);
        CutHigh = Math.Min(Math.Floor(high - fuzz), Most);
        Half = CarriedCounts + fuzz;

        // Enormous limits allow any step there is; kept finite, so that their squares are.
        double most = Math.Max(MostCounts, SpanHigh - SpanLow);
        double speed = Math.Min(slope * joint.MaxRadiansPerSecond * periodSeconds, most);
        double rate = Math.Min(slope * joint.MaxRadiansPerSecondSquared * periodSeconds * periodSeconds, 2 * most);
        Grain = StepFuzz * (Math.Abs(SpanLow) + Math.Abs(SpanHigh) + speed);
        Speed = (speed * (1 + RateFuzz)) + Grain;
        Rate = (rate * (1 + RateFuzz)) + Grain;
        Drift = DriftOf(Speed, Rate, slope * joint.MaxRadiansPerSecondCubed * periodSeconds * periodSeconds * periodSeconds);

        // A speed seen over n ticks is unsure by 2 half / n from rounding and by rate n / 2 from acceleration; both are least together here.
        Stride = (int)Math.Clamp(Math.Round(Math.Sqrt(2 * Half / Rate) / 2), 1, LongestStride);
    }

    private JointRules(in JointRules rules, double drift)
    {
        this = rules;
        Drift = drift;
    }

    /// <summary>The same rules for a joint that may also be moved by narrower limits: only what a limit of jerk puts off is left to grow.</summary>
    /// <param name="joint">The joint, with those limits in place of its own.</param>
    /// <param name="periodSeconds">Time between two frames.</param>
    public JointRules With(in MonitorJoint joint, double periodSeconds) =>
        new(this, Math.Max(Drift, new JointRules(joint, periodSeconds).Drift));

    /// <summary>How far the exact count may be from one that was sent: more at the end of the range, where it was cut off, not rounded.</summary>
    public double OffAt(double count)
    {
        double off = count >= Lowest && count <= CutLow ? Math.Max(Half, count - SpanLow) : Half;
        return count <= Highest && count >= CutHigh ? Math.Max(off, SpanHigh - count) : off;
    }

    // A joint coming back stops within so many ticks, the two ramps of its deceleration included, and is never faster than its share.
    private static double DriftOf(double speed, double rate, double jerk)
    {
        if (!(jerk < 2 * rate))
        {
            return 0;
        }

        double slow = speed / OutsideSpeedShare;
        double ramp = jerk / OutsideJerkShare;
        double hardest = Math.Min(rate / OutsideRateShare, Math.Sqrt((4 * slow * ramp) + (ramp * ramp)));
        return 2 * slow * ((slow / hardest) + (3 * hardest / ramp) + 8);
    }

    /// <summary>True when every number is one and the range holds a count.</summary>
    public bool IsSound =>
        double.IsFinite(SpanLow) && double.IsFinite(SpanHigh) && double.IsFinite(Speed) && double.IsFinite(Rate) && double.IsFinite(Half)
        && Drift >= 0 && Lowest <= Highest && Speed > 0 && Rate > 0;
}
