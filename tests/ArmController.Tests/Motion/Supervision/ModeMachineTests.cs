using ArmController.Motion.Quantities;
using ArmController.Motion.Supervision;
using Xunit;

namespace ArmController.Tests.Motion.Supervision;

public sealed class ModeMachineTests
{
    [Fact]
    public void Every_event_in_every_situation_does_what_the_table_says()
    {
        List<string> differences = [];
        int cells = 0;
        foreach ((string name, string situation, Mode mode, SafetyAction action) in ModeTable.Cells())
        {
            (ModeState state, ModeInputs inputs) = ModeTable.At(situation);
            double now = ModeTable.Happen(name, ref state, ref inputs);
            ModeMachine.Step(state, inputs, new Seconds(now), out ModeAnswer answer);
            cells++;
            if (answer.State.Mode != mode || answer.Action != action)
            {
                differences.Add($"{situation}, {name}: {answer.State.Mode}/{answer.Action}, the table says {mode}/{action}");
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.True(cells >= 55 * ModeTable.Situations.Length, $"{cells} cells");
    }

    [Fact]
    public void The_table_speaks_of_every_mode_finding_and_word()
    {
        string[] events = [.. ModeTable.Cells().Select(cell => cell.Event).Distinct()];
        Assert.Equal(Enum.GetValues<Mode>(), ModeTable.Situations.Select(situation => ModeTable.At(situation).State.Mode).Distinct().Order());
        Assert.All(
            Enum.GetValues<Reasons>().Where(reason => (reason & Verdicts.Findings) != 0), reason => Assert.Contains(reason.ToString(), events));
        Assert.All(Enum.GetValues<OperatorWord>().Skip(1), word => Assert.Contains($"word {word}", events));
    }

    [Theory]
    [InlineData(Mode.Boot)]
    [InlineData(Mode.Disarmed)]
    [InlineData(Mode.Arming)]
    [InlineData(Mode.Holding)]
    [InlineData(Mode.Following)]
    [InlineData(Mode.Stopping)]
    [InlineData(Mode.Parking)]
    [InlineData(Mode.Faulted)]
    [InlineData(Mode.EStop)]
    public void The_emergency_stop_takes_one_tick_whatever_else_happens(Mode mode)
    {
        foreach (string name in ModeTable.Cells().Select(cell => cell.Event).Distinct())
        {
            (ModeState state, ModeInputs inputs) = ModeTable.At(ModeTable.Situations.First(situation => ModeTable.At(situation).State.Mode == mode));
            double now = ModeTable.Happen(name, ref state, ref inputs);
            inputs.EStopClosed = false;
            ModeMachine.Step(state, inputs, new Seconds(now), out ModeAnswer answer);
            Assert.Equal((Mode.EStop, SafetyAction.Release), (answer.State.Mode, answer.Action));
            Assert.True(answer.Reasons.HasFlag(Reasons.EmergencyStop));
        }
    }

    [Fact]
    public void The_default_is_a_boot_that_drives_nothing()
    {
        ModeMachine.Step(default, default, default, out ModeAnswer open);
        Assert.Equal((Mode.EStop, SafetyAction.Release), (open.State.Mode, open.Action));
        ModeMachine.Step(default, new ModeInputs { EStopClosed = true }, default, out ModeAnswer closed);
        Assert.Equal((Mode.Boot, SafetyAction.Release), (closed.State.Mode, closed.Action));
    }

    [Fact]
    public void A_switch_held_since_before_arms_only_after_being_released_and_pressed_again()
    {
        (ModeState state, ModeInputs inputs) = ModeTable.At("Boot");
        inputs.SelfTest = SelfTest.Passed;
        inputs.ArmSwitch = true;
        for (double now = 100; now < 110; now++)
        {
            ModeMachine.Step(state, inputs, new Seconds(now), out ModeAnswer held);
            state = held.State;
            Assert.Equal(Mode.Disarmed, state.Mode);
            Assert.Equal(ArmingBlockers.ArmSwitch, held.Blockers & ArmingBlockers.ArmSwitch);
        }

        inputs.ArmSwitch = false;
        ModeMachine.Step(state, inputs, new Seconds(110), out ModeAnswer released);
        inputs.ArmSwitch = true;
        ModeMachine.Step(released.State, inputs, new Seconds(111), out ModeAnswer pressed);
        Assert.Equal(ArmingBlockers.None, pressed.Blockers);
        Assert.Equal(Mode.Arming, pressed.State.Mode);
    }

    [Fact]
    public void A_press_that_was_refused_does_not_arm_when_the_blocker_goes()
    {
        (ModeState state, ModeInputs inputs) = ModeTable.At("Disarmed");
        inputs.ArmSwitch = true;
        inputs.Blockers = ArmingBlockers.BusMissing;
        ModeMachine.Step(state, inputs, new Seconds(100), out ModeAnswer refused);
        inputs.Blockers = ArmingBlockers.None;
        ModeMachine.Step(refused.State, inputs, new Seconds(101), out ModeAnswer later);
        Assert.Equal(Mode.Disarmed, later.State.Mode);
    }

    [Fact]
    public void A_blocker_of_any_kind_keeps_from_arming_and_from_following()
    {
        foreach (ArmingBlockers blocker in Enum.GetValues<ArmingBlockers>().Skip(1))
        {
            foreach ((string situation, string name) in new[]
            {
                ("Disarmed", "switch pressed"), ("Arming", "arming is done"), ("Holding", "word Enable"), ("Following", "nothing")
            })
            {
                (ModeState state, ModeInputs inputs) = ModeTable.At(situation);
                double now = ModeTable.Happen(name, ref state, ref inputs);
                inputs.Blockers = blocker;
                ModeMachine.Step(state, inputs, new Seconds(now), out ModeAnswer answer);
                Assert.True(
                    answer.State.Mode is Mode.Disarmed or Mode.Holding or Mode.Stopping, $"{situation}, {name}, {blocker}: {answer.State.Mode}");
                Assert.Equal(blocker, answer.Blockers & blocker);
            }
        }
    }

    [Fact]
    public void Blockers_are_named_in_the_order_in_which_to_look_at_them()
    {
        ArmingBlockers some = ArmingBlockers.ArmSwitch | ArmingBlockers.EStopOpen | ArmingBlockers.PoseUnknown | ArmingBlockers.BusMissing;
        Assert.Equal("EStopOpen, BusMissing, PoseUnknown, ArmSwitch", some.ToString());
    }

    [Fact]
    public void A_time_that_is_no_number_arms_nothing()
    {
        (ModeState state, ModeInputs inputs) = ModeTable.At("Disarmed");
        inputs.ArmSwitch = true;
        ModeMachine.Step(state, inputs, new Seconds(double.NaN), out ModeAnswer pressed);
        Assert.Equal(Mode.Disarmed, pressed.State.Mode);
        (state, inputs) = ModeTable.At("Arming");
        inputs.Arming = ArmingProgress.Done;
        ModeMachine.Step(state, inputs, new Seconds(double.NaN), out ModeAnswer done);
        Assert.Equal(Mode.Disarmed, done.State.Mode);
    }

    [Fact]
    public void What_led_to_a_fault_is_kept_until_it_is_acknowledged()
    {
        (ModeState state, ModeInputs inputs) = ModeTable.At("Following");
        inputs.Findings = Reasons.TrackingError;
        ModeMachine.Step(state, inputs, new Seconds(100), out ModeAnswer stopping);
        inputs.Findings = Reasons.Stalled;
        ModeMachine.Step(stopping.State, inputs, new Seconds(100.02), out ModeAnswer still);
        inputs.Findings = Reasons.None;
        inputs.AtRest = true;
        ModeMachine.Step(still.State, inputs, new Seconds(100.04), out ModeAnswer faulted);
        ModeMachine.Step(faulted.State, inputs, new Seconds(1000), out ModeAnswer later);
        Assert.Equal((Mode.Faulted, Reasons.TrackingError | Reasons.Stalled), (later.State.Mode, later.Reasons));
        inputs.Word = OperatorWord.Reset;
        ModeMachine.Step(later.State, inputs, new Seconds(1001), out ModeAnswer acknowledged);
        Assert.Equal((Mode.Disarmed, Reasons.None), (acknowledged.State.Mode, acknowledged.Reasons));
    }
}
