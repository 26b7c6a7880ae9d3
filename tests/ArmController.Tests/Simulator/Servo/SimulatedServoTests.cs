using ArmController.Numerics;
using ArmController.Simulator.Servo;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Simulator.Servo;

public sealed class SimulatedServoTests
{
    private const double Period = 0.02;
    private const double First = 0.05;
    private const double Second = 0.025;

    // 1000 us per radian around 1500 us.
    private static readonly PulseCalibration Line = new(-1, 500, 1, 2500);

    private static readonly ServoProfile Ideal = new(First, Second, 1e9, 0, 0, 0, 0);

    [Fact]
    public void A_step_in_fine_ticks_is_answered_like_two_lags_in_a_row()
    {
        // Continuous time: 1 - (T1 e^(-t/T1) - T2 e^(-t/T2)) / (T1 - T2); the discrete cascade differs by the order of a tick over T2.
        const double Fine = 0.0001;
        SimulatedServo servo = new(Ideal, Line, 0, 0, Fine);
        servo.RestAt(0);
        for (int n = 1; n <= 4000; n++)
        {
            servo.Advance(2000);
            double t = n * Fine;
            double expected = 0.5 * (1 - (((First * Math.Exp(-t / First)) - (Second * Math.Exp(-t / Second))) / (First - Second)));
            Assert.Equal(expected, servo.OutputRadians, 0.002);
        }
    }

    [Fact]
    public void A_step_in_any_ticks_is_answered_by_the_sampled_cascade() =>
        Gen.Select(Gen.Double[0.001, 0.05], Gen.Double[0.02, 0.2], Gen.Double[0.02, 0.2], Gen.Int[0, 5]).Sample((period, first, second, latency) =>
        {
            SimulatedServo servo = new(Ideal with { FirstLagSeconds = first, SecondLagSeconds = second }, Line, 0, latency, period);
            servo.RestAt(-0.25);
            double a = Math.Exp(-period / first);
            double b = Math.Exp(-period / second);
            for (int n = 1; n <= 60; n++)
            {
                servo.Advance(1500);
                int since = Math.Max(n - latency, 0);
                double sum = 0;
                for (int k = 1; k <= since; k++)
                {
                    sum += (1 - b) * Math.Pow(b, since - k) * (1 - Math.Pow(a, k));
                }

                Assert.Equal(-0.25 + (0.25 * sum), servo.OutputRadians, 1e-12);
            }
        });

    [Fact]
    public void It_is_never_faster_than_its_top_speed()
    {
        SimulatedServo servo = new(Ideal with { MaxRadiansPerSecond = 2, SecondLagSeconds = 1e-6 }, Line, 0, 0, Period);
        servo.RestAt(-1);
        double last = -1;
        for (int n = 0; n < 20; n++)
        {
            servo.Advance(2500);
            Assert.Equal(0.04, servo.OutputRadians - last, 1e-9);
            last = servo.OutputRadians;
        }
    }

    [Fact]
    public void It_stops_at_the_edge_of_its_dead_band_and_ignores_what_lies_inside()
    {
        SimulatedServo servo = new(Ideal with { DeadBandRadians = 0.02 }, Line, 0, 0, Period);
        servo.RestAt(0);
        Advance(servo, 1509, 100);
        Assert.Equal(0, servo.OutputRadians, 1e-12);
        Advance(servo, 1600, 200);
        Assert.Equal(0.09, servo.OutputRadians, 1e-9);
        Advance(servo, 1400, 200);
        Assert.Equal(-0.09, servo.OutputRadians, 1e-9);
    }

    [Fact]
    public void Play_is_lost_on_every_turn_and_not_otherwise()
    {
        SimulatedServo servo = new(Ideal, Line, playRadians: 0.06, 0, Period);
        servo.RestAt(0);
        Advance(servo, 1520, 200);
        Assert.Equal(0, servo.OutputRadians, 1e-9);
        Advance(servo, 1700, 200);
        Assert.Equal(0.2 - 0.03, servo.OutputRadians, 1e-9);
        Advance(servo, 1660, 200);
        Assert.Equal(0.2 - 0.03, servo.OutputRadians, 1e-9);
        Advance(servo, 1600, 200);
        Assert.Equal(0.1 + 0.03, servo.OutputRadians, 1e-9);
    }

    [Fact]
    public void Without_a_pulse_it_stays()
    {
        SimulatedServo servo = new(Ideal, Line, 0, 0, Period);
        servo.RestAt(0.4);
        Advance(servo, 0, 100);
        Assert.Equal(0.4, servo.OutputRadians, 1e-12);
        Advance(servo, 1500, 3);
        Advance(servo, 0, 200);
        double stopped = servo.OutputRadians;
        Assert.InRange(stopped, 0.01, 0.39);
        Advance(servo, 0, 1);
        Assert.Equal(stopped, servo.OutputRadians, 1e-12);
    }

    [Fact]
    public void It_obeys_its_own_calibration_and_not_the_believed_one()
    {
        SimulatedServo servo = new(Ideal, Line with { RadiansA = -0.9, RadiansB = 1.1 }, 0, 0, Period);
        servo.RestAt(0);
        Advance(servo, 1500, 300);
        Assert.Equal(0.1, servo.OutputRadians, 1e-9);
    }

    [Fact]
    public void A_saved_servo_goes_on_where_it_was()
    {
        SimulatedServo servo = Everything();
        SimulatedServo loaded = Everything();
        Pcg32 random = new(1, 1);
        for (int n = 0; n < 50; n++)
        {
            servo.Advance(random.NextDouble(500, 2500));
        }

        loaded.Advance(2000);
        SavedState.Restore(SavedState.Of(servo.Save), loaded.Load);
        for (int n = 0; n < 50; n++)
        {
            double pulse = random.NextDouble(500, 2500);
            servo.Advance(pulse);
            loaded.Advance(pulse);
            Assert.Equal(servo.OutputRadians, loaded.OutputRadians);
        }
    }

    private static SimulatedServo Everything()
    {
        SimulatedServo servo = new(Ideal with { MaxRadiansPerSecond = 4, DeadBandRadians = 0.01 }, Line, 0.05, 3, Period);
        servo.RestAt(0.1);
        return servo;
    }

    private static void Advance(SimulatedServo servo, double pulse, int ticks)
    {
        for (int n = 0; n < ticks; n++)
        {
            servo.Advance(pulse);
        }
    }
}
