using System.Collections.Immutable;
using System.Globalization;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Servo;

namespace ArmController.Motion.Safety;

/// <summary>Finds every rule an arm's description breaks, one sentence each; nothing is ever repaired.</summary>
public static class EnvelopeRules
{
    /// <summary>Narrowest plausible range, radians.</summary>
    public const double NarrowestRadians = 0.02;

    /// <summary>Longest plausible stop in ticks.</summary>
    public const double LongestStopTicks = 4096;

    /// <summary>Longest plausible stop in seconds.</summary>
    public const double LongestStopSeconds = 2;

    private const double MostCounts = 1 << 30;
    private const double MostCountsFromZero = 1e10;

    /// <summary>All faults, the arm's first, then lane by lane. A joint with hard faults is not asked for plausibility.</summary>
    public static ImmutableArray<EnvelopeFault> Check(ArmDescription arm, Seconds period)
    {
        ArgumentNullException.ThrowIfNull(arm);
        ImmutableArray<EnvelopeFault>.Builder faults = ImmutableArray.CreateBuilder<EnvelopeFault>();
        if (arm.Joints.IsDefault || arm.Joints.Length is 0 or > Joints<Radian>.Capacity || arm.Joints.Length < arm.Chain.Count)
        {
            int count = arm.Joints.IsDefault ? 0 : arm.Joints.Length;
            faults.Add(new(EnvelopeRule.JointCount, -1, "", $"The arm has {count} joints where {arm.Chain.Count} to 8 are needed."));
            return faults.ToImmutable();
        }

        if (arm.MaxReversalsPerSecond < 1)
        {
            faults.Add(new(EnvelopeRule.LimitTooSmall, -1, "", Say($"{arm.MaxReversalsPerSecond} reversals a second are not a positive number.")));
        }

        if (!(double.IsFinite(period.Value) && period.Value > 0))
        {
            faults.Add(new(EnvelopeRule.Period, -1, "", Say($"The period of {period.Value} s is not a positive number.")));
        }

        if (faults.Count > 0)
        {
            return faults.ToImmutable();
        }

        for (int i = 0; i < arm.Joints.Length; i++)
        {
            int before = faults.Count;
            CheckLimits(faults, i, arm.Joints[i], period);
            CheckCounts(faults, i, arm.Joints[i]);
            if (faults.Count == before)
            {
                CheckPlausible(faults, i, arm.Joints[i], period);
            }
        }

        return faults.ToImmutable();
    }

    /// <summary>True when every limit is a number; only the jerk may be infinite, which is no limit.</summary>
    internal static bool AreSound(in JointLimits limits) =>
        double.IsFinite(limits.MinRadians) && double.IsFinite(limits.MaxRadians) && double.IsFinite(limits.MaxRadiansPerSecond)
        && double.IsFinite(limits.MaxRadiansPerSecondSquared) && !double.IsNaN(limits.MaxRadiansPerSecondCubed);

    /// <summary>
    /// Time in seconds to stop from the highest speed, not accelerating: a trapezoid of deceleration, or a triangle when the limit is not reached.
    /// </summary>
    public static double StopSeconds(in JointLimits limits)
    {
        double v = limits.MaxRadiansPerSecond;
        double a = limits.MaxRadiansPerSecondSquared;
        double j = limits.MaxRadiansPerSecondCubed;
        return v * j >= a * a ? (v / a) + (a / j) : 2 * Math.Sqrt(v / j);
    }

    private static void CheckLimits(ImmutableArray<EnvelopeFault>.Builder faults, int lane, JointDescription joint, Seconds period)
    {
        JointLimits limits = joint.Limits;
        if (!AreSound(limits))
        {
            faults.Add(new(EnvelopeRule.NotFinite, lane, joint.Name, "A limit is not a finite number."));
            return;
        }

        if (!(limits.MinRadians < limits.MaxRadians))
        {
            faults.Add(new(
                EnvelopeRule.LimitsCrossed,
                lane,
                joint.Name,
                Say($"The lower limit {limits.MinRadians} rad is not below the upper limit {limits.MaxRadians} rad.")));
            return;
        }

        if (!(limits.MaxRadians - limits.MinRadians <= AngleUnits.LargestRadians)
            || Math.Max(Math.Abs(limits.MinRadians), Math.Abs(limits.MaxRadians)) > AngleUnits.LargestRadians)
        {
            faults.Add(new(
                EnvelopeRule.RangeTooWide,
                lane,
                joint.Name,
                Say($"The range {limits.MinRadians}..{limits.MaxRadians} rad is wider than 64 rad or ends beyond 64 rad from zero.")));
            return;
        }

        JointBounds bounds = JointBounds.From(limits, period);
        if (bounds.QMin >= bounds.QMax)
        {
            faults.Add(new(
                EnvelopeRule.LimitsCrossed,
                lane,
                joint.Name,
                Say($"The range {limits.MinRadians}..{limits.MaxRadians} rad is below the resolution of 2^-40 rad.")));
        }

        // With one unit of jerk a joint could not move by one unit and stop.
        if (bounds.V < 1 || bounds.A < 1 || bounds.J < 2)
        {
            faults.Add(new(
                EnvelopeRule.LimitTooSmall,
                lane,
                joint.Name,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The limits {limits.MaxRadiansPerSecond} rad/s, {limits.MaxRadiansPerSecondSquared} rad/s^2 and "
                        + $"{limits.MaxRadiansPerSecondCubed} rad/s^3 must be positive.")));
        }
        else if (bounds.LimitsJerk && bounds.MostStopTicks > StopPolicy.MostTicks)
        {
            faults.Add(new(
                EnvelopeRule.StopBeyondRollOut,
                lane,
                joint.Name,
                Say($"A stop may take {bounds.MostStopTicks} ticks; at most {StopPolicy.MostTicks} are rolled out.")));
        }
    }

    private static void CheckCounts(ImmutableArray<EnvelopeFault>.Builder faults, int lane, JointDescription joint)
    {
        CountCalibration calibration = joint.Calibration;
        if (!(double.IsFinite(calibration.RadiansA) && double.IsFinite(calibration.RadiansB)
            && double.IsFinite(calibration.CountsA) && double.IsFinite(calibration.CountsB)))
        {
            faults.Add(new(EnvelopeRule.NotFinite, lane, joint.Name, "A calibration number is not a finite number."));
            return;
        }

        double slope = calibration.CountsPerRadian;
        if (!double.IsFinite(slope) || slope == 0)
        {
            faults.Add(new(EnvelopeRule.CalibrationFlat, lane, joint.Name, "The two calibration points must differ in angle and in counts."));
            return;
        }

        if (!(calibration.Least > 0 && calibration.Least < calibration.Most))
        {
            faults.Add(new(
                EnvelopeRule.CountsCrossed,
                lane,
                joint.Name,
                Say($"The counts {calibration.Least}..{calibration.Most} must be positive and in order.")));
            return;
        }

        double farthest = Math.Max(Math.Abs(joint.Limits.MinRadians), Math.Abs(joint.Limits.MaxRadians)) + Math.Abs(calibration.RadiansA);
        double fromZero = farthest * Math.Abs(slope);
        if (fromZero > MostCountsFromZero)
        {
            faults.Add(new(
                EnvelopeRule.SlopeTooSteep,
                lane,
                joint.Name,
                Say($"A slope of {slope} counts/rad makes {fromZero} counts from zero to a limit; at most {MostCountsFromZero} can be told apart.")));
            return;
        }

        CountBounds counts = CountBounds.From(joint);
        if (!(counts.Lowest <= counts.Highest && counts.Highest <= MostCounts && double.IsFinite(counts.AtZero) && double.IsFinite(counts.PerUnit)))
        {
            faults.Add(new(
                EnvelopeRule.NoWholeCount,
                lane,
                joint.Name,
                Say($"No whole count is in {calibration.Least}..{calibration.Most} and the limits.")));
        }
    }

    private static void CheckPlausible(ImmutableArray<EnvelopeFault>.Builder faults, int lane, JointDescription joint, Seconds period)
    {
        JointLimits limits = joint.Limits;
        CountCalibration calibration = joint.Calibration;
        if (limits.MaxRadians - limits.MinRadians < NarrowestRadians)
        {
            faults.Add(new(
                EnvelopeRule.RangeTooNarrow,
                lane,
                joint.Name,
                Say($"The range of {limits.MaxRadians - limits.MinRadians} rad is below {NarrowestRadians} rad; are these degrees?")));
        }

        double countsPerTick = limits.MaxRadiansPerSecond * period.Value * Math.Abs(calibration.CountsPerRadian);
        if (countsPerTick < 1)
        {
            faults.Add(new(
                EnvelopeRule.SpeedBelowCount,
                lane,
                joint.Name,
                Say($"The speed limit {limits.MaxRadiansPerSecond} rad/s moves only {countsPerTick} counts per tick; at least one is needed.")));
        }

        double stopSeconds = StopSeconds(limits);
        if (stopSeconds / period.Value > LongestStopTicks)
        {
            faults.Add(new(
                EnvelopeRule.StopTicks,
                lane,
                joint.Name,
                Say($"A stop from the highest speed takes {stopSeconds / period.Value} ticks; at most {LongestStopTicks} are allowed.")));
        }

        if (stopSeconds > LongestStopSeconds)
        {
            faults.Add(new(
                EnvelopeRule.StopTime,
                lane,
                joint.Name,
                Say($"A stop from the highest speed takes {stopSeconds} s; at most {LongestStopSeconds} s are allowed.")));
        }

        if (!(joint.ParkRadians >= limits.MinRadians && joint.ParkRadians <= limits.MaxRadians))
        {
            faults.Add(new(
                EnvelopeRule.ParkOutside,
                lane,
                joint.Name,
                Say($"The park angle {joint.ParkRadians} rad lies outside {limits.MinRadians}..{limits.MaxRadians} rad.")));
        }

        // Both ends are whole numbers, rounded inward by up to a count from what was measured.
        double atMin = calibration.ToCounts(limits.MinRadians);
        double atMax = calibration.ToCounts(limits.MaxRadians);
        if (Math.Min(atMin, atMax) <= calibration.Least - 1.0 || Math.Max(atMin, atMax) >= calibration.Most + 1.0)
        {
            faults.Add(new(
                EnvelopeRule.CountsDoNotCover,
                lane,
                joint.Name,
                Say($"The limits need the counts {atMin} and {atMax}, but {calibration.Least}..{calibration.Most} are allowed.")));
        }
    }

    private static string Say(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);
}
