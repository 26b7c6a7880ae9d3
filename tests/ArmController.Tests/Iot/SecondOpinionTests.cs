using ArmController.Hardware.Pca9685;
using ArmController.Motion.Servo;
using ArmController.Simulator.Chips;
using ArmController.Tests.Hardware.Pca9685;
using Xunit;
using Library = Iot.Device.Pwm.Pca9685;

namespace ArmController.Tests.Iot;

/// <summary>Two drivers that share no line, ours and that of Iot.Device.Bindings, on one simulated chip: each reads what the other wrote.</summary>
public sealed class SecondOpinionTests : IDisposable
{
    private const byte RunningMode1 = 0x20;

    private readonly SimulatedPca9685 chip = new();
    private readonly Pca9685Bus ours;

    public SecondOpinionTests() =>
        ours = new(chip, [new(0, 0, 1, 4095), new(1, 3, 1, 4095), new(2, 15, 1, 4095)], new Pca9685Timing(25e6, 50), chip.Elapse);

    public void Dispose()
    {
        ours.Dispose();
        chip.Dispose();
    }

    [Theory]
    [InlineData(1, 255, 256)]
    [InlineData(103, 307, 512)]
    [InlineData(4095, 0, 2048)]
    public void The_library_reads_the_duty_cycles_and_the_frequency_that_our_driver_wrote(int first, int second, int third)
    {
        ours.Open();
        Assert.Equal(BusStatus.Ok, ours.Write(Frame(first, second, third)));
        Library theirs = new(chip);
        Assert.Equal(ours.Timing.RealHertz, theirs.PwmFrequency, 9);
        Assert.Equal(first / 4096.0, theirs.GetDutyCycle(0));
        Assert.Equal(second / 4096.0, theirs.GetDutyCycle(3));
        Assert.Equal(third / 4096.0, theirs.GetDutyCycle(15));
        ours.Release();
        Assert.Equal(0, theirs.GetDutyCycle(15));
    }

    [Theory]
    [InlineData(1, 255, 256)]
    [InlineData(103, 307, 512)]
    [InlineData(4095, 0, 2048)]
    public void Our_read_back_finds_what_the_library_wrote(int first, int second, int third)
    {
        ours.Open();
        Assert.Equal(BusStatus.Ok, ours.Write(Frame(first, second, third)));
        Library theirs = new(chip, 50, dutyCycleAllChannels: 0);
        Assert.Equal(BusStatus.RegisterMismatch, LookAround());

        theirs.SetDutyCycle(0, first / 4096.0);
        theirs.SetDutyCycle(3, second / 4096.0);
        theirs.SetDutyCycle(15, third / 4096.0);

        // The library leaves the all-call address on; but for that, every register is what ours would hold.
        Assert.Equal(BusStatus.RegisterMismatch, LookAround());
        chip.Upset(0, RunningMode1);
        Assert.Equal(BusStatus.Ok, LookAround());
        Assert.True(OutputsOff.HasPulses(chip));

        theirs.SetDutyCycle(15, (third - 1) / 4096.0);
        Assert.Equal(BusStatus.RegisterMismatch, LookAround());
    }

    /// <summary>Why our own driver stays the default: from 256 counts to 255 the library shows the servo 511 in between.</summary>
    [Fact]
    public void The_library_tears_a_count_in_two_and_ours_does_not()
    {
        Assert.Equal([256, 255], Seen(device =>
        {
            using Pca9685Bus bus = new(device, [new(0, 0, 1, 4095)], new Pca9685Timing(25e6, 50), chip.Elapse);
            bus.Open();
            bus.Write(Frame(256, 0, 0));
            bus.Write(Frame(255, 0, 0));
        }));
        Assert.Contains(511, Seen(device =>
        {
            Library theirs = new(device, 50, dutyCycleAllChannels: 0);
            theirs.SetDutyCycle(0, 256 / 4096.0);
            theirs.SetDutyCycle(0, 255 / 4096.0);
        }));
    }

    // Counts on channel 0 after each transaction, as long as there is a pulse, without repetitions.
    private int[] Seen(Action<WatchedDevice> drive)
    {
        List<int> seen = [];
        drive(new WatchedDevice(chip, () =>
        {
            int count = (int)Math.Round(chip.PulseMicroseconds(0) * 4096 / chip.PeriodMicroseconds());
            if (count > 0 && (seen.Count == 0 || seen[^1] != count))
            {
                seen.Add(count);
            }
        }));
        return [.. seen];
    }

    // The whole round; the first thing that is not as it should be.
    private BusStatus LookAround()
    {
        BusStatus status = BusStatus.Ok;
        for (int look = 0; look < ours.LookRound && status == BusStatus.Ok; look++)
        {
            status = ours.Look(out _);
        }

        return status;
    }

    private static ServoCounts Frame(int first, int second, int third)
    {
        ServoCounts counts = default;
        counts[0] = first;
        counts[1] = second;
        counts[2] = third;
        return counts;
    }
}
