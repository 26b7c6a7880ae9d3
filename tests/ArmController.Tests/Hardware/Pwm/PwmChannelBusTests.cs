using ArmController.Hardware.Pwm;
using ArmController.Motion.Servo;
using Xunit;

namespace ArmController.Tests.Hardware.Pwm;

/// <summary>What is peculiar to PWM channels.</summary>
public sealed class PwmChannelBusTests
{
    private readonly PwmWire wire = new();

    [Fact]
    public void No_channel_ever_shows_a_width_that_was_not_sent()
    {
        SeenPwmChannel channel = new(wire);
        using PwmChannelBus bus = new([new(0, channel, 5_000, 25_000)]);
        bus.Open();
        foreach (int count in (int[])[20_000, 5_000, 0, 25_000, 0, 6_000])
        {
            Assert.Equal(BusStatus.Ok, bus.Write(Frame(count)));
            Assert.Equal(count / (PwmChannelBus.CountsPerMicrosecond * 20_000), channel.Seen, 12);
        }

        Assert.Equal(0.025, channel.Shortest, 12);
    }

    [Fact]
    public void What_has_not_changed_is_not_sent_again_and_what_failed_is()
    {
        using PwmChannelBus bus = new([new(0, new SeenPwmChannel(wire), 5_000, 25_000)]);
        bus.Open();
        bus.Write(Frame(6_000));
        ulong before = wire.Transactions;
        Assert.Equal(BusStatus.Ok, bus.Write(Frame(6_000)));
        Assert.Equal(before, wire.Transactions);

        wire.FailNext(new TimeoutException());
        Assert.Equal(BusStatus.Timeout, bus.Write(Frame(7_000)));
        before = wire.Transactions;
        Assert.Equal(BusStatus.Ok, bus.Write(Frame(7_000)));
        Assert.True(wire.Transactions > before);
    }

    [Fact]
    public void One_channel_that_cannot_be_stopped_keeps_no_other_from_being_stopped()
    {
        SeenPwmChannel first = new(wire);
        SeenPwmChannel second = new(wire);
        using PwmChannelBus bus = new([new(0, first, 5_000, 25_000), new(1, second, 5_000, 25_000)]);
        bus.Open();
        ServoCounts both = Frame(6_000);
        both[1] = 7_000;
        bus.Write(both);
        wire.FailNext(new IOException("gone"));
        Assert.Equal(BusStatus.Io, bus.Release());
        Assert.True(first.Seen > 0);
        Assert.Equal(0, second.Seen);
        Assert.Equal(BusStatus.Ok, bus.Release());
        Assert.Equal(0, first.Seen);
    }

    [Fact]
    public void Outputs_that_contradict_each_other_or_do_not_fit_a_period_are_refused()
    {
        SeenPwmChannel channel = new(wire);
        SeenPwmChannel other = new(wire);
        Assert.Throws<ArgumentException>(() => new PwmChannelBus([]));
        Assert.Throws<ArgumentException>(() => new PwmChannelBus([new(8, channel, 1, 2)]));
        Assert.Throws<ArgumentException>(() => new PwmChannelBus([new(0, channel, 1, 2), new(0, other, 1, 2)]));
        Assert.Throws<ArgumentException>(() => new PwmChannelBus([new(0, channel, 1, 2), new(1, channel, 1, 2)]));
        Assert.Throws<ArgumentException>(() => new PwmChannelBus([new(0, channel, 0, 2)]));
        Assert.Throws<ArgumentException>(() => new PwmChannelBus([new(0, channel, 3, 2)]));
        Assert.Throws<ArgumentException>(() => new PwmChannelBus([new(0, channel, 1, 200_001)]));
        Assert.Throws<ArgumentException>(() => new PwmChannelBus([new(0, new SeenPwmChannel(wire, 0), 1, 2)]));
        Assert.Equal(0UL, wire.Transactions);
    }

    private static ServoCounts Frame(int count)
    {
        ServoCounts counts = default;
        counts[0] = count;
        return counts;
    }
}
