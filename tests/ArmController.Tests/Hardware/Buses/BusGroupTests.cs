using ArmController.Hardware.Buses;
using ArmController.Motion.Servo;
using ArmController.Tests.Motion.Servo;
using Xunit;

namespace ArmController.Tests.Hardware.Buses;

/// <summary>What is peculiar to several buses behind one.</summary>
public sealed class BusGroupTests : IDisposable
{
    private readonly FakeServoBus first = new() { MeasuredLanes = 0b0110 };
    private readonly FakeServoBus second = new() { MeasuredLanes = 0b1100 };
    private readonly BusGroup group;

    public BusGroupTests() => group = new([new(first, [new(0, 10, 90), new(1, 10, 90)]), new(second, [new(2, 100, 900), new(3, 100, 900)])]);

    public void Dispose() => group.Dispose();

    [Fact]
    public void Each_lane_goes_to_its_own_bus_and_measures_only_there()
    {
        group.Open();
        ServoCounts counts = default;
        for (int lane = 0; lane < 4; lane++)
        {
            counts[lane] = lane < 2 ? 20 + lane : 200 + lane;
        }

        Assert.Equal(BusStatus.Ok, group.Write(counts));
        Assert.Equal((20, 21, 0, 0), (first.Outputs[0], first.Outputs[1], first.Outputs[2], first.Outputs[3]));
        Assert.Equal((0, 0, 202, 203), (second.Outputs[0], second.Outputs[1], second.Outputs[2], second.Outputs[3]));
        Assert.Equal(0b1110, group.MeasuredLanes);

        ServoAnswers said = default;
        for (int lane = 0; lane < 8; lane++)
        {
            said[lane] = new(ServoSaid.Count | ServoSaid.Load, 50, 0.5);
        }

        first.Answers = said;
        second.Answers = default;
        Assert.Equal(BusStatus.Ok, group.Look(out ServoAnswers answers));
        Assert.Equal(0b0011, answers.Lanes);
    }

    [Theory]
    [InlineData(BusStatus.Nack, BusStatus.Ok, BusStatus.Nack)]
    [InlineData(BusStatus.Ok, BusStatus.Timeout, BusStatus.Timeout)]
    [InlineData(BusStatus.Nack, BusStatus.DeviceReset, BusStatus.DeviceReset)]
    [InlineData(BusStatus.PutToSleep, BusStatus.Io, BusStatus.PutToSleep)]
    [InlineData(BusStatus.Nack, BusStatus.Io, BusStatus.Nack)]
    [InlineData(BusStatus.RegisterMismatch, BusStatus.DeviceReset, BusStatus.RegisterMismatch)]
    public void The_worst_status_wins_and_then_nobody_has_answered(BusStatus one, BusStatus other, BusStatus expected)
    {
        group.Open();
        ServoAnswers said = default;
        said[1] = new(ServoSaid.Count, 50);
        first.Answers = said;
        first.LookAnswer = one;
        second.LookAnswer = other;
        Assert.Equal(expected, group.Look(out ServoAnswers answers));
        Assert.Equal(0, answers.Lanes);
    }

    [Theory]
    [InlineData(1, 91)]
    [InlineData(2, 99)]
    [InlineData(3, -1)]
    public void A_count_that_one_bus_would_refuse_reaches_none(int lane, int bad)
    {
        group.Open();
        ServoCounts counts = default;
        counts[0] = 20;
        counts[lane] = bad;
        Assert.Equal(BusStatus.PulseRefused, group.Write(counts));
        Assert.Equal((0, 0), (first.Writes, second.Writes));
    }

    [Fact]
    public void Everything_is_let_go_even_where_a_bus_cannot()
    {
        group.Open();
        ServoCounts counts = default;
        counts[0] = 20;
        counts[2] = 200;
        group.Write(counts);
        first.ReleaseAnswer = BusStatus.BusStuck;
        Assert.Equal(BusStatus.BusStuck, group.Release());
        Assert.NotEqual(default, first.Outputs);
        Assert.Equal(default, second.Outputs);
    }

    [Fact]
    public void One_bus_that_does_not_open_closes_the_group_and_lets_go_of_the_others()
    {
        group.Open();
        ServoCounts counts = default;
        counts[0] = 20;
        group.Write(counts);
        second.OpenAnswer = BusStatus.Disconnected;
        Assert.Equal(BusStatus.Disconnected, group.Open());
        Assert.Equal(default, first.Outputs);
        Assert.Equal(BusStatus.Closed, group.Write(counts));
        Assert.Equal(BusStatus.Closed, group.Look(out _));
        second.OpenAnswer = BusStatus.Ok;
        Assert.Equal(BusStatus.Ok, group.Open());
        Assert.Equal(BusStatus.Ok, group.Write(counts));
    }

    [Fact]
    public void Buses_that_share_a_lane_or_have_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new BusGroup([]));
        Assert.Throws<ArgumentException>(() => new BusGroup([new(first, [])]));
        Assert.Throws<ArgumentException>(() => new BusGroup([new(first, [new(8, 1, 2)])]));
        Assert.Throws<ArgumentException>(() => new BusGroup([new(first, [new(0, 1, 2)]), new(second, [new(0, 1, 2)])]));
    }
}
