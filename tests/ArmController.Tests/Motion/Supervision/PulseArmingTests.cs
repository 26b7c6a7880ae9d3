using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Motion.Supervision;
using ArmController.Tests.Motion.Servo;
using Xunit;

namespace ArmController.Tests.Motion.Supervision;

public sealed class PulseArmingTests : IDisposable
{
    private static readonly Joints<Radian> Park = SmallArms.Pose(0.1, -0.2, 0.3);

    private readonly FakeServoBus bus = new();
    private readonly ServoArm arm;
    private readonly PulseArming arming;

    public PulseArmingTests()
    {
        arm = new ServoArm(SmallArms.Of(3), bus, SmallArms.At50Hertz);
        arm.Open();
        arming = new PulseArming(arm, Park);
    }

    public void Dispose() => arm.Dispose();

    [Fact]
    public void Joints_come_on_one_by_one_300_ms_apart_from_the_tip_to_the_base_at_the_park_pose()
    {
        int[] expected = [.. Enumerable.Range(0, 3).Select(lane => (int)Math.Round(SmallArms.ServoLine.ToCounts(Park[lane])))];
        double[] first = [double.NaN, double.NaN, double.NaN];
        arming.Begin(new Seconds(10));
        double done = 0;
        for (int tick = 0; arming.Progress == ArmingProgress.Working; tick++)
        {
            double now = 10 + (0.02 * tick);
            arming.Advance(new Seconds(now), default);
            Tick(default);
            for (int lane = 0; lane < 3; lane++)
            {
                Assert.True(bus.Outputs[lane] == 0 || bus.Outputs[lane] == expected[lane], $"lane {lane}: {bus.Outputs[lane]}");
                first[lane] = double.IsNaN(first[lane]) && bus.Outputs[lane] != 0 ? now : first[lane];
            }

            done = now;
        }

        Assert.Equal(ArmingProgress.Done, arming.Progress);
        Assert.Equal(10, first[2], 1e-9);
        Assert.InRange(first[1] - first[2], 0.3, 0.32);
        Assert.InRange(first[0] - first[1], 0.28, 0.32);
        Assert.InRange(done - 10, 0.9, 0.921);
    }

    [Fact]
    public void A_late_tick_switches_on_one_joint_and_not_all()
    {
        arming.Begin(new Seconds(0));
        arming.Advance(new Seconds(5), default);
        Tick(default);
        Assert.Equal((0, 0), (bus.Outputs[0], bus.Outputs[1]));
        Assert.NotEqual(0, bus.Outputs[2]);
    }

    [Fact]
    public void Nothing_moves_before_every_joint_is_on()
    {
        arming.Begin(new Seconds(0));
        arming.Advance(new Seconds(0), default);
        Assert.Equal(BusStatus.Ok, Tick(default));

        // A bug elsewhere: somebody proposes motion meanwhile. The joints that are off would leap later.
        Assert.Equal(BusStatus.NotArmed, Tick(Proposal.AtVelocity(SmallArms.Speed(0.1))));
        Assert.Equal(TripReason.Unexpected, arm.Interlock.Reason);
        Assert.Equal(default, bus.Outputs);
    }

    [Fact]
    public void It_can_be_broken_off_at_any_moment_and_begun_anew()
    {
        for (int ticks = 0; ticks < 50; ticks++)
        {
            arming.Begin(new Seconds(0));
            for (int n = 0; n < ticks; n++)
            {
                arming.Advance(new Seconds(0.02 * n), default);
                Tick(default);
            }

            arming.Abort();
            arm.Release();
            Assert.Equal(ArmingProgress.Idle, arming.Progress);
            Assert.Equal(default, bus.Outputs);
            arming.Advance(new Seconds(100), default);
            Tick(default);
            Assert.Equal(default, bus.Outputs);
        }
    }

    [Fact]
    public void A_pose_outside_the_limits_or_a_closed_bus_is_refused()
    {
        PulseArming outside = new(arm, SmallArms.Pose(2, 0, 0));
        outside.Begin(new Seconds(0));
        Assert.Equal((ArmingProgress.Failed, ArmingFailure.Refused), (outside.Progress, outside.Failure));
        using ServoArm closed = new(SmallArms.Of(3), new FakeServoBus(), SmallArms.At50Hertz);
        PulseArming unopened = new(closed, Park);
        unopened.Begin(new Seconds(0));
        Assert.Equal(ArmingFailure.Refused, unopened.Failure);
    }

    private BusStatus Tick(in Proposal proposal)
    {
        arm.Envelope.Admit(proposal, out SafeCommand command);
        return arm.Actuate(command);
    }
}
