using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Supervision;
using ArmController.Motion.Supervision.Watches;
using Xunit;

namespace ArmController.Tests.Motion.Supervision;

/// <summary>What is sensed, timed and commanded wrongly, on a moving arm: where it leads and how soon.</summary>
public sealed class SupervisedFaultTests : IDisposable
{
    private readonly SupervisorBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public void A_silent_sensor_stops_the_arm_after_five_ticks_and_holds_it_faulted()
    {
        bench.Bring(Mode.Following);
        bench.Silent = true;
        Assert.Equal(5, bench.Until(Mode.Stopping, 10));
        EndsHeld(Reasons.SensorStale, 20);
    }

    [Fact]
    public void A_frozen_sensor_stops_the_arm_after_two_seconds_of_motion()
    {
        // So slow that the tracking error says nothing before.
        bench.Bring(Mode.Following);
        bench.Wish = Proposal.AtVelocity(SmallArms.Speed(0.05, 0, 0));
        bench.Ticks(50);
        bench.Frozen = true;
        Assert.InRange(bench.Until(Mode.Stopping, 150), 100, 102);
        EndsHeld(Reasons.SensorFrozen, 10);
    }

    [Fact]
    public void A_jump_of_the_sensor_stops_the_arm_in_its_own_tick()
    {
        bench.Bring(Mode.Following);
        bench.Offset = SmallArms.Pose(0, 0.4, 0);
        Assert.Equal(1, bench.Until(Mode.Stopping, 5));
        EndsHeld(Reasons.SensorJump, 20);
    }

    [Fact]
    public void A_sensor_that_wraps_is_a_fault_in_its_own_tick_and_the_reference_does_not_follow_it()
    {
        bench.Bring(Mode.Following);
        bench.Offset = SmallArms.Pose(2 * Math.PI, 0, 0);
        bench.Tick();
        Assert.Equal(Mode.Faulted, bench.Mode);
        Assert.InRange(Math.Abs(bench.Admitted.Position[0] - bench.Previous[0]), 0, 0.06);
        EndsHeld(Reasons.AngleWrapped, 0);
    }

    [Fact]
    public void A_joint_that_does_not_follow_stops_the_arm_within_its_bound()
    {
        bench.Bring(Mode.Following);
        bench.Stuck = true;

        // 1 rad/s: the error passes 0.15 + 0.15 rad after 0.3 s, and 0.15 s later it is lost.
        Assert.InRange(bench.Until(Mode.Stopping, 40), 22, 26);
        EndsHeld(Reasons.TrackingError, 20);
    }

    [Fact]
    public void A_stuck_servo_is_found_by_a_move_from_rest_that_is_too_small_for_the_tracking_error()
    {
        bench.Bring(Mode.Following);
        bench.Wish = Proposal.AtVelocity(default);
        bench.Ticks(30);
        bench.Stuck = true;
        bench.Wish = Proposal.Towards(bench.ServoArm.Envelope.Position + SmallArms.Pose(0.12, 0, 0));
        Assert.InRange(bench.Until(Mode.Stopping, 60), 33, 48);
        EndsHeld(Reasons.Stalled, 10);
    }

    [Fact]
    public void A_low_supply_stops_the_arm_and_bars_it_until_it_is_back()
    {
        bench.Bring(Mode.Following);
        bench.Volts = 4.9;
        Assert.Equal(10, bench.Until(Mode.Stopping, 15));
        bench.Until(Mode.Holding, 20);
        bench.Say(OperatorWord.Enable);
        Assert.Equal(Mode.Holding, bench.Mode);
        Assert.True(bench.Supervisor.Blockers.HasFlag(ArmingBlockers.SupplyLow));
        bench.Volts = 6;
        bench.Tick();
        bench.Say(OperatorWord.Enable);
        Assert.Equal(Mode.Following, bench.Mode);
    }

    [Fact]
    public void Too_much_current_lets_go_within_a_fifth_of_a_second()
    {
        bench.Bring(Mode.Following);
        bench.Amperes = 3.1;
        Assert.Equal(10, bench.Until(Mode.Faulted, 15));
        Assert.Equal(default, bench.Bus.Outputs);
        Assert.Equal(TripReason.Overload, bench.ServoArm.Interlock.Reason);
    }

    [Fact]
    public void A_warm_servo_slows_the_arm_a_hot_one_parks_it_and_it_rests_before_it_is_armed_again()
    {
        using SupervisorBench hot = new(SupervisorBench.Settings with
        {
            Heat = new HeatSettings { TimeConstantSeconds = 20, AssumedLoadShare = 0.97, MotionShare = 0 },
        });
        hot.Bring(Mode.Following);
        bool forth = true;
        int slow = 0;
        while (hot.Mode == Mode.Following)
        {
            forth = hot.ServoArm.Envelope.Position[0] <= 1 && (hot.ServoArm.Envelope.Position[0] < -1 || forth);
            hot.Wish = Proposal.AtVelocity(SmallArms.Speed(forth ? 2 : -2, 0, 0));
            hot.Tick();
            slow += hot.Supervisor.Action == SafetyAction.Slow ? 1 : 0;
            double speed = Math.Abs(hot.Admitted.Velocity[0]);
            Assert.True(slow < 20 || speed <= 0.75 + 1e-9, $"{speed} rad/s after {slow} slow ticks");
            Assert.True(hot.Now < 500);
        }

        Assert.True(slow > 50);
        Assert.Equal((Mode.Stopping, SafetyAction.StopThenPark), (hot.Mode, hot.Supervisor.Action));
        hot.Until(Mode.Parking, 30);
        hot.Until(Mode.Disarmed, 1500);
        hot.Tick();
        Assert.Equal(ArmingBlockers.OverTemp, hot.Supervisor.Blockers & ~ArmingBlockers.ArmSwitch);
        hot.Ticks(50 * 20);
        Assert.False(hot.Supervisor.Blockers.HasFlag(ArmingBlockers.OverTemp));
    }

    [Fact]
    public void Rubbish_brakes_at_once_and_five_ticks_of_it_stop_the_arm()
    {
        bench.Bring(Mode.Following);
        double speed = bench.Admitted.Velocity[0];
        bench.Wish = Proposal.AtVelocity(SmallArms.Speed(double.NaN, 0, 0));
        bench.Tick();
        Assert.False(bench.Supervisor.Follows);
        Assert.True(bench.Admitted.Velocity[0] < speed && bench.Admitted.Velocity[2] < 0.5);
        Assert.InRange(bench.Until(Mode.Stopping, 10), 3, 5);
        bench.Until(Mode.Holding, 20);
    }

    [Fact]
    public void Fifty_rubbish_commands_in_a_minute_are_a_fault_though_never_two_in_a_row()
    {
        bench.Bring(Mode.Following);
        Proposal good = Proposal.AtVelocity(default);
        Proposal bad = Proposal.Towards(SmallArms.Pose(double.PositiveInfinity, 0, 0));
        int told = 0;
        while (bench.Mode == Mode.Following && told < 100)
        {
            bench.Wish = bad;
            bench.Tick();
            told++;
            bench.Wish = good;
            bench.Tick();
        }

        Assert.Equal(50, told);
        EndsHeld(Reasons.CommandFlood, 0);
    }

    [Fact]
    public void An_agent_that_says_nothing_is_stale_after_three_ticks()
    {
        bench.Bring(Mode.Following);
        bench.Wish = default;
        Assert.Equal(5, bench.Until(Mode.Stopping, 10));
        Assert.True(bench.Supervisor.Reasons.HasFlag(Reasons.CommandStale));
        bench.Until(Mode.Holding, 20);
        bench.Ticks(50);
        Assert.Equal(Mode.Holding, bench.Mode);
    }

    [Fact]
    public void A_late_tick_brakes_without_asking_and_the_next_goes_on()
    {
        bench.Bring(Mode.Following);
        int asked = bench.Asked;
        double speed = bench.Admitted.Velocity[0];
        bench.Tick(periods: 1.6);
        Assert.Equal((Mode.Following, SafetyAction.Hold, asked), (bench.Mode, bench.Supervisor.Action, bench.Asked));
        Assert.InRange(bench.Admitted.Velocity[0], speed - 0.301, speed - 0.299);
        bench.Tick();
        Assert.Equal(asked + 1, bench.Asked);
    }

    [Theory]
    [InlineData(1.6, 3, Mode.Stopping)]
    [InlineData(4.1, 1, Mode.Stopping)]
    [InlineData(10.5, 1, Mode.Faulted)]
    [InlineData(250, 1, Mode.Faulted)]
    [InlineData(-1, 1, Mode.Faulted)]
    [InlineData(double.NaN, 1, Mode.Faulted)]
    public void Late_ticks_stop_the_arm_and_never_step_twice(double periods, int ticks, Mode mode)
    {
        bench.Bring(Mode.Following);
        Joints<Radian> before = bench.ServoArm.Envelope.Position;
        double step = bench.Admitted.Velocity[0] * 0.02;
        for (int n = 0; n < ticks; n++)
        {
            Assert.Equal(Mode.Following, bench.Mode);
            bench.Tick(periods);
        }

        Assert.Equal(mode, bench.Mode);
        Assert.InRange(bench.ServoArm.Envelope.Position[0] - before[0], 0, ticks * step);
    }

    [Fact]
    public void A_pose_that_is_too_heavy_is_left_for_the_park_pose()
    {
        ArmController.Motion.Arm.StaticTorque gravity = new(
            new([new(default, ArmController.Numerics.Matrix3d.Identity, new(0, -1, 0))], new(0.1, 0, 0), ArmController.Numerics.Matrix3d.Identity),
            [new(1, new(0.1, 0, 0))],
            payloadKilograms: 0.5);
        using SupervisorBench heavy = new(SupervisorBench.Settings with { Load = new(gravity, Joints<NewtonMetre>.From([1.5]), HighestShare: 0.95) });

        // 1.47 N m cos(q): more than 0.95 of 1.5 within 0.25 rad of level. The way leads from -0.5 up there.
        heavy.Bring(Mode.Holding);
        heavy.Say(OperatorWord.Enable);
        heavy.Wish = Proposal.AtVelocity(SmallArms.Speed(0.2, 0, 0));
        heavy.Until(Mode.Stopping, 200);
        Assert.InRange(heavy.ServoArm.Envelope.Position[0], -0.26, -0.22);
        heavy.Until(Mode.Disarmed, 400);
        Assert.True(heavy.Supervisor.IsParked);
    }

    [Fact]
    public void A_joint_without_a_rating_goes_on_being_watched_for_heat()
    {
        ArmController.Motion.Arm.StaticTorque gravity = new(
            new([new(default, ArmController.Numerics.Matrix3d.Identity, new(0, -1, 0))], new(0.1, 0, 0), ArmController.Numerics.Matrix3d.Identity),
            [new(1, new(0.1, 0, 0))],
            payloadKilograms: 0.5);
        using SupervisorBench unrated = new(SupervisorBench.Settings with { Load = new(gravity, default, HighestShare: 0.95) });
        unrated.Bring(Mode.Arming);
        unrated.Ticks(5);
        Assert.InRange(unrated.Supervisor.Warmest, 1e-4, 1);
    }

    // A latched fault holds: the outputs are on, nothing moves, and only a reset leads out, to disarmed.
    private void EndsHeld(Reasons reason, int withinTicks)
    {
        if (bench.Mode != Mode.Faulted)
        {
            bench.Until(Mode.Faulted, withinTicks);
        }

        Assert.True(bench.Supervisor.Reasons.HasFlag(reason), $"{bench.Supervisor.Reasons}");
        bench.Ticks(20);
        Assert.NotEqual(default, bench.Bus.Outputs);
        Assert.Equal(bench.Previous, bench.Admitted.Position);
        bench.Say(OperatorWord.Enable);
        bench.Panel = bench.Panel with { ArmSwitch = true };
        bench.Ticks(2);
        Assert.Equal(Mode.Faulted, bench.Mode);
        bench.Panel = bench.Panel with { ArmSwitch = false };
        (bench.Silent, bench.Frozen, bench.Stuck, bench.Offset) = (false, false, false, default);
        bench.Ticks(60);
        bench.Say(OperatorWord.Reset);
        Assert.Equal(Mode.Disarmed, bench.Mode);
        Assert.Equal(default, bench.Bus.Outputs);
    }
}
