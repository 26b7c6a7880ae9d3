using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Motion.Supervision;
using Xunit;

namespace ArmController.Tests.Motion.Supervision;

public sealed class SupervisorTests : IDisposable
{
    private readonly SupervisorBench bench = new();

    public static TheoryData<Mode> Modes => [.. Enum.GetValues<Mode>()];

    public void Dispose() => bench.Dispose();

    [Fact]
    public void A_new_supervisor_boots_and_names_everything_that_is_missing()
    {
        bench.Tick();
        Assert.Equal((Mode.Disarmed, SafetyAction.Release), (bench.Mode, bench.Supervisor.Action));
        Assert.Equal("RtBudgetUnproven, PoseUnknown, BootGrace, ArmSwitch", bench.Supervisor.Blockers.ToString());
        bench.Ticks(200);
        Assert.Equal("RtBudgetUnproven, PoseUnknown", bench.Supervisor.Blockers.ToString());
        bench.Ticks(1000);
        Assert.Equal(ArmingBlockers.PoseUnknown, bench.Supervisor.Blockers);
        bench.Bus.LookAnswer = BusStatus.RegisterMismatch;
        bench.Tick();
        Assert.Equal(Mode.Faulted, bench.Mode);
        Assert.True(bench.Supervisor.Blockers.HasFlag(ArmingBlockers.BusMissing));
    }

    [Fact]
    public void It_passes_every_mode_on_the_way_to_following_the_agent_and_moves_nothing_before()
    {
        List<Mode> passed = [];
        void See()
        {
            if (passed.Count == 0 || passed[^1] != bench.Mode)
            {
                passed.Add(bench.Mode);
            }

            Assert.True(bench.Mode == Mode.Following || bench.Admitted.Kind == CommandKind.Release
                || bench.ServoArm.Envelope.Position == bench.Previous || bench.Mode == Mode.Arming);
        }

        bench.Wish = Proposal.AtVelocity(SmallArms.Speed(1, 1, 1));
        bench.Tick();
        See();
        bench.PressArm();
        See();
        while (bench.Mode == Mode.Arming)
        {
            bench.Tick();
            See();
        }

        bench.Ticks(10);
        See();
        Assert.Equal(0, bench.Asked);
        bench.Say(OperatorWord.Enable);
        See();
        bench.Tick();
        Assert.Equal([Mode.Disarmed, Mode.Arming, Mode.Holding, Mode.Following], passed);
        Assert.Equal(1, bench.Asked);
        Assert.True(bench.Admitted.Velocity[0] > 0);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void The_emergency_stop_silences_every_output_in_its_own_tick(Mode mode)
    {
        bench.Bring(mode);
        bench.Panel = bench.Panel with { EStopClosed = false };
        bench.Tick();
        Assert.Equal((Mode.EStop, SafetyAction.Release), (bench.Mode, bench.Supervisor.Action));
        Assert.Equal(default, bench.Bus.Outputs);
        Assert.Equal(TripReason.EmergencyStop, bench.ServoArm.Interlock.Reason);

        // Closed again, it stays latched; a reset leads to disarmed, where nothing vouches for the pose any more.
        bench.Panel = bench.Panel with { EStopClosed = true, SelfTest = SelfTest.Passed };
        bench.Ticks(5);
        Assert.Equal(Mode.EStop, bench.Mode);
        bench.Say(OperatorWord.Reset);
        Assert.Equal(Mode.Disarmed, bench.Mode);
        Assert.Equal(InterlockState.Disarmed, bench.ServoArm.Interlock.State);
        bench.Tick();
        Assert.True(bench.Supervisor.Blockers.HasFlag(ArmingBlockers.PoseUnknown));
        Assert.Equal(default, bench.Bus.Outputs);
    }

    [Fact]
    public void A_button_that_another_thread_saw_first_is_an_emergency_stop_too()
    {
        bench.Bring(Mode.Following);
        bench.ServoArm.Interlock.Trip(TripReason.EmergencyStop);
        bench.Tick();
        Assert.Equal(Mode.EStop, bench.Mode);
        Assert.Equal(default, bench.Bus.Outputs);
        bench.Say(OperatorWord.Reset);
        Assert.Equal(Mode.Disarmed, bench.Mode);
    }

    [Theory]
    [MemberData(nameof(Modes))]
    public void Any_other_trip_is_a_fault_that_lets_go(Mode mode)
    {
        bench.Bring(mode);
        bench.ServoArm.Interlock.Trip(TripReason.BusFailed);
        bench.Tick();
        Assert.Equal(mode == Mode.EStop ? Mode.EStop : Mode.Faulted, bench.Mode);
        Assert.Equal(default, bench.Bus.Outputs);
    }

    [Fact]
    public void Without_somebody_who_vouches_for_the_pose_nothing_is_armed()
    {
        bench.Ticks(1100);
        bench.Panel = bench.Panel with { ArmSwitch = true };
        bench.Tick();
        Assert.Equal(Mode.Disarmed, bench.Mode);
        bench.Panel = bench.Panel with { ArmSwitch = false };
        bench.Tick();
        bench.Supervisor.Vouch(parked: true);
        bench.Panel = bench.Panel with { ArmSwitch = true };
        bench.Tick();
        Assert.Equal(ArmingBlockers.None, bench.Supervisor.Blockers);
        Assert.Equal(Mode.Arming, bench.Mode);
    }

    [Fact]
    public void A_joint_sensor_that_sees_the_arm_elsewhere_outweighs_whoever_vouches_for_the_park_pose()
    {
        bench.Ticks(1100);
        bench.Supervisor.Vouch(parked: true);
        bench.PutBack(SmallArms.Pose(0, 0.149, 0));
        bench.Tick();
        Assert.Equal(ArmingBlockers.None, bench.Supervisor.Blockers);

        // Somebody moves it; put back, it must be looked at anew.
        bench.PutBack(SmallArms.Pose(0, 0.151, 0));
        bench.Tick();
        Assert.Equal(ArmingBlockers.PoseUnknown, bench.Supervisor.Blockers);
        bench.Press(confirmed: true);
        Assert.Equal((Mode.Disarmed, ArmingBlockers.PoseUnknown), (bench.Mode, bench.Supervisor.Blockers));
        Assert.False(bench.Supervisor.IsParked);
        bench.PutBack();
        bench.Ticks(2);
        Assert.Equal(ArmingBlockers.PoseUnknown, bench.Supervisor.Blockers);
        bench.Press(confirmed: true);
        Assert.Equal(Mode.Arming, bench.Mode);
    }

    [Theory]
    [InlineData(Mode.Holding)]
    [InlineData(Mode.Following)]
    [InlineData(Mode.Stopping)]
    [InlineData(Mode.Parking)]
    public void An_arm_that_was_let_go_past_the_modes_is_disarmed_and_says_so(Mode mode)
    {
        bench.Bring(mode);
        bench.ServoArm.Open();
        bench.Tick();
        Assert.Equal((Mode.Disarmed, SafetyAction.Release), (bench.Mode, bench.Supervisor.Action));
        Assert.True(bench.Supervisor.Reasons.HasFlag(Reasons.NotDriven));
        Assert.False(bench.Supervisor.IsParked);
        Assert.Equal(default, bench.Bus.Outputs);
    }

    [Fact]
    public void A_held_fault_whose_arm_was_let_go_past_the_modes_stays_latched_and_lets_go()
    {
        bench.Bring(Mode.Faulted);
        bench.ServoArm.Release();
        bench.Tick();
        Assert.Equal((Mode.Faulted, SafetyAction.Release), (bench.Mode, bench.Supervisor.Action));
        Assert.True(bench.Supervisor.Reasons.HasFlag(Reasons.NotDriven | Reasons.SensorStale));
        bench.Say(OperatorWord.Reset);
        Assert.Equal(Mode.Disarmed, bench.Mode);
    }

    [Fact]
    public void Breaking_off_the_arming_silences_every_output_and_forgets_the_pose()
    {
        bench.Bring(Mode.Arming);
        Assert.NotEqual(default, bench.Bus.Outputs);
        bench.Say(OperatorWord.Stop);
        Assert.Equal((Mode.Disarmed, Reasons.OperatorStop), (bench.Mode, bench.Supervisor.Reasons));
        Assert.Equal(default, bench.Bus.Outputs);
        Assert.False(bench.Supervisor.IsParked);
    }

    [Fact]
    public void Parking_is_slow_ends_exactly_in_the_park_pose_disarmed_and_vouches_for_it()
    {
        bench.Bring(Mode.Following);
        bench.Say(OperatorWord.Park);
        bench.Until(Mode.Parking, 30);
        double fastest = 0;
        Joints<Radian> last = default;
        while (bench.Mode == Mode.Parking)
        {
            last = bench.ServoArm.Envelope.Position;
            bench.Tick();
            fastest = Math.Max(fastest, bench.Admitted.Kind == CommandKind.Move ? Math.Abs(bench.Admitted.Velocity[0]) : 0);
        }

        Assert.Equal((Mode.Disarmed, SafetyAction.Release), (bench.Mode, bench.Supervisor.Action));
        Assert.Equal(default, bench.Bus.Outputs);
        Assert.InRange(fastest, 0.2, 0.3 + 1e-9);
        Assert.InRange(Math.Abs(last[0] - SupervisorBench.Park[0]), 0, 0.001);
        Assert.True(bench.Supervisor.IsParked);
        bench.Tick();
        Assert.False(bench.Supervisor.Blockers.HasFlag(ArmingBlockers.PoseUnknown));
    }

    [Fact]
    public void Letting_go_away_from_the_park_pose_needs_somebody_to_look_again()
    {
        bench.Bring(Mode.Following);
        bench.Say(OperatorWord.LetGo);
        Assert.Equal(Mode.Disarmed, bench.Mode);
        Assert.Equal(default, bench.Bus.Outputs);
        Assert.False(bench.Supervisor.IsParked);
    }

    [Fact]
    public void Whoever_is_stopped_is_not_asked_and_not_followed_until_enabled_anew()
    {
        bench.Bring(Mode.Following);
        int asked = bench.Asked;
        bench.Say(OperatorWord.Stop);
        bench.Until(Mode.Holding, 30);
        bench.Ticks(100);
        Assert.Equal(asked, bench.Asked);
        Assert.Equal(Mode.Holding, bench.Mode);
        bench.Say(OperatorWord.Enable);
        Assert.Equal((Mode.Following, asked), (bench.Mode, bench.Asked));
        bench.Tick();
        Assert.Equal(asked + 1, bench.Asked);
    }

    [Fact]
    public void It_is_saved_and_loaded_whole()
    {
        bench.Bring(Mode.Following);
        byte[] image = SavedState.Of(bench.Supervisor.Save);
        using SupervisorBench other = new();
        Assert.True(SavedState.Load(image, other.Supervisor.Load));
        Assert.Equal(Mode.Following, other.Mode);
        Assert.Equal(image, SavedState.Of(other.Supervisor.Save));
        Assert.False(SavedState.Load(image.AsSpan(0, image.Length - 1), other.Supervisor.Load));
        Assert.Equal((Mode.Boot, SafetyAction.Release), (other.Mode, other.Supervisor.Action));
    }

    [Fact]
    public void Bounds_that_watch_nothing_are_refused()
    {
        SupervisionSettings sound = SupervisorBench.Settings;
        foreach (SupervisionSettings none in new[]
        {
            sound with { TrackingRadians = 0 },
            sound with { NoiseRadians = double.NaN },
            sound with { CommandTicks = 0 },
            sound with { FrozenSeconds = double.PositiveInfinity },
        })
        {
            Assert.Throws<ArgumentException>(() => new SupervisorBench(none));
        }
    }
}
