using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Sensing;
using ArmController.Motion.Servo;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Motion.Servo;

public sealed class ServoArmTests : IDisposable
{
    private readonly FakeServoBus bus = new();
    private readonly ServoArm arm;

    public ServoArmTests() => arm = new ServoArm(SmallArms.Of(2), bus, SmallArms.At50Hertz);

    public void Dispose()
    {
        arm.Dispose();
        bus.Dispose();
    }

    [Fact]
    public void Arming_says_why_it_refuses()
    {
        Joints<Radian> pose = SmallArms.Pose(0.5, -0.5);
        Assert.Equal(ArmingAnswer.BusNotOpen, arm.Arm(pose));
        bus.OpenAnswer = BusStatus.Disconnected;
        Assert.Equal(BusStatus.Disconnected, arm.Open());
        Assert.Equal(ArmingAnswer.BusNotOpen, arm.Arm(pose));
        bus.OpenAnswer = BusStatus.Ok;
        Assert.Equal(BusStatus.Ok, arm.Open());
        Assert.Equal(ArmingAnswer.PoseOutsideLimits, arm.Arm(SmallArms.Pose(0, 1.6)));
        Assert.Equal(ArmingAnswer.PoseNotFinite, arm.Arm(SmallArms.Pose(double.NaN, 0)));
        arm.Interlock.Trip(TripReason.Operator);
        Assert.Equal(ArmingAnswer.Tripped, arm.Arm(pose));
        arm.Interlock.Reset();
        Assert.Equal(ArmingAnswer.NothingLoaded, arm.Resume());
        Assert.Equal(ArmingAnswer.Armed, arm.Arm(pose));
        Assert.Equal(ArmingAnswer.AlreadyArmed, arm.Arm(pose));
        Assert.Equal(0, bus.Writes);
        Assert.Equal(0.5, arm.Envelope.Position[0], 1e-12);
    }

    [Fact]
    public void An_admitted_command_reaches_the_wire_once()
    {
        Ready();
        SafeCommand command = Admit(1);
        Assert.Equal(BusStatus.Ok, arm.Actuate(command));
        Assert.Equal(command.Counts, bus.Outputs);
        Assert.Equal(command.Position, arm.Envelope.Position);
        Assert.Equal(1, bus.Writes);
    }

    [Fact]
    public void A_command_is_good_once_and_only_while_it_is_the_newest_of_its_own_envelope()
    {
        Ready();
        SafeCommand older = Admit(1);
        SafeCommand newest = Admit(1);
        Assert.Equal(BusStatus.StaleCommand, arm.Actuate(older));
        Assert.Equal(BusStatus.Ok, arm.Actuate(newest));
        Assert.Equal(BusStatus.StaleCommand, arm.Actuate(newest));
        using FakeServoBus otherBus = new();
        using ServoArm other = new(SmallArms.Of(2), otherBus, SmallArms.At50Hertz);
        other.Open();
        other.Arm(default);
        SafeCommand foreign = default;
        for (int i = 0; i < 3; i++)
        {
            other.Envelope.Admit(Proposal.AtVelocity(SmallArms.Speed(1, 1)), out foreign);
        }

        SafeCommand own = Admit(1);
        Assert.Equal(own.Tick, foreign.Tick);
        Assert.Equal(BusStatus.StaleCommand, arm.Actuate(foreign));
        Assert.Equal(1, bus.Writes);
        Assert.Equal(BusStatus.Ok, arm.Actuate(own));
    }

    [Fact]
    public void A_command_from_before_a_new_arming_is_stale()
    {
        Ready();
        SafeCommand old = Admit(1);
        arm.Release();
        arm.Arm(SmallArms.Pose(-1, 1));
        Assert.Equal(BusStatus.StaleCommand, arm.Actuate(old));
        Assert.Equal(0, bus.Writes);
    }

    [Fact]
    public void The_default_command_releases_and_motion_needs_a_new_arming()
    {
        Ready();
        Assert.Equal(BusStatus.Ok, arm.Actuate(Admit(1)));
        Assert.NotEqual(default, bus.Outputs);
        Assert.Equal(BusStatus.Ok, arm.Actuate(default));
        Assert.Equal(default, bus.Outputs);
        Assert.Equal(InterlockState.Disarmed, arm.Interlock.State);
        Assert.Equal(CommandKind.Release, Admit(1).Kind);
    }

    [Fact]
    public void A_trip_between_admitting_and_sending_sends_nothing_and_releases()
    {
        Ready();
        arm.Actuate(Admit(1));
        SafeCommand command = Admit(1);
        arm.Interlock.Trip(TripReason.EmergencyStop);
        Assert.Equal(BusStatus.NotArmed, arm.Actuate(command));
        Assert.Equal(1, bus.Writes);
        Assert.Equal(default, bus.Outputs);
        Assert.Equal(CommandKind.Release, Admit(1).Kind);
        Assert.Equal(TripReason.EmergencyStop, arm.Interlock.Reason);
    }

    [Fact]
    public void A_reset_alone_moves_nothing()
    {
        Ready();
        arm.Interlock.Trip(TripReason.EmergencyStop);
        arm.Interlock.Reset();
        Assert.Equal(CommandKind.Release, Admit(1).Kind);
        Assert.Equal(BusStatus.Ok, arm.Actuate(Admit(1)));
        Assert.Equal(0, bus.Writes);
    }

    [Fact]
    public void Opening_again_disarms_first()
    {
        Ready();
        SafeCommand command = Admit(1);
        arm.Open();
        Assert.Equal(InterlockState.Disarmed, arm.Interlock.State);
        Assert.Equal(BusStatus.StaleCommand, arm.Actuate(command));
    }

    [Fact]
    public void Disposing_lets_go_and_closes_the_bus()
    {
        Ready();
        arm.Actuate(Admit(1));
        arm.Dispose();
        Assert.Equal(default, bus.Outputs);
        Assert.True(bus.Disposed);
        Assert.Equal(ArmingAnswer.BusNotOpen, arm.Arm(default));
    }

    [Fact]
    public void A_reading_says_what_is_there_and_garbage_never_passes()
    {
        FixedSensor sensor = new() { Angles = SmallArms.Pose(0.1, 0.2), Tip = new(1, 2, 3) };
        using FakeServoBus ownBus = new();
        using ServoArm sensing = new(SmallArms.Of(2), ownBus, SmallArms.At50Hertz, sensor, sensor);
        sensing.Sense(out SensorReading reading);
        Assert.Equal(BusStatus.Closed, reading.Bus);
        Assert.True(reading.HasAngles && reading.HasTip);
        Assert.Equal(0.2, reading.Angles[1]);
        Assert.Equal(new Vector3d(1, 2, 3), reading.Tip);
        sensing.Open();
        sensor.Angles[1] = double.NaN;
        sensor.Tip = new(1, double.PositiveInfinity, 3);
        sensing.Sense(out reading);
        Assert.Equal(BusStatus.Ok, reading.Bus);
        Assert.False(reading.HasAngles || reading.HasTip);
        Assert.Equal(default, reading.Angles);
        Assert.Equal(default, reading.Tip);
        arm.Sense(out reading);
        Assert.False(reading.HasAngles || reading.HasTip);
    }

    [Fact]
    public void A_real_arm_never_resumes_and_a_held_command_does_not_survive_a_load()
    {
        Ready();
        arm.Actuate(Admit(1));
        byte[] image = new byte[1024];
        StateWriter writer = new(image);
        arm.Save(ref writer);

        using FakeServoBus otherBus = new();
        using ServoArm twin = new(SmallArms.Of(2), otherBus, SmallArms.At50Hertz, isSimulated: true);
        twin.Open();
        StateReader first = new(image.AsSpan(0, writer.Length));
        Assert.True(twin.Load(ref first));
        Assert.Equal(ArmingAnswer.Armed, twin.Resume());
        twin.Envelope.Admit(default, out SafeCommand held);
        twin.Release();
        StateReader second = new(image.AsSpan(0, writer.Length));
        Assert.True(twin.Load(ref second));
        Assert.Equal(ArmingAnswer.Armed, twin.Resume());
        twin.Envelope.Admit(default, out SafeCommand newest);
        Assert.Equal(held.Tick, newest.Tick);
        Assert.Equal(BusStatus.StaleCommand, twin.Actuate(held));
        Assert.Equal(BusStatus.Ok, twin.Actuate(newest));

        arm.Release();
        StateReader third = new(image.AsSpan(0, writer.Length));
        Assert.True(arm.Load(ref third));
        Assert.Equal(ArmingAnswer.NothingLoaded, arm.Resume());
    }

    [Fact]
    public void Saved_in_full_motion_and_loaded_elsewhere_it_goes_on_bit_for_bit()
    {
        Ready();
        Pcg32 random = new(5, 0);
        for (int tick = 0; tick < 30; tick++)
        {
            arm.Actuate(Admit(random.NextDouble(-3, 3)));
        }

        bus.AnswerWrites(BusStatus.Nack, BusStatus.Nack);
        Assert.Equal(BusStatus.Nack, arm.Actuate(Admit(2)));
        byte[] image = new byte[1024];
        StateWriter writer = new(image);
        arm.Save(ref writer);

        using FakeServoBus otherBus = new();
        using ServoArm other = new(SmallArms.Of(2), otherBus, SmallArms.At50Hertz, isSimulated: true);
        other.Open();
        StateReader reader = new(image.AsSpan(0, writer.Length));
        Assert.True(other.Load(ref reader));
        Assert.Equal(0, reader.Remaining);
        Assert.Equal(ArmingAnswer.Armed, other.Resume());
        Assert.Equal(1, other.Envelope.DegradedTicks);
        Assert.Equal(1, other.RetriedWrites);
        for (int tick = 0; tick < 300; tick++)
        {
            Proposal proposal = Proposal.AtVelocity(SmallArms.Speed(random.NextDouble(-4, 4), random.NextDouble(-4, 4)));
            arm.Envelope.Admit(proposal, out SafeCommand here);
            other.Envelope.Admit(proposal, out SafeCommand there);
            Assert.Equal(here.Tick, there.Tick);
            Assert.Equal(here.Position, there.Position);
            Assert.Equal(here.Velocity, there.Velocity);
            Assert.Equal(here.Trims, there.Trims);
            Assert.Equal(arm.Actuate(here), other.Actuate(there));
            Assert.Equal(bus.Outputs, otherBus.Outputs);
        }
    }

    [Fact]
    public void What_was_not_armed_when_saved_is_not_resumed()
    {
        arm.Open();
        byte[] image = new byte[1024];
        StateWriter writer = new(image);
        arm.Save(ref writer);
        StateReader reader = new(image.AsSpan(0, writer.Length));
        Assert.True(arm.Load(ref reader));
        Assert.Equal(ArmingAnswer.NothingLoaded, arm.Resume());
        Ready();
        reader = new(image.AsSpan(0, writer.Length));
        Assert.False(arm.Load(ref reader));
        Assert.Equal(writer.Length, reader.Remaining);
    }

    private void Ready()
    {
        Assert.Equal(BusStatus.Ok, arm.Open());
        Assert.Equal(ArmingAnswer.Armed, arm.Arm(default));
    }

    private SafeCommand Admit(double radiansPerSecond)
    {
        arm.Envelope.Admit(Proposal.AtVelocity(SmallArms.Speed(radiansPerSecond, -radiansPerSecond)), out SafeCommand command);
        return command;
    }

    private sealed class FixedSensor : IJointSensor, ITipSensor
    {
        public Joints<Radian> Angles;
        public Vector3d Tip;

        public bool TryRead(out Joints<Radian> angles)
        {
            angles = Angles;
            return true;
        }

        public bool TryRead(out Vector3d tipMetres)
        {
            tipMetres = Tip;
            return true;
        }
    }
}
