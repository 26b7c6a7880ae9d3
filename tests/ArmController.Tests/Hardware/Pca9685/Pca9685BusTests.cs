using ArmController.Hardware.Pca9685;
using ArmController.Motion.Servo;
using ArmController.Simulator.Chips;
using Xunit;

namespace ArmController.Tests.Hardware.Pca9685;

/// <summary>The bytes the driver puts on the wire, in their order.</summary>
public sealed class Pca9685BusTests : IDisposable
{
    private static readonly Pca9685Timing Timing = new(25e6, 50);

    private readonly SimulatedPca9685 chip = new(25e6);
    private readonly WatchedDevice wire;
    private readonly Pca9685Bus bus;

    public Pca9685BusTests()
    {
        wire = new WatchedDevice(chip);
        bus = new Pca9685Bus(wire, [new Pca9685Output(0, 1, 100, 500), new Pca9685Output(1, 3, 100, 500)], Timing, Delay);
    }

    [Fact]
    public void Opening_turns_off_waits_sleeps_sets_up_wakes_waits_and_reads_back()
    {
        wire.Logging = true;
        Assert.Equal(BusStatus.Ok, bus.Open());

        string expected = string.Join('\n',
            "w FD10",
            "delay 52430",
            "w 0030",
            "w FE79",
            "w 0104",
            "w FA00000010",
            "w 0020",
            "delay 500",
            "w 00",
            "r 2004",
            "w FE",
            "r 79",
            "w 0A",
            "r 00000010",
            "w 0E",
            "r 00000010",
            "w 12",
            "r 00000010",
            string.Empty);
        Assert.Equal(expected, wire.Log.ToString());
        Assert.True(chip.OscillatorStable);
    }

    [Fact]
    public void A_frame_is_one_burst_with_the_unused_channel_off()
    {
        bus.Open();
        wire.Logging = true;
        ServoCounts counts = default;
        counts[0] = 0x12C;
        counts[1] = 0x0FF;
        Assert.Equal(BusStatus.Ok, bus.Write(counts));
        counts[0] = 0;
        Assert.Equal(BusStatus.Ok, bus.Write(counts));

        Assert.Equal("w 0A00002C01000000100000FF00\nw 0A00000010000000100000FF00\n", wire.Log.ToString());
    }

    [Fact]
    public void Disposing_turns_off_lets_the_frame_end_and_only_then_sleeps()
    {
        bus.Open();
        wire.Logging = true;
        bus.Dispose();

        Assert.Equal("w FD10\ndelay 21988\nw 0030\n", wire.Log.ToString());
        Assert.True(21988 > chip.PeriodMicroseconds());
    }

    [Fact]
    public void A_bus_never_opened_sends_nothing_when_disposed()
    {
        bus.Dispose();
        Assert.Equal(0UL, chip.TransactionCount);
    }

    [Fact]
    public void Opening_ends_the_pulses_a_dead_process_left_running_before_it_sleeps()
    {
        chip.Write([0x00, 0x20]);
        chip.Write([0x06, 0, 0, 0x2C, 0x01]);
        bool asleepWithPulse = false;
        WatchedDevice watched = new(chip, () => asleepWithPulse |= (chip.Register(0x00) & 0x10) != 0 && (chip.LatchedOff(0) & 0x1000) == 0);
        using Pca9685Bus second = new(watched, [new Pca9685Output(0, 1, 100, 500)], Timing, chip.Elapse);

        Assert.Equal(BusStatus.Ok, second.Open());
        Assert.False(asleepWithPulse);
        Assert.Equal(0, chip.PulseMicroseconds(0));
    }

    [Fact]
    public void Release_works_before_opening_and_without_auto_increment()
    {
        chip.Write([0x00, 0x20]);
        chip.Write([0x06, 0, 0, 0x2C, 0x01]);
        chip.Write([0x00, 0x00]);
        Assert.True(chip.PulseMicroseconds(0) > 0);

        Assert.Equal(BusStatus.Ok, bus.Release());
        Assert.Equal(0, chip.PulseMicroseconds(0));
    }

    [Fact]
    public void Disposing_tries_twice_to_let_go()
    {
        bus.Open();
        ServoCounts counts = default;
        counts[0] = 300;
        bus.Write(counts);
        chip.FailNext(I2cFault.Nack, 1);
        bus.Dispose();

        Assert.Equal(0x1000, chip.LatchedOff(1) & 0x1000);
    }

    [Theory]
    [InlineData(I2cFault.Nack, BusStatus.Nack)]
    [InlineData(I2cFault.Timeout, BusStatus.Timeout)]
    [InlineData(I2cFault.Stuck, BusStatus.BusStuck)]
    public void The_stock_exceptions_become_statuses(I2cFault fault, BusStatus status)
    {
        bus.Open();
        chip.FailNext(fault, 3);

        Assert.Equal(status, bus.Write(default));
        Assert.Equal(status, bus.Look(out _));
        Assert.Equal(status, bus.Release());
        Assert.Equal(BusStatus.Ok, bus.Look(out _));
    }

    [Fact]
    public void A_frame_broken_off_half_way_shows_in_the_next_round()
    {
        bus.Open();
        ServoCounts counts = default;
        counts[0] = 0x0FF;
        counts[1] = 0x0FF;
        bus.Write(counts);
        counts[0] = 0x100;
        chip.FailNext(I2cFault.Nack, 1, afterBytes: 4);
        Assert.Equal(BusStatus.Nack, bus.Write(counts));
        Assert.True(LooksUntil(BusStatus.RegisterMismatch) <= 8);

        Assert.Equal(BusStatus.Ok, bus.Write(counts));
        Assert.Equal(BusStatus.Ok, bus.Look(out _));
    }

    [Fact]
    public void Outputs_that_contradict_each_other_are_refused()
    {
        Refused();
        Refused(new Pca9685Output(0, 0, 1, 500), new Pca9685Output(0, 1, 1, 500));
        Refused(new Pca9685Output(0, 0, 1, 500), new Pca9685Output(1, 0, 1, 500));
        Refused(new Pca9685Output(0, 16, 1, 500));
        Refused(new Pca9685Output(0, -1, 1, 500));
        Refused(new Pca9685Output(8, 0, 1, 500));
        Refused(new Pca9685Output(-1, 0, 1, 500));
        Refused(new Pca9685Output(0, 0, 500, 100));
        Refused(new Pca9685Output(0, 0, -1, 100));
        Refused(new Pca9685Output(0, 0, 1, 4096));
        Refused(Enumerable.Range(0, 9).Select(i => new Pca9685Output(i, i, 1, 500)).ToArray());
        Assert.Throws<ArgumentException>(() => new Pca9685Bus(chip, [new Pca9685Output(0, 0, 1, 500)], default, Delay));
    }

    [Fact]
    public void The_default_output_permits_nothing_but_off()
    {
        using Pca9685Bus dead = new(chip, [default(Pca9685Output)], Timing, chip.Elapse);
        dead.Open();
        ServoCounts counts = default;
        Assert.Equal(BusStatus.Ok, dead.Write(counts));
        counts[0] = 1;
        Assert.Equal(BusStatus.PulseRefused, dead.Write(counts));
    }

    public void Dispose()
    {
        bus.Dispose();
        wire.Dispose();
        chip.Dispose();
    }

    private void Delay(int microseconds)
    {
        wire.Delayed(microseconds);
        chip.Elapse(microseconds);
    }

    private int LooksUntil(BusStatus status)
    {
        for (int look = 1; look <= 100; look++)
        {
            if (bus.Look(out _) == status)
            {
                return look;
            }
        }

        return int.MaxValue;
    }

    private void Refused(params Pca9685Output[] outputs)
        => Assert.Throws<ArgumentException>(() => new Pca9685Bus(chip, outputs, Timing, Delay));
}
