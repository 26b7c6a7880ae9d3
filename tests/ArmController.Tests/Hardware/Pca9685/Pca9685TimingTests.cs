using ArmController.Hardware.Pca9685;
using ArmController.Motion.Servo;
using ArmController.Simulator.Chips;
using Xunit;

namespace ArmController.Tests.Hardware.Pca9685;

/// <summary>Prescaler, real frequency, and the pulse a board's own oscillator really makes.</summary>
public sealed class Pca9685TimingTests
{
    [Fact]
    public void The_nominal_board_at_50_hertz()
    {
        Pca9685Timing timing = new(25e6, 50);

        Assert.Equal(121, timing.PreScale);
        Assert.Equal(4.88, timing.MicrosecondsPerCount, 12);
        Assert.Equal(50.03, timing.RealHertz, 2);
        Assert.Equal(4096 * 4.88, timing.PeriodMicroseconds, 9);
    }

    [Theory]
    [InlineData(25e6, 200, 30)]
    [InlineData(25e6, 1526, 3)]
    [InlineData(25e6, 23.84, 255)]
    [InlineData(23e6, 50, 111)]
    [InlineData(27e6, 50, 131)]
    [InlineData(27.8e6, 50, 135)]
    public void The_prescaler_is_rounded_to_the_nearest(double oscillatorHertz, double hertz, int preScale)
        => Assert.Equal(preScale, new Pca9685Timing(oscillatorHertz, hertz).PreScale);

    [Fact]
    public void No_other_prescaler_comes_closer_to_the_wanted_period()
    {
        for (double oscillatorHertz = 22e6; oscillatorHertz <= 30e6; oscillatorHertz += 12_345)
        {
            foreach (double hertz in new[] { 40.0, 50, 60, 100, 250, 333 })
            {
                Pca9685Timing timing = new(oscillatorHertz, hertz);
                double wanted = 1e6 / hertz;
                double error = Math.Abs(timing.PeriodMicroseconds - wanted);
                double step = 4096e6 / oscillatorHertz;
                Assert.True(error <= (step / 2) + 1e-6, $"{oscillatorHertz} {hertz} {error}");
            }
        }
    }

    [Theory]
    [InlineData(21.9e6, 50)]
    [InlineData(30.1e6, 50)]
    [InlineData(double.NaN, 50)]
    [InlineData(25e6, 0)]
    [InlineData(25e6, -50)]
    [InlineData(25e6, double.NaN)]
    [InlineData(25e6, double.PositiveInfinity)]
    [InlineData(25e6, 23)]
    [InlineData(25e6, 1800)]
    public void What_no_chip_can_do_is_refused(double oscillatorHertz, double hertz)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new Pca9685Timing(oscillatorHertz, hertz));

    [Fact]
    public void Limits_are_rounded_inward()
    {
        Pca9685Timing timing = new(25e6, 50);

        Assert.Equal(205, timing.CountAtLeast(1000));
        Assert.Equal(204, timing.CountAtMost(1000));
        Assert.Equal(205, timing.NearestCount(1000));
        Assert.Equal(500, timing.CountAtLeast(2440));
        Assert.Equal(500, timing.CountAtMost(2440));
    }

    [Fact]
    public void The_longest_period_covers_every_chip()
        => Assert.True(Pca9685Timing.LongestPeriodMicroseconds >= 4096 * 256 * 1e6 / Pca9685Timing.MinOscillatorHertz);

    [Fact]
    public void On_every_calibrated_board_the_pulse_is_within_one_count_of_the_command()
    {
        for (double oscillatorHertz = 22e6; oscillatorHertz <= 30e6; oscillatorHertz += 100_000)
        {
            using SimulatedPca9685 chip = new(oscillatorHertz);
            Pca9685Timing timing = new(oscillatorHertz, 50);
            using Pca9685Bus bus = new(chip, [new Pca9685Output(0, 0, 1, 4095)], timing, chip.Elapse);
            Assert.Equal(BusStatus.Ok, bus.Open());
            Assert.Equal(timing.PeriodMicroseconds, chip.PeriodMicroseconds(), 6);
            for (double microseconds = 500; microseconds <= 2500; microseconds += 37)
            {
                ServoCounts counts = default;
                counts[0] = timing.NearestCount(microseconds);
                Assert.Equal(BusStatus.Ok, bus.Write(counts));
                double error = Math.Abs(chip.PulseMicroseconds(0) - microseconds);
                Assert.True(error <= timing.MicrosecondsPerCount, $"{oscillatorHertz} Hz, {microseconds} us: off by {error} us");
            }
        }
    }

    /// <summary>0.8 as a double is a hair above 0.8, and 4.88 a hair below: whole counts of either are what they are.</summary>
    [Fact]
    public void A_pulse_of_whole_counts_is_neither_a_hair_too_long_nor_too_short()
    {
        Pca9685Timing fine = new(25e6, 305);
        Assert.Equal(0.8, fine.MicrosecondsPerCount);
        Assert.Equal((3125, 3125), (fine.CountAtLeast(2500), fine.CountAtMost(2500)));
        Assert.Equal((3126, 3125), (fine.CountAtLeast(2500.0001), fine.CountAtMost(2500.0001)));
        Pca9685Timing usual = new(25e6, 50);
        for (int count = 25; count < Pca9685Timing.CountsPerPeriod; count += 25)
        {
            Assert.Equal((count, count), (usual.CountAtLeast(count * 122 / 25.0), usual.CountAtMost(count * 122 / 25.0)));
        }
    }
}
