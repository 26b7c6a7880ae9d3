using System.Device.Gpio;
using ArmController.Hardware;
using ArmController.Hardware.Pins;
using ArmController.Proof.Gates.Exact;
using ArmController.Simulator.Pins;
using Xunit;

namespace ArmController.Tests.Hardware.Pins;

/// <summary>Emergency stop, output enable and heartbeat on a chip in memory.</summary>
public sealed class PinTests : IDisposable
{
    private const int Pin = 17;
    private readonly FakeGpioDriver chip = new();
    private readonly GpioController controller;

    public PinTests() => controller = new GpioController(chip);

    public void Dispose() => controller.Dispose();

    [Fact]
    public void A_closed_contact_is_closed_from_the_first_reading()
    {
        chip.Put(Pin, false);
        using EStopPin stop = new(controller, Pin, new(0.02));

        Assert.True(stop.ReadIsClosed());
    }

    [Fact]
    public void A_broken_wire_is_open()
    {
        using EStopPin stop = new(controller, Pin, new(0.02));
        Assert.False(stop.ReadIsClosed());

        chip.Put(Pin, false);
        Assert.False(stop.ReadIsClosed());
        Assert.True(stop.ReadIsClosed());

        chip.Put(Pin, null);
        Assert.False(stop.ReadIsClosed());
    }

    [Theory]
    [InlineData(0.02, 2)]
    [InlineData(0.01, 3)]
    [InlineData(0.005, 5)]
    [InlineData(0.001, 21)]
    [InlineData(0.05, 2)]
    public void A_bouncing_contact_opens_at_once_and_closes_after_20_ms_without_bounce(double periodSeconds, int readings)
    {
        chip.Put(Pin, false);
        using EStopPin stop = new(controller, Pin, new(periodSeconds));
        Assert.True(stop.ReadIsClosed());

        for (int bounce = 0; bounce < 5; bounce++)
        {
            chip.Put(Pin, true);
            Assert.False(stop.ReadIsClosed());
            chip.Put(Pin, false);
            for (int n = 1; n < readings; n++)
            {
                Assert.False(stop.ReadIsClosed());
            }
        }

        Assert.True(stop.ReadIsClosed());
    }

    [Fact]
    public void A_chip_that_throws_is_an_open_contact()
    {
        chip.Put(Pin, false);
        using EStopPin stop = new(controller, Pin, new(0.02));
        Assert.True(stop.ReadIsClosed());

        chip.IsBroken = true;
        Assert.False(stop.ReadIsClosed());
        Assert.Equal(1, stop.FailedReadings);
    }

    [Fact]
    public void Output_enable_is_high_until_asked_and_at_the_end()
    {
        OutputEnablePin enable = new(controller, Pin);
        Assert.True(chip.IsHigh(Pin));

        enable.Set(enabled: true);
        enable.Set(enabled: true);
        Assert.False(chip.IsHigh(Pin));
        Assert.Equal(2, chip.WritesTo(Pin));

        enable.Dispose();
        Assert.True(chip.IsHigh(Pin));
        Assert.False(chip.IsTaken(Pin));
    }

    [Fact]
    public void Output_enable_tries_again_after_a_failed_write()
    {
        using OutputEnablePin enable = new(controller, Pin);
        enable.Set(enabled: true);

        chip.IsBroken = true;
        enable.Set(enabled: false);
        Assert.Equal(1, enable.FailedWrites);

        chip.IsBroken = false;
        enable.Set(enabled: false);
        Assert.True(chip.IsHigh(Pin));
    }

    [Fact]
    public void A_heartbeat_alternates_and_swallows_failures()
    {
        using HeartbeatPin beat = new(controller, Pin);
        Assert.False(chip.IsHigh(Pin));

        beat.Toggle();
        Assert.True(chip.IsHigh(Pin));
        chip.IsBroken = true;
        beat.Toggle();
        Assert.Equal(1, beat.FailedWrites);
        chip.IsBroken = false;
        beat.Toggle();
        Assert.False(chip.IsHigh(Pin));
    }

    [Fact]
    public void No_call_allocates()
    {
        chip.Put(Pin, false);
        using EStopPin stop = new(controller, Pin, new(0.02));
        using OutputEnablePin enable = new(controller, Pin + 1);
        using HeartbeatPin beat = new(controller, Pin + 2);
        Use(stop, enable, beat);
        Assert.Equal(0, SteadyBytes.Of(() => Use(stop, enable, beat)));
    }

    [Fact]
    public void A_chip_that_is_not_there_is_told_with_its_remedy()
    {
        DeviceTrouble refused = Assert.Throws<DeviceTrouble>(() => GpioChip.Open(999));

        Assert.Contains("/dev/gpiochip999: it is not there", refused.Message);
        Assert.Contains("gpiodetect", refused.Message);
    }

    [Fact]
    public void A_pin_that_the_chip_refuses_is_told_with_its_remedy()
    {
        chip.IsBroken = true;

        DeviceTrouble refused = Assert.Throws<DeviceTrouble>(() => GpioChip.OpenPin("heartbeat", Pin, () => new HeartbeatPin(controller, Pin)));

        Assert.Contains("pin 17 for heartbeat: it cannot be opened", refused.Message);
        Assert.Contains("gpioinfo", refused.Message);
    }

    private static void Use(EStopPin stop, OutputEnablePin enable, HeartbeatPin beat)
    {
        for (int n = 0; n < 1_000; n++)
        {
            Assert.True(stop.ReadIsClosed());
            enable.Set(n % 2 == 0);
            beat.Toggle();
        }
    }
}
