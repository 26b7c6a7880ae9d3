using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Sensing;
using ArmController.Motion.Servo;
using ArmController.Motion.Supervision;
using ArmController.Rigs;
using Xunit;

namespace ArmController.Tests.Motion.Servo;

/// <summary>Servos that say where they are measure the joints, through the line their goals are sent by.</summary>
public sealed class MeasuredJointsTests
{
    // The second joint's counts fall while its angle rises.
    private static readonly ArmDescription Two = SmallArms.Unlike(2);

    [Fact]
    public void Counts_become_angles_by_the_joints_own_calibration()
    {
        using FakeServoBus bus = Bus(1800, 1340);
        using ServoArm arm = Opened(bus);
        Assert.True(arm.HasJointSensor);

        arm.Sense(out SensorReading reading);

        Assert.True(reading.HasAngles);
        Assert.Equal(0.5, reading.Angles[0], 12);
        Assert.Equal(0.2, reading.Angles[1], 12);
        Assert.Equal(0, reading.Angles[2]);
    }

    [Fact]
    public void A_sensor_of_its_own_is_believed_before_the_servos()
    {
        using FakeServoBus bus = Bus(1800, 1340);
        using ServoArm arm = new(Two, bus, SmallArms.At50Hertz, new Encoder(SmallArms.Pose(0.1, -0.1)));
        arm.Open();
        arm.Sense(out SensorReading reading);
        Assert.Equal(SmallArms.Pose(0.1, -0.1), reading.Angles);

        using FakeServoBus other = Bus(1800, 1340);
        using ServoArm silent = new(Two, other, SmallArms.At50Hertz, new Encoder(null));
        silent.Open();
        silent.Sense(out reading);
        Assert.False(reading.HasAngles);
    }

    [Theory]
    [InlineData(ServoSaid.None, 1500)]
    [InlineData(ServoSaid.Load | ServoSaid.Temperature, 1500)]
    [InlineData(ServoSaid.Count, 2500 + 2001)]
    [InlineData(ServoSaid.Count, 500 - 2001)]
    [InlineData(ServoSaid.Count, int.MaxValue)]
    [InlineData(ServoSaid.Count, int.MinValue)]
    public void One_servo_that_says_nothing_or_nonsense_leaves_no_reading(ServoSaid said, int count)
    {
        using FakeServoBus bus = Bus(1800, 1340);
        ServoAnswers answers = bus.Answers;
        answers[1] = new(said, count);
        bus.Answers = answers;
        using ServoArm arm = Opened(bus);
        arm.Sense(out SensorReading reading);
        Assert.False(reading.HasAngles);
        Assert.Equal(default, reading.Angles);
    }

    [Fact]
    public void A_servo_outside_what_it_may_be_sent_to_is_still_believed()
    {
        using FakeServoBus bus = Bus(2460, 480);
        using ServoArm arm = Opened(bus);
        arm.Sense(out SensorReading reading);
        Assert.True(reading.HasAngles);
        Assert.Equal(1.6, reading.Angles[0], 12);
    }

    [Fact]
    public void A_look_that_failed_and_a_bus_that_is_closed_measure_nothing()
    {
        using FakeServoBus bus = Bus(1800, 1340);
        using ServoArm arm = new(Two, bus, SmallArms.At50Hertz);
        arm.Sense(out SensorReading reading);
        Assert.False(reading.HasAngles);
        arm.Open();
        bus.LookAnswer = BusStatus.Timeout;
        arm.Sense(out reading);
        Assert.False(reading.HasAngles);
    }

    [Fact]
    public void An_arm_of_which_one_joint_is_not_measured_has_no_joint_sensor()
    {
        using FakeServoBus bus = new() { MeasuredLanes = 0b01, Answers = Bus(1800, 1340).Answers };
        using ServoArm arm = Opened(bus);
        Assert.False(arm.HasJointSensor);
        arm.Sense(out SensorReading reading);
        Assert.False(reading.HasAngles);
    }

    /// <summary>Servos that fall silent are missed like any sensor.</summary>
    [Fact]
    public void Silence_is_noticed_by_the_watches()
    {
        using FakeServoBus bus = Bus(1500, 1500);
        using ServoArm arm = Opened(bus);
        Supervisor supervisor = new(arm, new PulseArming(arm, default), SupervisionSettings.For(Two));
        Reasons seen = Reasons.None;
        for (int tick = 1; tick <= 200 && (seen & Reasons.SensorStale) == 0; tick++)
        {
            bus.Answers = tick < 100 ? bus.Answers : default;
            arm.Sense(out SensorReading reading);
            supervisor.Look(new Seconds(tick * 0.02), Operator.Quiet, reading);
            seen |= supervisor.Reasons;
            Assert.True(tick >= 100 || (seen & Reasons.SensorStale) == 0, $"{tick}");
        }

        Assert.True((seen & Reasons.SensorStale) != 0);
    }

    private static ServoArm Opened(FakeServoBus bus)
    {
        ServoArm arm = new(Two, bus, SmallArms.At50Hertz);
        Assert.Equal(BusStatus.Ok, arm.Open());
        return arm;
    }

    private static FakeServoBus Bus(params int[] counts)
    {
        ServoAnswers answers = default;
        for (int lane = 0; lane < counts.Length; lane++)
        {
            answers[lane] = new(ServoSaid.Count, counts[lane]);
        }

        return new() { MeasuredLanes = (1 << counts.Length) - 1, Answers = answers };
    }

    private sealed class Encoder(Joints<Radian>? angles) : IJointSensor
    {
        public bool TryRead(out Joints<Radian> read)
        {
            read = angles ?? default;
            return angles is not null;
        }
    }
}
