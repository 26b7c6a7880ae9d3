using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Sensing;
using ArmController.Motion.Servo;
using Moq;
using Xunit;

namespace ArmController.Tests.Motion.Servo;

public sealed class ServoArmFaultTests : IDisposable
{
    private readonly FakeServoBus bus = new();
    private readonly ServoArm arm;

    public ServoArmFaultTests()
    {
        arm = new ServoArm(SmallArms.Of(1), bus, SmallArms.At50Hertz);
        arm.Open();
        arm.Arm(default);
    }

    public void Dispose()
    {
        arm.Dispose();
        bus.Dispose();
    }

    [Fact]
    public void One_lost_write_is_tried_again_within_the_tick()
    {
        bus.AnswerWrites(BusStatus.Nack);
        Assert.Equal(BusStatus.Ok, Tick());
        Assert.Equal(2, bus.Writes);
        Assert.Equal(1, arm.RetriedWrites);
        Assert.Equal(0, arm.Envelope.DegradedTicks);
        Assert.True(arm.Envelope.Velocity[0] > 0);
    }

    [Fact]
    public void A_write_lost_twice_leaves_the_state_and_counts_a_degraded_tick()
    {
        Tick();
        Joints<Radian> kept = arm.Envelope.Position;
        Joints<RadianPerSecond> speed = arm.Envelope.Velocity;
        bus.AnswerWrites(BusStatus.Timeout, BusStatus.Timeout);
        Assert.Equal(BusStatus.Timeout, Tick());
        Assert.Equal(3, bus.Writes);
        Assert.Equal(kept, arm.Envelope.Position);
        Assert.Equal(speed, arm.Envelope.Velocity);
        Assert.Equal(1, arm.Envelope.DegradedTicks);
        Assert.Equal(InterlockState.Armed, arm.Interlock.State);
        Assert.Equal(BusStatus.Ok, Tick());
        Assert.Equal(0, arm.Envelope.Velocity[0]);
    }

    [Fact]
    public void The_third_failed_tick_in_a_row_trips_and_lets_go()
    {
        Tick();
        for (int tick = 1; tick <= 3; tick++)
        {
            Assert.Equal(InterlockState.Armed, arm.Interlock.State);
            Assert.NotEqual(default, bus.Outputs);
            bus.AnswerWrites(BusStatus.Nack, BusStatus.Nack);
            Assert.Equal(BusStatus.Nack, Tick());
        }

        Assert.Equal(InterlockState.Tripped, arm.Interlock.State);
        Assert.Equal(TripReason.BusFailed, arm.Interlock.Reason);
        Assert.Equal(default, bus.Outputs);
        Assert.False(arm.IsOpen);
    }

    [Fact]
    public void A_good_tick_between_ends_the_streak()
    {
        for (int round = 0; round < 5; round++)
        {
            bus.AnswerWrites(BusStatus.Nack, BusStatus.Nack, BusStatus.Nack, BusStatus.Nack);
            Tick();
            Tick();
            Assert.Equal(BusStatus.Ok, Tick());
        }

        Assert.Equal(InterlockState.Armed, arm.Interlock.State);
        Assert.Equal(10, arm.Envelope.DegradedTicks);
    }

    [Fact]
    public void Failed_looks_count_like_failed_writes_and_once_per_tick()
    {
        bus.LookAnswer = BusStatus.Nack;
        bus.AnswerWrites(BusStatus.Nack, BusStatus.Nack);
        Tick();
        Assert.Equal(InterlockState.Armed, arm.Interlock.State);
        Tick();
        Assert.Equal(InterlockState.Armed, arm.Interlock.State);
        bus.LookAnswer = BusStatus.Ok;
        bus.AnswerWrites(BusStatus.Nack, BusStatus.Nack);
        Tick();
        Assert.Equal(TripReason.BusFailed, arm.Interlock.Reason);
    }

    [Fact]
    public void Looking_without_acting_has_streaks_too()
    {
        foreach (BusStatus answer in new[] { BusStatus.Nack, BusStatus.Nack, BusStatus.Ok, BusStatus.Io, BusStatus.Io })
        {
            bus.LookAnswer = answer;
            arm.Sense(out _);
        }

        Assert.Equal(InterlockState.Armed, arm.Interlock.State);
        arm.Sense(out SensorReading reading);
        Assert.Equal(BusStatus.Io, reading.Bus);
        Assert.Equal(InterlockState.Tripped, arm.Interlock.State);
    }

    [Theory]
    [InlineData(BusStatus.DeviceReset, TripReason.DeviceReset)]
    [InlineData(BusStatus.RegisterMismatch, TripReason.RegisterMismatch)]
    [InlineData(BusStatus.PutToSleep, TripReason.PutToSleep)]
    [InlineData(BusStatus.ExternalClock, TripReason.ExternalClock)]
    public void A_device_that_is_no_longer_what_was_set_up_trips_at_once(BusStatus status, TripReason reason)
    {
        Tick();
        bus.LookAnswer = status;
        arm.Sense(out SensorReading reading);
        Assert.Equal(status, reading.Bus);
        Assert.Equal(reason, arm.Interlock.Reason);
        Assert.Equal(default, bus.Outputs);
        arm.Interlock.Reset();
        Assert.Equal(ArmingAnswer.BusNotOpen, arm.Arm(default));
        bus.LookAnswer = BusStatus.Ok;
        arm.Open();
        Assert.Equal(ArmingAnswer.Armed, arm.Arm(default));
        Assert.Equal(BusStatus.Ok, Tick());
    }

    [Fact]
    public void A_refused_pulse_trips_at_once_and_is_not_tried_again()
    {
        bus.AnswerWrites(BusStatus.PulseRefused);
        Assert.Equal(BusStatus.PulseRefused, Tick());
        Assert.Equal(1, bus.Writes);
        Assert.Equal(TripReason.PulseRefused, arm.Interlock.Reason);
    }

    [Fact]
    public void A_release_that_fails_is_sent_again_every_tick()
    {
        Tick();
        bus.ReleaseAnswer = BusStatus.Nack;
        arm.Interlock.Trip(TripReason.Operator);
        for (int tick = 0; tick < 5; tick++)
        {
            Assert.Equal(BusStatus.Nack, Tick());
        }

        Assert.NotEqual(default, bus.Outputs);
        bus.ReleaseAnswer = BusStatus.Ok;
        Tick();
        Assert.Equal(default, bus.Outputs);
        Assert.Equal(TripReason.Operator, arm.Interlock.Reason);
    }

    [Fact]
    public void After_the_bus_error_that_trips_a_release_is_sent()
    {
        // A bus that is silent shows no outcome; only the call can be seen.
        Mock<IServoBus> silent = new();
        silent.Setup(b => b.Open()).Returns(BusStatus.Ok);
        ServoAnswers nothing = default;
        silent.Setup(b => b.Look(out nothing)).Returns(BusStatus.Ok);
        silent.Setup(b => b.Write(in It.Ref<ServoCounts>.IsAny)).Returns(BusStatus.Disconnected);
        silent.Setup(b => b.Release()).Returns(BusStatus.Disconnected);
        using ServoArm silentArm = new(SmallArms.Of(1), silent.Object, SmallArms.At50Hertz);
        silentArm.Open();
        silentArm.Arm(default);
        for (int tick = 0; tick < 2; tick++)
        {
            silentArm.Envelope.Admit(default, out SafeCommand command);
            silentArm.Actuate(command);
        }

        silent.Verify(b => b.Release(), Times.Never());
        silentArm.Envelope.Admit(default, out SafeCommand last);
        silentArm.Actuate(last);
        silent.Verify(b => b.Release(), Times.AtLeastOnce());
        Assert.Equal(TripReason.BusFailed, silentArm.Interlock.Reason);
    }

    private BusStatus Tick()
    {
        arm.Sense(out _);
        arm.Envelope.Admit(Proposal.AtVelocity(SmallArms.Speed(1)), out SafeCommand command);
        return arm.Actuate(command);
    }
}
