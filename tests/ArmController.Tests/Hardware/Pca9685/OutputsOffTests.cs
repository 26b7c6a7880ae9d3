using ArmController.Hardware.Pca9685;
using ArmController.Motion.Servo;
using ArmController.Simulator.Chips;
using Xunit;

namespace ArmController.Tests.Hardware.Pca9685;

/// <summary>Off is off on the chip, whatever its driver does meanwhile; and no driver of ours wakes it.</summary>
public sealed class OutputsOffTests : IDisposable
{
    private const int Frames = 20_000;
    private static readonly Pca9685Timing Timing = new(25e6, 50);

    private readonly SimulatedPca9685 chip = new(25e6);
    private int clockMicroseconds;

    [Fact]
    public void It_switches_off_at_once_and_sends_the_chip_to_sleep_a_frame_later()
    {
        using Pca9685Bus bus = Driving(chip);
        WatchedDevice wire = new(chip) { Logging = true };
        OutputsOff off = new(wire, wire.Delayed);
        Assert.False(off.HasActed);
        Assert.True(off.Run());
        Assert.True(off.HasActed);
        string[] said = wire.Log.ToString().Split('\n');
        Assert.Equal(
            ["w FD10", "w FE", "r 79", "delay 24986", "w FD10", "w 0030", "delay 49972", "w 00", "r 30", "delay 500000", "w 00", "r 30", "w 06"],
            said[..13]);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(20_000)]
    [InlineData(50_000)]
    public void A_driver_that_writes_between_any_two_of_its_words_sees_the_mark_and_no_pulse_comes(int tickMicroseconds)
    {
        for (int place = 1; place <= 9; place++)
        {
            SimulatedPca9685 driven = new(25e6);
            using Pca9685Bus bus = Driving(driven);
            BusStatus seen = BusStatus.Ok;
            int stops = 0;
            int since = 0;
            WatchedDevice wire = new(driven, () =>
            {
                stops++;
                if (stops == place)
                {
                    Tick();
                }
            });
            OutputsOff off = new(wire, microseconds =>
            {
                for (since += microseconds; since >= tickMicroseconds; since -= tickMicroseconds)
                {
                    Tick();
                }
            });
            Assert.True(off.Run(), $"place {place}");
            Assert.True(seen is BusStatus.PutToSleep or BusStatus.RegisterMismatch, $"place {place}: {seen}");
            Assert.Equal(0, driven.PulseMicroseconds(3));

            void Tick()
            {
                // As the arm does it: a bus that is not what it was set up to be is let go, and nothing is written any more.
                if (seen == BusStatus.Ok && (seen = bus.Look(out _)) == BusStatus.Ok)
                {
                    bus.Write(Counts(300));
                }
                else
                {
                    bus.Release();
                }
            }
        }
    }

    [Fact]
    public void Nothing_a_driver_does_wakes_the_chip_but_opening_the_bus()
    {
        using Pca9685Bus bus = Driving(chip);
        Assert.True(new OutputsOff(chip, Delay).Run());
        for (int look = 0; look < 20; look++)
        {
            bus.Write(Counts(300));
            bus.Look(out _);
            Asleep();
            bus.Release();
            Asleep();
        }

        bus.Dispose();
        Asleep();

        using Pca9685Bus next = new(chip, [new Pca9685Output(0, 3, 100, 500)], Timing, Delay);
        Asleep();
        Assert.Equal(BusStatus.Ok, next.Open());
        Assert.Equal(0, chip.Register(0x00) & 0x10);
        Assert.Equal(0, chip.PulseMicroseconds(3));

        void Asleep() => Assert.True((chip.Register(0x00) & 0x10) != 0 && chip.PulseMicroseconds(3) == 0);
    }

    [Fact]
    public void A_driver_that_does_not_look_is_no_success_although_its_pulses_have_ended()
    {
        OutputsOff off = new(chip, microseconds => Foreign(microseconds, () => chip.Write([0x12, 0, 0, 0x2C, 1])));
        using Pca9685Bus bus = Driving(chip);
        Assert.False(off.Run());
        Assert.Equal(0, chip.PulseMicroseconds(3));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_driver_that_wakes_the_chip_is_no_success(bool drives)
    {
        OutputsOff off = new(chip, microseconds => Foreign(microseconds, () =>
        {
            chip.Write([0x00, 0x20]);
            chip.Write([0x12, 0, 0, 0x2C, (byte)(drives ? 1 : 0x10)]);
        }));
        using Pca9685Bus bus = Driving(chip);
        Assert.False(off.Run());
        Assert.Equal(0, chip.PulseMicroseconds(3));
    }

    [Fact]
    public void Somebody_who_opens_the_bus_just_then_wakes_a_chip_without_pulses_or_not_at_all()
    {
        for (int place = 1; place <= 9; place++)
        {
            SimulatedPca9685 shared = new(25e6);
            int stops = 0;
            bool? off = null;
            WatchedDevice wire = new(shared, () => off = ++stops == place ? new OutputsOff(shared, Delay).Run() : off);
            using Pca9685Bus opening = new(wire, [new Pca9685Output(0, 3, 100, 500)], Timing, Delay);
            BusStatus opened = opening.Open();
            Assert.True(off, $"place {place}");
            Assert.True(opened is BusStatus.Ok or BusStatus.PutToSleep or BusStatus.RegisterMismatch, $"place {place}: {opened}");
            Assert.Equal(0, shared.PulseMicroseconds(3));
        }

        // One who wakes it between two looks is put to sleep again.
        int wakes = 0;
        Assert.True(new OutputsOff(chip, _ =>
        {
            if (wakes++ == 2)
            {
                chip.Write([0x00, 0x20]);
            }
        }).Run());
        Assert.NotEqual(0, chip.Register(0x00) & 0x10);
    }

    [Fact]
    public void A_chip_that_can_only_be_written_to_is_told_all_of_it()
    {
        using Pca9685Bus bus = Driving(chip);
        WriteOnly wire = new(chip);
        OutputsOff off = new(wire, Delay);
        Assert.Throws<IOException>(() => off.Run());
        Assert.True(off.HasActed);
        Assert.NotEqual(0, chip.Register(0x00) & 0x10);
        Assert.Equal(0x1000, chip.LatchedOff(3) & 0x1000);
    }

    public void Dispose() => chip.Dispose();

    private static ServoCounts Counts(int count)
    {
        ServoCounts counts = default;
        counts[0] = count;
        return counts;
    }

    private static Pca9685Bus Driving(SimulatedPca9685 chip)
    {
        Pca9685Bus bus = new(chip, [new Pca9685Output(0, 3, 100, 500)], Timing, chip.Elapse);
        Assert.Equal(BusStatus.Ok, bus.Open());
        Assert.Equal(BusStatus.Ok, bus.Write(Counts(300)));
        chip.Elapse(1_000);
        Assert.True(chip.PulseMicroseconds(3) > 0);
        return bus;
    }

    private void Delay(int microseconds) => clockMicroseconds += microseconds;

    private void Foreign(int microseconds, Action write)
    {
        for (clockMicroseconds += microseconds; clockMicroseconds >= Frames; clockMicroseconds -= Frames)
        {
            write();
        }
    }

    private sealed class WriteOnly(System.Device.I2c.I2cDevice inner) : System.Device.I2c.I2cDevice
    {
        public override System.Device.I2c.I2cConnectionSettings ConnectionSettings => inner.ConnectionSettings;

        public override void Read(Span<byte> buffer) => throw new IOException("Error 121 performing I2C data transfer.");

        public override void Write(ReadOnlySpan<byte> buffer) => inner.Write(buffer);

        public override void WriteRead(ReadOnlySpan<byte> writeBuffer, Span<byte> readBuffer) => Read(readBuffer);
    }
}
