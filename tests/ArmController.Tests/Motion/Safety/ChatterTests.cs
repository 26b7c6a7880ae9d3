using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Tests.Motion.Servo;
using Xunit;

namespace ArmController.Tests.Motion.Safety;

/// <summary>What wears servos without moving anything: counts that flicker and joints that turn round all the time.</summary>
public sealed class ChatterTests
{
    [Fact]
    public void A_count_stands_until_the_exact_one_is_six_tenths_away()
    {
        CountBounds line = CountBounds.From(new("joint", SmallArms.ServoLimits, SmallArms.ServoLine, 0), 4.8828125);
        long PositionOf(double count) => (long)((count - line.AtZero) / line.PerUnit);
        Assert.Equal(300, line.Of(PositionOf(300.4), 0, isRecovering: false));
        Assert.Equal(300, line.Of(PositionOf(300.59), 300, isRecovering: false));
        Assert.Equal(301, line.Of(PositionOf(300.61), 300, isRecovering: false));
        Assert.Equal(301, line.Of(PositionOf(300.41), 301, isRecovering: false));
        Assert.Equal(300, line.Of(PositionOf(300.39), 301, isRecovering: false));
    }

    [Fact]
    public void A_reference_that_trembles_between_two_counts_does_not_move_the_servo()
    {
        using FakeServoBus bus = new() { MicrosecondsPerCount = 4.8828125 };
        using ServoArm arm = new(SmallArms.Of(1) with { MaxReversalsPerSecond = 1000 }, bus, SmallArms.At50Hertz);
        arm.Open();

        // Half way between two counts: each tremble crosses the rounding edge.
        double edge = SmallArms.ServoLine.ToRadians(300.5 * 4.8828125);
        arm.Arm(SmallArms.Pose(edge));
        HashSet<int> seen = [];
        for (int i = 0; i < 100; i++)
        {
            arm.Envelope.Admit(Proposal.Towards(SmallArms.Pose(edge + (i % 2 == 0 ? 2e-4 : -2e-4))), out SafeCommand command);
            arm.Actuate(command);
            seen.Add(bus.Outputs[0]);
        }

        Assert.Single(seen);
    }

    [Fact]
    public void A_joint_turns_round_no_more_often_than_it_may_and_each_time_is_counted()
    {
        using FakeServoBus bus = new();
        using ServoArm arm = new(SmallArms.Of(1), bus, SmallArms.At50Hertz);
        arm.Open();
        arm.Arm(default);
        int turns = 0;
        int last = 0;
        bool held = false;
        for (int i = 0; i < 500; i++)
        {
            arm.Envelope.Admit(Proposal.AtVelocity(SmallArms.Speed(i % 2 == 0 ? 0.1 : -0.1)), out SafeCommand command);
            arm.Actuate(command);
            held |= (command.Trims[0] & Trims.Chatter) != 0;
            int direction = Math.Sign(arm.Envelope.LastStep[0]);
            turns += direction != 0 && last != 0 && direction != last ? 1 : 0;
            last = direction != 0 ? direction : last;
        }

        // Ten seconds at ten a second, and a second's worth that was saved up.
        Assert.InRange(turns, 90, 111);
        Assert.Equal(turns, arm.Envelope.Reversals);
        Assert.True(held);
    }

    [Fact]
    public void Moving_on_in_one_direction_is_never_held_back()
    {
        ReversalBudget budget = new(1, 0.02);
        for (int i = 0; i < 1000; i++)
        {
            Assert.False(budget.Forbids(5));
            budget.Spend(5);
            budget.Spend(0);
        }

        Assert.False(budget.Forbids(-5));
        budget.Spend(-5);
        Assert.True(budget.Forbids(5));
        Assert.Equal(1, budget.Count);
    }
}
