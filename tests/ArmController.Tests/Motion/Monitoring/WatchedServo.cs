using ArmController.Motion.Arm;
using ArmController.Motion.Monitoring;
using ArmController.Motion.Servo;

namespace ArmController.Tests.Motion.Monitoring;

/// <summary>Plans and counts for tests: 600 counts per radian around 1500, at most 36 counts per tick and 3.6 per tick and tick.</summary>
internal static class WatchedServo
{
    public const int Lowest = 600;

    public const int Highest = 2400;

    public static MonitorPlan Plan(int joints, double rate = 15, double jerk = double.PositiveInfinity)
    {
        JointLimits limits = SmallArms.ServoLimits with { MaxRadiansPerSecondSquared = rate, MaxRadiansPerSecondCubed = jerk };
        return MonitorPlans.Of(SmallArms.Of(joints, limits, SmallArms.ServoLine), SmallArms.At50Hertz);
    }

    public static CountMonitor PlacedAt(params int[] counts)
    {
        CountMonitor monitor = new(Plan(counts.Length));
        Xunit.Assert.True(monitor.Place(Counts(counts)));
        return monitor;
    }

    public static ServoCounts Counts(params int[] counts)
    {
        ServoCounts pulses = default;
        for (int i = 0; i < counts.Length; i++)
        {
            pulses[i] = counts[i];
        }

        return pulses;
    }

    /// <summary>Writes counts of lane 0 until one is refused.</summary>
    public static MonitorVerdict Write(this CountMonitor monitor, params int[] counts)
    {
        MonitorVerdict verdict = MonitorVerdict.NotJudged;
        foreach (int count in counts)
        {
            verdict = monitor.Judge(Counts(count));
            if (verdict != MonitorVerdict.Good)
            {
                break;
            }

            monitor.Written();
        }

        return verdict;
    }
}
