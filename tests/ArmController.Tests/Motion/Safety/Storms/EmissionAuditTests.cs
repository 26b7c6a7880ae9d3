using ArmController.Motion.Quantities;
using ArmController.Motion.Safety.Storms;
using ArmController.Motion.Servo;
using Xunit;

namespace ArmController.Tests.Motion.Safety.Storms;

/// <summary>The audit must be able to fail: every kind of fault, by the smallest amount there is.</summary>
public sealed class EmissionAuditTests
{
    private const double Unit = 1.0 / (1L << 40);

    // Speed 3 rad/s and 15 rad/s^2 at 1/64 s: 3/64 rad a tick, 15/4096 rad a tick and tick, both exact.
    private static readonly Seconds Period = new(1.0 / 64);
    private const double Fastest = 3.0 / 64;
    private const double Hardest = 15.0 / 4096;

    [Fact]
    public void A_clean_stream_is_clean()
    {
        EmissionAudit audit = Audit(0);
        double position = 0;
        double step = 0;
        for (int tick = 0; tick < 12; tick++)
        {
            step = Math.Min(step + Hardest, Fastest);
            position += step;
            See(audit, position);
            audit.CheckStop();
        }

        Assert.All(Enum.GetValues<EmissionFault>(), fault => Assert.Equal(0, audit.Count(fault)));
        Assert.Equal(12, audit.StopChecks);
    }

    [Fact]
    public void One_unit_outside_the_limits_is_caught_on_both_sides()
    {
        Assert.Equal(0, After(1.5 - Unit, 1.5).Count(EmissionFault.Position));
        Assert.Equal(1, After(1.5, 1.5 + Unit).Count(EmissionFault.Position));
        Assert.Equal(1, After(-1.5, -1.5 - Unit).Count(EmissionFault.Position));
    }

    [Fact]
    public void One_unit_too_fast_is_caught_either_way()
    {
        Assert.Equal(0, After(0, Fastest).Count(EmissionFault.Velocity));
        Assert.Equal(1, After(0, Fastest + Unit).Count(EmissionFault.Velocity));
        Assert.Equal(1, After(0, -Fastest - Unit).Count(EmissionFault.Velocity));
    }

    [Fact]
    public void One_unit_too_hard_is_caught_when_starting_and_when_stopping()
    {
        Assert.Equal(1, After(0, Hardest, 0).Count(EmissionFault.Acceleration));
        Assert.Equal(0, After(0, Hardest).Count(EmissionFault.Acceleration));
        Assert.Equal(1, After(0, Hardest + Unit).Count(EmissionFault.Acceleration));
        Assert.Equal(1, After(0, -Hardest - Unit).Count(EmissionFault.Acceleration));
        Assert.Equal(0, After(0, Hardest, Hardest).Count(EmissionFault.Acceleration));
    }

    [Fact]
    public void Begun_in_motion_it_judges_the_first_step_too()
    {
        EmissionAudit audit = Audit(0);
        audit.Start(SmallArms.Pose(0.5), SmallArms.Pose(Hardest), default);
        See(audit, 0.5 + Hardest + Hardest);
        Assert.Equal(0, audit.Total);
        See(audit, 0.5 + Hardest + Hardest);
        Assert.Equal(1, audit.Count(EmissionFault.Acceleration));
        Assert.Equal(1, audit.Total);
    }

    [Fact]
    public void On_the_way_back_from_outside_one_unit_outward_or_too_fast_is_caught()
    {
        // A tenth of the speed, 3/640 rad, is more than a quarter of the acceleration, so two steps reach what is allowed.
        double slow = Math.Floor(Fastest / 10 / Unit) * Unit;
        double soft = Hardest / 4;
        EmissionAudit Recovering(params double[] steps)
        {
            EmissionAudit audit = new(SmallArms.Of(1), Period);
            double at = 1.55;
            at = Math.Floor(at / Unit) * Unit;
            audit.StartRecovering(SmallArms.Pose(at));
            foreach (double step in steps)
            {
                at += step;
                audit.See(SmallArms.Pose(at), Counts((int)Math.Round(SmallArms.ServoLine.ToCounts(at))));
            }

            return audit;
        }

        Assert.Equal(0, Recovering(0, -soft, -2 * soft, -3 * soft, -4 * soft, -5 * soft, -slow, -slow).Total);
        Assert.Equal(1, Recovering(Unit).Count(EmissionFault.Position));
        Assert.Equal(1, Recovering(-soft - Unit).Count(EmissionFault.Acceleration));
        Assert.Equal(1, Recovering(-soft, -2 * soft, -3 * soft, -4 * soft, -5 * soft, -slow - Unit).Count(EmissionFault.Velocity));
    }

    [Fact]
    public void Once_it_rests_inside_outside_is_outside_again()
    {
        EmissionAudit audit = new(SmallArms.Of(1), Period);
        audit.StartRecovering(SmallArms.Pose(1.5 + (2 * Unit)));
        See(audit, 1.5);
        See(audit, 1.5 + Unit);
        Assert.Equal(0, audit.Count(EmissionFault.Position));
        See(audit, 1.5);
        See(audit, 1.5);
        See(audit, 1.5);
        See(audit, 1.5 + Unit);
        Assert.Equal(1, audit.Count(EmissionFault.Position));
    }

    [Fact]
    public void A_stop_that_ends_one_unit_outside_is_caught()
    {
        // Two steps of braking remain after a speed of three rates: 2 + 1 rates of travel.
        double last = 1.5 - (3 * Hardest);
        EmissionAudit possible = After(last - (3 * Hardest), last);
        possible.CheckStop();
        Assert.Equal(0, possible.Count(EmissionFault.Stop));
        EmissionAudit impossible = After(last - (3 * Hardest) + Unit, last + Unit);
        impossible.CheckStop();
        Assert.Equal(1, impossible.Count(EmissionFault.Stop));
        Assert.Equal(0, impossible.Count(EmissionFault.Position));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e300)]
    [InlineData(Unit / 2)]
    public void A_position_off_the_grid_is_caught(double position) => Assert.Equal(1, After(0, position).Count(EmissionFault.OffGrid));

    [Fact]
    public void A_pulse_outside_or_not_nearest_is_caught()
    {
        EmissionAudit audit = Audit(0);
        audit.See(default, Counts(1500));
        Assert.Equal(0, audit.Count(EmissionFault.Pulse) + audit.Count(EmissionFault.PulseOff));
        audit.See(default, Counts(1501));
        Assert.Equal(1, audit.Count(EmissionFault.PulseOff));
        audit.See(default, Counts(599));
        audit.See(default, Counts(2401));
        audit.See(default, Counts(0));
        Assert.Equal(3, audit.Count(EmissionFault.Pulse));
    }

    [Fact]
    public void A_lane_without_a_joint_must_stay_zero()
    {
        EmissionAudit audit = Audit(0);
        ServoCounts stray = Counts(1500);
        stray[7] = 1;
        audit.See(default, stray);
        audit.See(SmallArms.Pose(0, Unit), Counts(1500));
        Assert.Equal(2, audit.Count(EmissionFault.StrayLane));
    }

    [Fact]
    public void A_driven_servo_after_a_trip_is_caught()
    {
        EmissionAudit audit = Audit(0);
        audit.SeeTripped(driven: false);
        Assert.Equal(0, audit.Count(EmissionFault.DrivenAfterTrip));
        audit.SeeTripped(driven: true);
        Assert.Equal(1, audit.Count(EmissionFault.DrivenAfterTrip));
    }

    [Fact]
    public void Limits_are_the_exact_products_and_not_rounded_ones()
    {
        // 0.1 rad/s at 0.02 s as exact doubles is a little above 0.002: floor(0.1 * 0.02 * 2^40) by integers of any length.
        EmissionAudit audit = new(SmallArms.Of(1, new(-1, 1, 0.1, 1000), SmallArms.ServoLine), new Seconds(0.02));
        long units = (long)((new System.Numerics.BigInteger(BitConverter.DoubleToInt64Bits(0.1) & 0xFFFFFFFFFFFFF | 0x10000000000000)
            * (BitConverter.DoubleToInt64Bits(0.02) & 0xFFFFFFFFFFFFF | 0x10000000000000)) >> (56 + 58 - 40));
        audit.Start(default);
        See(audit, units * Unit);
        Assert.Equal(0, audit.Count(EmissionFault.Velocity));
        See(audit, (units + units + 1) * Unit);
        Assert.Equal(1, audit.Count(EmissionFault.Velocity));
    }

    private static EmissionAudit After(params double[] positions)
    {
        EmissionAudit audit = Audit(positions[0]);
        foreach (double position in positions[1..])
        {
            See(audit, position);
        }

        return audit;
    }

    private static EmissionAudit Audit(double rest)
    {
        EmissionAudit audit = new(SmallArms.Of(1), Period);
        audit.Start(SmallArms.Pose(rest));
        return audit;
    }

    private static void See(EmissionAudit audit, double position) =>
        audit.See(SmallArms.Pose(position), Counts((int)Math.Round(SmallArms.ServoLine.ToCounts(Math.Clamp(position, -1.5, 1.5)))));

    private static ServoCounts Counts(int count)
    {
        ServoCounts counts = default;
        counts[0] = count;
        return counts;
    }
}
