using ArmController.Motion.Quantities;
using ArmController.Motion.Supervision;
using ArmController.Tests.Motion.Supervision;

namespace ArmController.Tests.Motion.Safety.Trials;

/// <summary>What every machine of modes must pass, as one call that answers with the first property it breaks.</summary>
public static class ModeTrial
{
    private const int Events = 100_000;

    /// <summary>The first property that fails, or null.</summary>
    public static string? Properties(ulong seed)
    {
        string? broken = Table() ?? EmergencyStop() ?? NoTime() ?? HeldSwitch() ?? KeptCauses();
        if (broken is not null)
        {
            return broken;
        }

        string? complaint = ModeStorm.Run(seed, Events, new int[9]);
        return complaint is null ? null : "storm: " + complaint[(complaint.IndexOf(':', StringComparison.Ordinal) + 2)..];
    }

    // The table that was written by hand.
    private static string? Table()
    {
        foreach ((string name, string situation, Mode mode, SafetyAction action) in ModeTable.Cells())
        {
            (ModeState state, ModeInputs inputs) = ModeTable.At(situation);
            double now = ModeTable.Happen(name, ref state, ref inputs);
            ModeMachine.Step(state, inputs, new Seconds(now), out ModeAnswer answer);
            if (answer.State.Mode != mode || answer.Action != action)
            {
                return $"table: {situation}, {name}";
            }
        }

        return null;
    }

    // Opens in every situation together with every event.
    private static string? EmergencyStop()
    {
        foreach ((string name, string situation, _, _) in ModeTable.Cells())
        {
            (ModeState state, ModeInputs inputs) = ModeTable.At(situation);
            double now = ModeTable.Happen(name, ref state, ref inputs);
            inputs.EStopClosed = false;
            ModeMachine.Step(state, inputs, new Seconds(now), out ModeAnswer answer);
            if (answer.State.Mode != Mode.EStop || answer.Action != SafetyAction.Release)
            {
                return "an emergency stop takes more than one tick";
            }
        }

        return null;
    }

    private static string? NoTime()
    {
        (ModeState state, ModeInputs inputs) = ModeTable.At("Disarmed");
        inputs.ArmSwitch = true;
        ModeMachine.Step(state, inputs, new Seconds(double.NaN), out ModeAnswer pressed);
        (state, inputs) = ModeTable.At("Arming");
        inputs.Arming = ArmingProgress.Done;
        ModeMachine.Step(state, inputs, new Seconds(double.NaN), out ModeAnswer done);

        // A clock that was no number when switching on began, and is one again.
        state.EnteredSeconds = double.NaN;
        ModeMachine.Step(state, inputs, new Seconds(100), out ModeAnswer later);
        bool disarmed = pressed.State.Mode == Mode.Disarmed && done.State.Mode == Mode.Disarmed && later.State.Mode == Mode.Disarmed;
        return disarmed ? null : "a time that is no number arms";
    }

    private static string? HeldSwitch()
    {
        (ModeState state, ModeInputs inputs) = ModeTable.At("Boot");
        inputs.SelfTest = SelfTest.Passed;
        inputs.ArmSwitch = true;
        for (double now = 100; now < 110; now++)
        {
            ModeMachine.Step(state, inputs, new Seconds(now), out ModeAnswer answer);
            state = answer.State;
            if (state.Mode != Mode.Disarmed || (answer.Blockers & ArmingBlockers.ArmSwitch) == 0)
            {
                return "a held switch arms, or is not said to forbid it";
            }
        }

        return null;
    }

    private static string? KeptCauses()
    {
        (ModeState state, ModeInputs inputs) = ModeTable.At("Following");
        inputs.Findings = Reasons.TrackingError;
        ModeMachine.Step(state, inputs, new Seconds(100), out ModeAnswer answer);
        inputs.Findings = Reasons.Stalled;
        ModeMachine.Step(answer.State, inputs, new Seconds(100.02), out answer);
        inputs.Findings = Reasons.None;
        inputs.AtRest = true;
        ModeMachine.Step(answer.State, inputs, new Seconds(100.04), out answer);
        ModeMachine.Step(answer.State, inputs, new Seconds(1000), out answer);
        return answer.State.Mode == Mode.Faulted && answer.Reasons == (Reasons.TrackingError | Reasons.Stalled)
            ? null
            : "what led to a fault is forgotten";
    }
}
