using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Motion.Supervision;
using ArmController.Tests.Motion.Servo;
using Xunit;

namespace ArmController.Tests.Motion.Supervision;

public sealed class LeashTests
{
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.25)]
    [InlineData(0.7)]
    public void A_far_target_is_reached_exactly_at_no_more_than_the_share_of_the_speed(double share)
    {
        using FakeServoBus bus = new();
        using ServoArm arm = new(SmallArms.Of(2), bus, SmallArms.At50Hertz);
        arm.Open();
        arm.Arm(SmallArms.Pose(1.2, -1.2));
        Leash leash = new(arm.Description, SmallArms.At50Hertz, share);
        Proposal far = Proposal.Towards(SmallArms.Pose(-1.1, 1.3));
        double fastest = 0;
        int ticks = 0;
        while (Math.Abs(arm.Envelope.Position[0] + 1.1) + Math.Abs(arm.Envelope.Position[1] - 1.3) > 1e-9 && ticks++ < 10_000)
        {
            leash.Slow(far, arm.Envelope.Position, out Proposal slow);
            arm.Envelope.Admit(slow, out SafeCommand command);
            arm.Actuate(command);
            fastest = Math.Max(fastest, Math.Abs(command.Velocity[0]));
        }

        Assert.InRange(fastest, share * 3 * 0.95, (share * 3) + 1e-9);
        Assert.InRange(ticks * 0.02, 2.5 / (share * 3), (2.5 / (share * 3)) + 0.5);
    }

    [Fact]
    public void Speeds_are_cut_and_slow_ones_and_near_targets_pass_unchanged()
    {
        Leash leash = new(SmallArms.Of(3), SmallArms.At50Hertz, 0.1);
        leash.Slow(Proposal.AtVelocity(SmallArms.Speed(3, -0.2, double.NaN)), default, out Proposal slow);
        Assert.Equal(0.3, slow.Velocity[0], 1e-12);
        Assert.Equal((-0.2, double.NaN), (slow.Velocity[1], slow.Velocity[2]));
        leash.Slow(Proposal.Towards(SmallArms.Pose(0.401, 0.4, double.NaN)), SmallArms.Pose(0.4, 0.4, 0.4), out Proposal near);
        Assert.Equal(0.401, near.Target[0], 1e-15);
        Assert.True(double.IsNaN(near.Target[2]));
        leash.Slow(default, default, out Proposal none);
        Assert.Equal(ProposalKind.None, none.Kind);
    }
}
