using ArmController.Motion.Arm;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;

namespace ArmController.Tests.Motion.Safety.Trials;

/// <summary>
/// The count of an angle is the nearest one, stands while it is near enough, and is bounded by the limits and, in recovery, by the pulses alone.
/// </summary>
internal static class CountTrial
{
    public static string? Wrong(JointLimits limits, CountCalibration servo)
    {
        CountBounds line = CountBounds.From(new("joint", limits, SmallArms.CoarserLine(servo, 4.8828125), 0));
        double shortest = 700 / 4.8828125;
        double longest = 2300 / 4.8828125;
        for (double count = 100; count < 520; count += 0.01)
        {
            long q = (long)Math.Round((count - line.AtZero) / line.PerUnit);
            int nearest = line.Of(q, 0, isRecovering: false);
            int standing = (int)Math.Floor(count);
            int stood = line.Of(q, standing, isRecovering: false);
            double inside = Math.Clamp(count, Math.Ceiling(shortest), Math.Floor(longest));
            if (Math.Abs(nearest - inside) > 0.500001 || nearest < shortest || nearest > longest || stood < shortest || stood > longest)
            {
                return "a pulse is not the nearest allowed";
            }

            double beyond = count - standing;
            if (standing > shortest && standing + 1 < longest && Math.Abs(beyond - 0.6) > 0.01 && stood != standing + (beyond > 0.6 ? 1 : 0))
            {
                return "a pulse does not stand as it should";
            }

            int recovering = line.Of(q, 0, isRecovering: true);
            if (Math.Abs(recovering - Math.Clamp(count, Math.Ceiling(515 / 4.8828125), Math.Floor(2485 / 4.8828125))) > 0.500001)
            {
                return "a pulse of recovery is not the nearest";
            }
        }

        return null;
    }
}
