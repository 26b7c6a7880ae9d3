using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Motion.Supervision;
using ArmController.Tests.Motion.Servo;
using Xunit;

namespace ArmController.Tests.Motion.Supervision;

public sealed class FeedbackArmingTests : IDisposable
{
    private readonly FakeServoBus bus = new();
    private readonly FakeFeedbackServos servos = new(2);
    private readonly ServoArm arm;
    private readonly FeedbackArming arming;
    private double now;

    public FeedbackArmingTests()
    {
        arm = new ServoArm(SmallArms.Of(2), bus, SmallArms.At50Hertz);
        arm.Open();
        arming = new FeedbackArming(arm, servos);
        servos.Positions[0] = 0.4;
        servos.Positions[1] = -0.7;
    }

    public void Dispose() => arm.Dispose();

    [Fact]
    public void Goals_are_what_was_measured_and_read_back_before_torque_comes_on_from_the_tip_to_the_base()
    {
        Run();
        Assert.Equal(ArmingProgress.Done, arming.Progress);
        Assert.Equal(["goal 1", "goal? 1", "torque 1", "goal 0", "goal? 0", "torque 0"], servos.Deeds);
        Assert.Equal(0.4, servos.Goals[0], 1e-12);
        Assert.Equal(-0.7, servos.Goals[1], 1e-12);
        Assert.Equal(0.4, arm.Envelope.Position[0], 1e-9);
        Assert.Equal(-0.7, arm.Envelope.Position[1], 1e-9);
    }

    [Fact]
    public void Torque_begins_at_a_fifth_and_grows_to_the_whole_within_a_second()
    {
        arming.Begin(new Seconds(0));
        double begun = double.NaN;
        double last = 0;
        while (Tick())
        {
            if (servos.On[0])
            {
                begun = double.IsNaN(begun) ? now : begun;
                Assert.True(servos.Torques[0] >= last && servos.Torques[0] - last <= 0.2 + 1e-9, $"{last} to {servos.Torques[0]}");
                Assert.True(servos.Torques[0] <= 0.2 + (0.8 * (now - begun)) + 1e-9);
                last = servos.Torques[0];
            }
        }

        Assert.Equal([1, 1], servos.Torques);
        Assert.InRange(now - begun, 0.98, 1.04);
    }

    [Fact]
    public void Something_that_moves_is_not_switched_on()
    {
        arming.Begin(new Seconds(0));
        for (int n = 0; n < 5 && Tick(); n++)
        {
            servos.Positions[1] += Math.PI / 180 / 3.9;
        }

        Assert.Equal(ArmingFailure.PositionUnsteady, arming.Failure);
        Assert.Empty(servos.Deeds);
        Assert.Equal(InterlockState.Disarmed, arm.Interlock.State);
    }

    [Fact]
    public void Readings_that_differ_by_less_than_a_degree_give_their_mean()
    {
        arming.Begin(new Seconds(0));
        for (int n = 0; n < 5; n++)
        {
            Tick();
            servos.Positions[1] += Math.PI / 180 / 4.1;
        }

        Run(begin: false);
        Assert.Equal(ArmingProgress.Done, arming.Progress);
        Assert.Equal(-0.7 + (2 * Math.PI / 180 / 4.1), servos.Goals[1], 1e-12);
    }

    [Fact]
    public void A_silent_deaf_or_weak_servo_and_a_pose_outside_the_limits_are_refused()
    {
        Assert.Equal(ArmingFailure.PositionUnread, Fails(s => s.Silent = 1));
        Assert.Equal(ArmingFailure.GoalNotKept, Fails(s => s.Deaf = 0));
        Assert.Equal(ArmingFailure.TorqueRefused, Fails(s => s.Weak = 1));
        Assert.Equal(ArmingFailure.Refused, Fails(s => s.Positions[0] = 1.6));
    }

    /// <summary>Answers that come a few ticks late are waited for.</summary>
    [Fact]
    public void A_servo_that_answers_late_is_waited_for()
    {
        arming.Begin(new Seconds(0));
        servos.Silent = 0;
        for (int n = 0; n < FeedbackArming.MostSilentTicks; n++)
        {
            Assert.True(Tick());
        }

        servos.Silent = -1;
        Run(begin: false);
        Assert.Equal(ArmingProgress.Done, arming.Progress);
    }

    private static ArmingFailure Fails(Action<FakeFeedbackServos> spoil)
    {
        using FeedbackArmingTests other = new();
        spoil(other.servos);
        other.Run();
        Assert.Equal(ArmingProgress.Failed, other.arming.Progress);
        return other.arming.Failure;
    }

    private void Run(bool begin = true)
    {
        if (begin)
        {
            arming.Begin(new Seconds(0));
        }

        for (int n = 0; n < 1000 && Tick(); n++)
        {
        }
    }

    private bool Tick()
    {
        now += 0.02;
        arming.Advance(new Seconds(now), servos.Reading());
        return arming.Progress == ArmingProgress.Working;
    }
}
