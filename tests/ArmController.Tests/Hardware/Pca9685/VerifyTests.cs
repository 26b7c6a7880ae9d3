using ArmController.Hardware.Pca9685;
using ArmController.Motion.Servo;
using ArmController.Numerics;
using ArmController.Simulator.Chips;
using Xunit;

namespace ArmController.Tests.Hardware.Pca9685;

/// <summary>Whatever goes wrong in the chip is named within eight looks, from any place in the round, for any layout of channels.</summary>
public sealed class VerifyTests
{
    private const int MostLooks = 8;

    private static readonly int[][] Layouts = [[0], [0, 1, 2, 3, 4, 5], [15, 0], [0, 1, 2, 3, 4, 5, 6, 7], [2, 5, 9, 13], [8, 9, 10, 11, 12, 13, 14]];

    [Fact]
    public void A_healthy_chip_stays_healthy()
        => ForEveryPlace((_, _) => { }, BusStatus.Ok, looks: 1);

    [Fact]
    public void A_reset_is_named_at_once_with_frames_in_between_or_not()
        => ForEveryPlace((chip, _) => chip.PowerCycle(), BusStatus.DeviceReset, looks: 1);

    [Fact]
    public void A_software_reset_is_a_reset_too()
        => ForEveryPlace((chip, _) => chip.GeneralCall(0x06), BusStatus.DeviceReset, looks: 1);

    [Fact]
    public void An_external_clock_is_named()
        => ForEveryPlace((chip, _) => chip.Upset(0x00, 0x60), BusStatus.ExternalClock, MostLooks);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_chip_put_to_sleep_is_named_with_its_outputs_off_or_not(bool off)
        => ForEveryPlace((chip, _) => chip.Write(off ? [0xFD, 0x10] : [0x01, 0x04]), (chip, _) => chip.Write([0x00, 0x30]), BusStatus.PutToSleep);

    [Fact]
    public void A_changed_prescaler_is_found()
        => ForEveryPlace((chip, _) => chip.Upset(0xFE, 0x7A), BusStatus.RegisterMismatch, MostLooks);

    [Fact]
    public void A_changed_MODE2_is_found()
        => ForEveryPlace((chip, _) => chip.Upset(0x01, 0x14), BusStatus.RegisterMismatch, MostLooks);

    [Fact]
    public void A_lost_auto_increment_bit_is_found()
        => ForEveryPlace((chip, _) => chip.Upset(0x00, 0x00), BusStatus.RegisterMismatch, MostLooks);

    [Fact]
    public void Any_wrong_bit_in_any_channel_register_of_the_block_is_found()
    {
        foreach (int[] channels in Layouts)
        {
            for (int address = 0x06 + (4 * channels.Min()); address < 0x06 + (4 * (channels.Max() + 1)); address++)
            {
                byte register = (byte)address;
                int bit = address % 5;
                ForEveryPlace(
                    [channels], (chip, _) => chip.Upset(register, (byte)(chip.Register(register) ^ (1 << bit))), BusStatus.RegisterMismatch,
                    MostLooks, framesBetween: false);
            }
        }
    }

    [Fact]
    public void A_bit_flipped_on_the_way_is_found()
        => ForEveryPlace(
            Layouts,
            (chip, bus) =>
            {
                chip.FlipNextWrite(byteIndex: 3, bit: 1);
                Assert.Equal(BusStatus.Ok, bus.Write(Frame(300)));
            },
            BusStatus.RegisterMismatch,
            MostLooks,
            framesBetween: false);

    [Fact]
    public void A_fault_stays_reported_until_it_is_gone()
    {
        (SimulatedPca9685 chip, Pca9685Bus bus) = Opened([0, 1, 2]);
        chip.Upset(0xFE, 0x50);
        while (bus.Look(out _) == BusStatus.Ok)
        {
        }

        for (int look = 0; look < 20; look++)
        {
            Assert.Equal(BusStatus.RegisterMismatch, bus.Look(out _));
        }

        chip.Upset(0xFE, 0x79);
        Assert.Equal(BusStatus.Ok, bus.Look(out _));
    }

    [Fact]
    public void Opening_refuses_a_chip_that_does_not_hold_what_it_was_given()
    {
        SimulatedPca9685 chip = new(25e6);
        chip.Upset(0x00, 0x51);
        using Pca9685Bus bus = New(chip, [0]);
        Assert.Equal(BusStatus.ExternalClock, bus.Open());
        Assert.Equal(BusStatus.Closed, bus.Write(Frame(300)));

        // The supply breaks down each time the chip wakes.
        SimulatedPca9685 weak = new(25e6);
        int delays = 0;
        using Pca9685Bus starved = new(weak, [new Pca9685Output(0, 0, 1, 4095)], new Pca9685Timing(25e6, 50), _ =>
        {
            delays++;
            if (delays == 2)
            {
                weak.PowerCycle();
            }
        });
        Assert.Equal(BusStatus.DeviceReset, starved.Open());

        SimulatedPca9685 wrong = new(25e6);
        using Pca9685Bus mistaken = new(wrong, [new Pca9685Output(0, 0, 1, 4095)], new Pca9685Timing(25e6, 50), _ => wrong.Upset(0xFE, 0x20));
        Assert.Equal(BusStatus.RegisterMismatch, mistaken.Open());
    }

    [Fact]
    public void A_resumed_bus_sends_the_same_bytes_as_one_that_never_stopped()
    {
        (SimulatedPca9685 chip, Pca9685Bus bus) = Opened([0, 1, 2, 3, 4, 5]);
        for (int tick = 0; tick < 5; tick++)
        {
            bus.Write(Frame(200 + tick));
            bus.Look(out _);
        }

        byte[] image = new byte[2048];
        StateWriter writer = new(image);
        chip.Save(ref writer);
        bus.Save(ref writer);

        SimulatedPca9685 chip2 = new(25e6);
        WatchedDevice wire2 = new(chip2) { Logging = true };
        Pca9685Bus bus2 = New(wire2, [0, 1, 2, 3, 4, 5]);
        StateReader reader = new(image.AsSpan(0, writer.Length));
        chip2.Load(ref reader);
        bus2.Load(ref reader);
        Assert.False(reader.Truncated);
        Assert.Equal(0, reader.Remaining);

        WatchedDevice wire = new(chip) { Logging = true };
        Pca9685Bus same = New(wire, [0, 1, 2, 3, 4, 5]);
        StateWriter own = new(image);
        bus.Save(ref own);
        StateReader back = new(image.AsSpan(0, own.Length));
        same.Load(ref back);

        for (int tick = 0; tick < 20; tick++)
        {
            if (tick % 3 == 0)
            {
                same.Write(Frame(300 + tick));
                bus2.Write(Frame(300 + tick));
            }

            Assert.Equal(BusStatus.Ok, same.Look(out _));
            Assert.Equal(BusStatus.Ok, bus2.Look(out _));
        }

        // After the frame comes the sixth look, as after five looks it must: channel 3.
        string[] lines = wire2.Log.ToString().Split('\n');
        Assert.StartsWith("w 060000", lines[0], StringComparison.Ordinal);
        Assert.Equal("w 12", lines[1]);
        Assert.Equal(wire.Log.ToString(), wire2.Log.ToString());
    }

    private static void ForEveryPlace(Action<SimulatedPca9685, Pca9685Bus> first, Action<SimulatedPca9685, Pca9685Bus> then, BusStatus expected)
        => ForEveryPlace((Action<SimulatedPca9685, Pca9685Bus>)Delegate.Combine(first, then)!, expected, MostLooks);

    private static void ForEveryPlace(Action<SimulatedPca9685, Pca9685Bus> harm, BusStatus expected, int looks)
    {
        ForEveryPlace(Layouts, harm, expected, looks, framesBetween: false);
        ForEveryPlace(Layouts, harm, expected, looks, framesBetween: true);
    }

    private static void ForEveryPlace(int[][] layouts, Action<SimulatedPca9685, Pca9685Bus> harm, BusStatus expected, int looks, bool framesBetween)
    {
        foreach (int[] channels in layouts)
        {
            for (int place = 0; place < MostLooks; place++)
            {
                (SimulatedPca9685 chip, Pca9685Bus bus) = Opened(channels);
                Assert.True(bus.LookRound <= MostLooks);
                bus.Write(Frame(300));
                for (int look = 0; look < place; look++)
                {
                    Assert.Equal(BusStatus.Ok, bus.Look(out _));
                }

                harm(chip, bus);
                BusStatus status = BusStatus.Ok;
                for (int look = 0; look < looks && status == BusStatus.Ok; look++)
                {
                    if (framesBetween)
                    {
                        Assert.Equal(BusStatus.Ok, bus.Write(Frame(301 + look)));
                    }

                    status = bus.Look(out _);
                }

                Assert.True(status == expected, $"channels [{string.Join(' ', channels)}], place {place}: {status}");
            }
        }
    }

    private static (SimulatedPca9685 Chip, Pca9685Bus Bus) Opened(int[] channels)
    {
        SimulatedPca9685 chip = new(25e6);
        Pca9685Bus bus = New(chip, channels);
        Assert.Equal(BusStatus.Ok, bus.Open());
        return (chip, bus);
    }

    private static Pca9685Bus New(System.Device.I2c.I2cDevice device, int[] channels)
        => new(
            device, channels.Select((channel, lane) => new Pca9685Output(lane, channel, 1, 4095)).ToArray(), new Pca9685Timing(25e6, 50), _ => { });

    private static ServoCounts Frame(int count)
    {
        ServoCounts counts = default;
        for (int lane = 0; lane < ServoCounts.Capacity; lane++)
        {
            counts[lane] = count;
        }

        return counts;
    }
}
