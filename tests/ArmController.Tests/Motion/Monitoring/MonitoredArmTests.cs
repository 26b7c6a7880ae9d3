using ArmController.Motion.Monitoring;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Tests.Motion.Servo;
using Xunit;

namespace ArmController.Tests.Motion.Monitoring;

/// <summary>A frame the monitor refuses never reaches the bus, whatever minted it.</summary>
public sealed class MonitoredArmTests : IDisposable
{
    private readonly FakeServoBus bus = new();
    private readonly CountingHeartbeat heartbeat = new();
    private readonly ServoArm arm;

    public MonitoredArmTests()
    {
        arm = new ServoArm(SmallArms.Of(2), bus, SmallArms.At50Hertz, heartbeat: heartbeat);
        arm.Open();
        Assert.Equal(ArmingAnswer.Armed, arm.Arm(default));
    }

    public void Dispose()
    {
        arm.Dispose();
        bus.Dispose();
    }

    [Theory]
    [InlineData(1500, 1500, 1, MonitorVerdict.StrayLane)]
    [InlineData(1500, 2401, 0, MonitorVerdict.Range)]
    [InlineData(0, 1500, 0, MonitorVerdict.Range)]
    [InlineData(1500, 1600, 0, MonitorVerdict.Speed)]
    [InlineData(1490, 1500, 0, MonitorVerdict.Acceleration)]
    public void A_bad_frame_is_not_written_and_everything_is_let_go(int first, int second, int third, MonitorVerdict why)
    {
        Assert.Equal(BusStatus.Ok, Send(1500, 1500));
        Assert.Equal(BusStatus.MonitorRefused, Send(first, second, third));
        Assert.Equal(1, bus.Writes);
        Assert.Equal(default, bus.Outputs);
        Assert.Equal(TripReason.MonitorRefused, arm.Interlock.Reason);
        Assert.Equal(why, arm.Monitor.Verdict);
        Assert.Equal(1, heartbeat.Toggles);
        arm.Envelope.Admit(default, out SafeCommand next);
        Assert.Equal(CommandKind.Release, next.Kind);

        arm.Interlock.Reset();
        Assert.Equal(ArmingAnswer.Armed, arm.Arm(default));
        Assert.Equal(BusStatus.Ok, Send(1500, 1500));
    }

    [Fact]
    public void The_heartbeat_beats_once_for_each_good_frame_and_for_nothing_else()
    {
        Assert.Equal(0, heartbeat.Toggles);
        for (int tick = 0; tick < 10; tick++)
        {
            arm.Sense(out _);
            Send(1500, 1500);
        }

        Assert.Equal(10, heartbeat.Toggles);
        bus.AnswerWrites(BusStatus.Nack);
        Send(1500, 1500);
        Assert.Equal(1, arm.RetriedWrites);
        Assert.Equal(11, heartbeat.Toggles);
        arm.Release();
        Send(1500, 1500);
        arm.Envelope.Admit(default, out SafeCommand release);
        arm.Actuate(release);
        Assert.Equal(11, heartbeat.Toggles);
    }

    [Fact]
    public void A_lost_write_does_not_move_what_the_monitor_believes()
    {
        bus.AnswerWrites(BusStatus.Nack, BusStatus.Nack);
        Assert.Equal(BusStatus.Nack, Send(1504, 1500));
        Assert.Equal(BusStatus.MonitorRefused, Send(1511, 1500));
        Assert.Equal(2, bus.Writes);
    }

    [Fact]
    public void Let_go_and_armed_elsewhere_it_starts_from_there()
    {
        Send(1500, 1500);
        arm.Release();
        Assert.False(arm.Monitor.IsPlaced);
        arm.Arm(SmallArms.Pose(1, -1));
        Assert.Equal(BusStatus.Ok, Send(2100, 900));
    }

    private BusStatus Send(params int[] counts)
    {
        arm.Envelope.Admit(default, out SafeCommand admitted);
        SafeCommand forged = new(
            WatchedServo.Counts(counts), admitted.Position, admitted.Velocity, admitted.Trims, admitted.EnvelopeId, admitted.Tick);
        return arm.Actuate(forged);
    }

    private sealed class CountingHeartbeat : IHeartbeat
    {
        public int Toggles { get; private set; }

        public void Toggle() => Toggles++;
    }
}
