using ArmController.Control.Ticking;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Motion.Supervision;
using ArmController.Tests.Motion;
using Xunit;

namespace ArmController.Tests.Control.Ticking;

public sealed class ControlLoopTests : IDisposable
{
    private readonly LoopWitness witness = new();

    public void Dispose() => witness.Dispose();

    [Fact]
    public void A_tick_senses_decides_acts_and_records_in_this_order()
    {
        using ServoArm arm = witness.Arm(1);
        ControlLoop loop = witness.Loop(arm, 2);
        witness.Measured = SmallArms.Pose(0.3);
        Assert.True(loop.DecidesNext);
        witness.Step(loop);
        Assert.False(loop.DecidesNext);
        witness.Step(loop);
        string[] with = ["look", "read angles", "decide", "write", "record"];
        Assert.Equal([.. with, .. with.Where(deed => deed != "decide")], witness.Deeds);
        Assert.Equal(0.3, witness.Decisions[0].State.Angles[0]);
        Assert.Equal(2, loop.Ticks);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void The_agent_decides_every_so_many_ticks_and_its_proposal_stands_in_between(int decisionTicks)
    {
        using ServoArm arm = witness.Arm(1);
        ControlLoop loop = witness.Loop(arm, decisionTicks);
        for (int n = 0; n < 20; n++)
        {
            witness.Wish = Proposal.AtVelocity(SmallArms.Speed(0.01 * (n + 1)));
            witness.Step(loop);
            TickRecord record = witness.Records[n];
            Assert.Equal(n, record.Tick);
            Assert.Equal(n % decisionTicks == 0, record.Decided);
            Assert.Equal(0.01 * ((n / decisionTicks * decisionTicks) + 1), record.Requested.Velocity[0]);
            Assert.Equal(n + 1, record.Admitted.Tick);
            Assert.Equal(BusStatus.Ok, record.Sent);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void An_agent_that_decides_less_often_than_a_command_may_be_old_is_refused(int decisionTicks)
    {
        // The witness's commands may be 100 ticks old.
        using ServoArm arm = witness.Arm(1);
        Assert.Equal(100, witness.Supervisor.CommandTicks);
        witness.Loop(arm, 100);
        Assert.Throws<ArgumentOutOfRangeException>(() => witness.Loop(arm, decisionTicks));
    }

    [Fact]
    public void A_decision_that_falls_on_a_late_tick_is_made_on_the_next_one()
    {
        const int DecisionTicks = 5;
        witness.Wish = Proposal.AtVelocity(SmallArms.Speed(0.01));
        using ServoArm arm = witness.Arm(1);
        ControlLoop loop = witness.Loop(arm, DecisionTicks);
        for (int n = 0; n < 4 * DecisionTicks; n++)
        {
            bool late = n == 2 * DecisionTicks;
            witness.StepLate(loop, late ? 3 : 1);
            bool due = n % DecisionTicks == 0;
            Assert.Equal((due && !late) || n == (2 * DecisionTicks) + 1, witness.Records[n].Decided);
        }

        Assert.Equal(Mode.Following, witness.Supervisor.Mode);

        // What was executed around it is nothing to learn from.
        Assert.True(witness.Decisions[2].Executed.Interrupted);
        Assert.False(witness.Decisions[3].Executed.Interrupted);
    }

    [Fact]
    public void A_tick_that_throws_trips_and_lets_go_before_anyone_hears_of_it()
    {
        using ServoArm arm = witness.Arm(1);
        ControlLoop loop = witness.Loop(arm, 1);
        witness.Step(loop);
        witness.Throws = true;
        Assert.Throws<InvalidOperationException>(() => witness.Step(loop));
        Assert.Equal(InterlockState.Tripped, arm.Interlock.State);
        Assert.Equal(TripReason.Unexpected, arm.Interlock.Reason);
        Assert.Equal("release", witness.Deeds[^1]);
    }

    [Fact]
    public void A_decision_after_being_let_go_is_told_so_once()
    {
        using ServoArm arm = witness.Arm(1);
        ControlLoop loop = witness.Loop(arm, 2);
        witness.Wish = Proposal.AtVelocity(default);
        witness.Step(loop);
        witness.Step(loop);
        arm.Interlock.Trip(TripReason.Operator);
        witness.Step(loop);
        witness.Step(loop);
        witness.Step(loop);
        witness.Rearm();
        witness.Step(loop);
        witness.Step(loop);
        witness.Step(loop);
        witness.Step(loop);
        Assert.Equal([false, true, false], witness.Decisions.Select(decision => decision.Executed.Interrupted));
    }

    [Fact]
    public void Executed_is_what_was_admitted_and_not_what_was_asked_for()
    {
        // 15 rad/s^2 at 50 Hz: from rest a tick reaches 0.3 rad/s, whatever is asked for, so 6 + 12 mrad in the first two.
        using ServoArm arm = witness.Arm(1);
        ControlLoop loop = witness.Loop(arm, 2);
        witness.Wish = Proposal.AtVelocity(SmallArms.Speed(2.5));
        for (int n = 0; n < 5; n++)
        {
            witness.Step(loop);
        }

        Assert.Equal(default, witness.Decisions[0].Executed.Displacement);
        Assert.Equal(0.018, witness.Decisions[1].Executed.Displacement[0], 1e-9);
        Assert.Equal(0.042, witness.Decisions[2].Executed.Displacement[0], 1e-9);
        Assert.Equal(witness.Records[3].Admitted.Position - witness.Records[1].Admitted.Position, witness.Decisions[2].Executed.Displacement);
    }

    [Fact]
    public void Held_at_a_limit_is_told_once_per_decision_and_then_forgotten()
    {
        using ServoArm arm = witness.Arm(1);
        ControlLoop loop = witness.Loop(arm, 2);
        for (int n = 0; n < 100; n++)
        {
            // Up to the limit and against it, then away from it.
            witness.Wish = Proposal.AtVelocity(SmallArms.Speed(n < 80 ? 2 : -2));
            witness.Step(loop);
        }

        bool[] held = [.. witness.Records.Select(record => (record.Admitted.Trims.Union & Trims.Position) != 0)];
        for (int decision = 1; decision < witness.Decisions.Count; decision++)
        {
            Assert.Equal(held[(2 * decision) - 2] || held[(2 * decision) - 1], witness.Decisions[decision].Executed.HeldAtLimit);
        }

        Assert.Contains(witness.Decisions, d => d.Executed.HeldAtLimit);
        Assert.False(witness.Decisions[^1].Executed.HeldAtLimit);
        Assert.True(witness.Decisions[40].Executed.HeldAtLimit);
        Assert.Equal(0, witness.Decisions[40].Executed.Displacement[0], 1e-9);
    }

    [Fact]
    public void A_failing_bus_leaves_the_reference_where_it_was()
    {
        using ServoArm arm = witness.Arm(1);
        ControlLoop loop = witness.Loop(arm, 1);
        witness.Wish = Proposal.AtVelocity(SmallArms.Speed(0.2));
        for (int n = 0; n < 10; n++)
        {
            witness.Step(loop);
        }

        Joints<Radian> before = arm.Envelope.Position;
        witness.WriteAnswer = BusStatus.Nack;
        witness.Step(loop);
        Assert.Equal(BusStatus.Nack, witness.Records[^1].Sent);
        Assert.Equal(before, arm.Envelope.Position);
        witness.Step(loop);
        Assert.Equal(before, witness.Decisions[^1].State.Reference);
        Assert.Equal(default, witness.Decisions[^1].Executed.Displacement);
    }

    [Fact]
    public void A_released_arm_asks_nobody_executes_nothing_and_goes_on_being_recorded()
    {
        using ServoArm arm = witness.Arm(1);
        ControlLoop loop = witness.Loop(arm, 1);
        witness.Wish = Proposal.AtVelocity(SmallArms.Speed(0.2));
        witness.Step(loop);
        arm.Interlock.Trip(TripReason.Unexpected);
        witness.Step(loop);
        witness.Step(loop);
        Assert.Equal(CommandKind.Release, witness.Records[^1].Admitted.Kind);
        Assert.Equal((Mode.Faulted, Reasons.InterlockTripped), (witness.Records[^1].Mode, witness.Records[^1].Reasons));
        Assert.Equal(ProposalKind.None, witness.Records[^1].Requested.Kind);
        Assert.Equal(3, witness.Records.Count);
        Assert.Single(witness.Decisions);
    }

    [Fact]
    public void A_loop_put_at_rest_begins_anew()
    {
        using ServoArm arm = witness.Arm(1);
        ControlLoop loop = witness.Loop(arm, 2);
        witness.Wish = Proposal.AtVelocity(SmallArms.Speed(0.2));
        for (int n = 0; n < 3; n++)
        {
            witness.Step(loop);
        }

        witness.Rearm();
        loop.RestAt(default);
        witness.Step(loop);
        Assert.True(witness.Records[^1].Decided);
        Assert.Equal(0, witness.Records[^1].Tick);
        Assert.Equal(default, witness.Decisions[^1].Executed.Displacement);
        Assert.Equal(0, witness.Decisions[^1].State.Reference[0]);
        Assert.Equal(0, witness.Decisions[^1].State.Residual[0], 1e-9);
    }

    [Fact]
    public void A_saved_loop_keeps_the_standing_proposal_and_the_place_of_the_last_decision()
    {
        using ServoArm arm = witness.Arm(1);
        ControlLoop loop = witness.Loop(arm, 3);
        witness.Wish = Proposal.AtVelocity(SmallArms.Speed(0.2));
        witness.Step(loop);
        witness.Step(loop);
        byte[] image = SavedState.Of(loop.Save);
        witness.Wish = default;
        ControlLoop loaded = witness.Loop(arm, 3);
        Assert.True(SavedState.Load(image, loaded.Load));
        Assert.Equal(image, SavedState.Of(loaded.Save));
        witness.Step(loaded);
        Assert.False(witness.Records[^1].Decided);
        Assert.Equal(0.2, witness.Records[^1].Requested.Velocity[0]);
        witness.Step(loaded);
        Assert.Equal(3 * 0.004, witness.Decisions[^1].Executed.Displacement[0], 1e-9);
        Assert.False(SavedState.Load(image.AsSpan(0, image.Length - 1), loaded.Load));
    }
}
