using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Supervision;
using Xunit;

namespace ArmController.Tests.Motion.Supervision;

public sealed class CommandGateTests
{
    private static readonly Joints<Radian> Reference = SmallArms.Pose(0.5, -0.5);

    private static readonly CommandBounds Bounds = new(SmallArms.Of(2));

    private CommandGate gate;
    private long tick;

    [Fact]
    public void It_is_closed_until_something_usable_was_said()
    {
        Assert.False(gate.IsOpen);
        Hear(default);
        Assert.False(gate.IsOpen);
        Hear(Proposal.AtVelocity(SmallArms.Speed(0.1, 0.2)));
        Assert.True(gate.IsOpen);
        gate.Begin();
        Assert.False(gate.IsOpen);
    }

    [Theory]
    [InlineData(0.0999, true)]
    [InlineData(-0.0999, true)]
    [InlineData(0.1001, false)]
    [InlineData(-0.1001, false)]
    public void The_first_place_must_be_near_the_reference(double away, bool opens)
    {
        Hear(Proposal.Towards(SmallArms.Pose(0.5, -0.5 + away)));
        Assert.Equal(opens, gate.IsOpen);
        Assert.Equal(!opens, gate.Waits);
    }

    [Fact]
    public void After_a_near_one_any_place_may_follow_until_the_next_beginning()
    {
        Proposal far = Proposal.Towards(SmallArms.Pose(-1, 1));
        Hear(far);
        Assert.False(gate.IsOpen);
        Hear(Proposal.Towards(Reference));
        Hear(far);
        Assert.True(gate.IsOpen);
        gate.Begin();
        Hear(far);
        Assert.False(gate.IsOpen);
    }

    [Fact]
    public void A_speed_is_meant_from_wherever_the_arm_is()
    {
        Hear(Proposal.AtVelocity(SmallArms.Speed(3, -3)));
        Assert.True(gate.IsOpen);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void One_number_that_is_none_makes_the_whole_command_none(double rubbish)
    {
        Hear(Proposal.AtVelocity(SmallArms.Speed(0.1, 0.1)));
        Hear(Proposal.AtVelocity(SmallArms.Speed(0.1, rubbish)));
        Assert.False(gate.IsOpen);
        Hear(Proposal.Towards(SmallArms.Pose(rubbish, -0.5)));
        Assert.False(gate.IsOpen);
        Hear(Proposal.AtVelocity(SmallArms.Speed(0.1, 0.1, rubbish)));
        Assert.False(gate.IsOpen);
    }

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(29.9, -29.9, true)]
    [InlineData(57, 1, false)]
    [InlineData(1, -57, false)]
    public void Speeds_in_another_unit_are_no_command(double first, double second, bool opens)
    {
        Hear(Proposal.AtVelocity(SmallArms.Speed(first, second)));
        Assert.Equal(opens, gate.IsOpen);
    }

    [Fact]
    public void Places_in_another_unit_are_no_command()
    {
        Hear(Proposal.Towards(Reference));
        Hear(Proposal.Towards(SmallArms.Pose(4, -4)));
        Assert.True(gate.IsOpen);
        Hear(Proposal.Towards(SmallArms.Pose(0.5 * 57.3, -0.5)));
        Assert.False(gate.IsOpen);
    }

    [Fact]
    public void A_command_for_a_joint_that_the_arm_does_not_have_is_none()
    {
        Hear(Proposal.AtVelocity(SmallArms.Speed(0.1, 0.1, 0.1)));
        Assert.False(gate.IsOpen);
        Hear(Proposal.Towards(SmallArms.Pose(0.5, -0.5, 0.1)));
        Assert.False(gate.IsOpen);
        Hear(Proposal.AtVelocity(SmallArms.Speed(0.1, 0.1)));
        Assert.True(gate.IsOpen);
    }

    private void Hear(in Proposal proposal) => gate.Hear(proposal, Reference, nearRadians: 0.1, Bounds, ++tick, minuteTicks: 3000);
}
