using ArmController.Motion.Quantities;

namespace ArmController.Motion.Supervision;

/// <summary>
/// The modes of the controller and the ways between them, as one pure function of state, inputs and time. Of everything that is found in
/// a tick the worst action wins; no way leads to Following past a set blocker, and none from a fault or an emergency stop to anything but Disarmed.
/// </summary>
/// <remarks>
/// Disarmed is left by releasing and then pressing the arm switch with no blocker set; Arming switches the joints on; Holding waits for
/// the word to follow. So every way to Following passes all three, each in a tick of its own. The emergency stop is looked at first, in every mode.
/// Comparisons of time are written so that a time that is no number forbids.
/// </remarks>
public static class ModeMachine
{
    /// <summary>So long after the first tick nobody can arm.</summary>
    public const double BootGraceSeconds = 3;

    /// <summary>Switching on may take so long.</summary>
    public const double ArmingSeconds = 30;

    /// <summary>An arm that nobody asks anything of is parked after so long.</summary>
    public const double IdleSeconds = 600;

    /// <summary>Standing still on the way to the park pose for so long is being blocked.</summary>
    public const double BlockedSeconds = 10;

    /// <summary>One tick.</summary>
    public static void Step(in ModeState before, in ModeInputs inputs, Seconds now, out ModeAnswer answer)
    {
        ModeState state = before;
        if (!state.Begun)
        {
            state.Begun = true;
            state.BegunSeconds = state.EnteredSeconds = state.MovedSeconds = now.Value;
        }

        if (!inputs.AtRest)
        {
            state.MovedSeconds = now.Value;
        }

        answer.Blockers = BlockersOf(state, inputs, now);
        SafetyAction worst = Verdicts.Worst(inputs.Findings);
        ModeStep step = !inputs.EStopClosed ? new(Mode.EStop, Reasons.EmergencyStop)
            : (inputs.Findings & Reasons.InterlockTripped) != 0 && state.Mode is not (Mode.EStop or Mode.Faulted) ? ModeStep.Release(inputs.Findings)
            : !inputs.Driven && state.Mode is Mode.Holding or Mode.Following or Mode.Stopping or Mode.Parking ? NotDriven(state, inputs)
            : state.Mode switch
            {
                Mode.Boot => Boot(inputs),
                Mode.Disarmed => Disarmed(state, inputs, answer.Blockers),
                Mode.Arming => Arming(state, inputs, answer.Blockers, worst, now),
                Mode.Holding => Holding(state, inputs, answer.Blockers, worst, now),
                Mode.Following => Armed(inputs, answer.Blockers, worst),
                Mode.Stopping => Stopping(state, inputs, worst),
                Mode.Parking => Parking(state, inputs, worst, now),
                Mode.Faulted => Faulted(state, inputs, worst),
                _ => EStop(inputs),
            };

        state.SwitchReleased = state.Mode == Mode.Disarmed && !inputs.ArmSwitch;
        bool entered = step.Mode != state.Mode;
        if (entered)
        {
            state.Mode = step.Mode;
            state.Causes = step.Causes;
            state.EnteredSeconds = state.MovedSeconds = now.Value;
            state.SwitchReleased = false;
        }
        else if (state.Mode is Mode.Stopping or Mode.Faulted or Mode.EStop)
        {
            state.Causes |= step.Causes | inputs.Findings;
        }

        state.Outcome = step.Outcome;
        SafetyAction own = OwnAction(state, entered);
        answer.State = state;
        answer.Action = own > worst ? own : worst;
        answer.Reasons = state.Causes | inputs.Findings;
    }

    private static ArmingBlockers BlockersOf(in ModeState state, in ModeInputs inputs, Seconds now)
    {
        return inputs.Blockers
            | (inputs.EStopClosed ? ArmingBlockers.None : ArmingBlockers.EStopOpen)
            | (now.Value - state.BegunSeconds >= BootGraceSeconds ? ArmingBlockers.None : ArmingBlockers.BootGrace)
            | (state.Mode.IsOff && !state.SwitchReleased ? ArmingBlockers.ArmSwitch : ArmingBlockers.None);
    }

    private static SafetyAction OwnAction(in ModeState state, bool entered) => state.Mode switch
    {
        Mode.Arming or Mode.Holding => SafetyAction.Hold,

        // The first target after anything is the last one emitted.
        Mode.Following => entered ? SafetyAction.Hold : SafetyAction.None,
        Mode.Parking => SafetyAction.Slow,
        Mode.Stopping or Mode.Faulted => state.Outcome,
        _ => SafetyAction.Release,
    };

    private static ModeStep Boot(in ModeInputs inputs) => inputs.SelfTest switch
    {
        SelfTest.Passed => new(Mode.Disarmed),
        SelfTest.Failed => ModeStep.Release(Reasons.SelfTestFailed),
        _ => new(Mode.Boot),
    };

    private static ModeStep Disarmed(in ModeState state, in ModeInputs inputs, ArmingBlockers blockers)
    {
        // Released, then pressed: what was released before shows in the blockers. A press that is refused is used up.
        bool pressed = inputs.ArmSwitch && state.SwitchReleased;
        bool clear = blockers == ArmingBlockers.None && inputs.Findings == Reasons.None && inputs.Word <= OperatorWord.Enable;
        return new(pressed && clear ? Mode.Arming : Mode.Disarmed);
    }

    private static ModeStep Arming(in ModeState state, in ModeInputs inputs, ArmingBlockers blockers, SafetyAction worst, Seconds now) =>
        worst == SafetyAction.Release ? ModeStep.Release(inputs.Findings)
        : worst >= SafetyAction.StopThenHold ? new(Mode.Disarmed, inputs.Findings)
        : inputs.Word >= OperatorWord.Park ? new(Mode.Disarmed, CauseOf(inputs.Word))
        : blockers != ArmingBlockers.None ? new(Mode.Disarmed, Reasons.BlockerSet)
        : inputs.Arming == ArmingProgress.Failed ? new(Mode.Disarmed, Reasons.ArmingFailed)
        : !(now.Value - state.EnteredSeconds < ArmingSeconds) ? new(Mode.Disarmed, Reasons.ArmingTimeout)
        : inputs.Arming != ArmingProgress.Done ? new(Mode.Arming)
        : inputs.Driven ? new(Mode.Holding)
        : new(Mode.Disarmed, Reasons.NotDriven);

    private static ModeStep Holding(in ModeState state, in ModeInputs inputs, ArmingBlockers blockers, SafetyAction worst, Seconds now)
    {
        if (worst == SafetyAction.Release)
        {
            return ModeStep.Release(inputs.Findings);
        }

        if ((inputs.Findings & Verdicts.Faults) != 0)
        {
            return ModeStep.Hold(inputs.Findings);
        }

        if (inputs.Word == OperatorWord.LetGo)
        {
            return new(Mode.Disarmed, Reasons.OperatorLetGo);
        }

        if (worst == SafetyAction.StopThenPark || inputs.Word == OperatorWord.Park)
        {
            return new(Mode.Parking, inputs.Findings | CauseOf(inputs.Word));
        }

        if (inputs.Word == OperatorWord.Enable && inputs.CommandReady && blockers == ArmingBlockers.None && worst < SafetyAction.Hold)
        {
            return new(Mode.Following);
        }

        return now.Value - state.EnteredSeconds >= IdleSeconds ? new(Mode.Parking, Reasons.Idle) : new(Mode.Holding);
    }

    private static ModeStep Armed(in ModeInputs inputs, ArmingBlockers blockers, SafetyAction worst)
    {
        if (LeavesAtOnce(inputs, worst, out ModeStep step))
        {
            return step;
        }

        Reasons causes = inputs.Findings | CauseOf(inputs.Word) | (blockers == ArmingBlockers.None ? Reasons.None : Reasons.BlockerSet);
        bool stops = worst >= SafetyAction.StopThenHold || inputs.Word >= OperatorWord.Park || blockers != ArmingBlockers.None;
        return stops ? new(Mode.Stopping, causes, AfterTheStop(inputs, worst)) : new(Mode.Following);
    }

    private static ModeStep Stopping(in ModeState state, in ModeInputs inputs, SafetyAction worst)
    {
        if (LeavesAtOnce(inputs, worst, out ModeStep step))
        {
            return step;
        }

        Reasons causes = state.Causes | inputs.Findings | CauseOf(inputs.Word);
        SafetyAction outcome = AfterTheStop(inputs, worst);
        outcome = state.Outcome > outcome ? state.Outcome : outcome;
        return !inputs.AtRest ? new(Mode.Stopping, causes, outcome)
            : (causes & Verdicts.Faults) != 0 ? ModeStep.Hold(causes)
            : new(outcome == SafetyAction.StopThenPark ? Mode.Parking : Mode.Holding, causes);
    }

    private static ModeStep Parking(in ModeState state, in ModeInputs inputs, SafetyAction worst, Seconds now)
    {
        // At the park pose letting go is the mildest answer to anything that need not be latched.
        if (inputs.AtPark && (inputs.Findings & Verdicts.Faults) == 0)
        {
            return new(Mode.Disarmed, state.Causes);
        }

        if (LeavesAtOnce(inputs, worst, out ModeStep step))
        {
            return step;
        }

        bool stops = worst == SafetyAction.StopThenHold || (inputs.Findings & Verdicts.Faults) != 0 || inputs.Word == OperatorWord.Stop;
        return stops ? new(Mode.Stopping, inputs.Findings | CauseOf(inputs.Word), SafetyAction.StopThenHold)
            : now.Value - state.MovedSeconds >= BlockedSeconds ? new(Mode.Holding, Reasons.ParkBlocked)
            : new(Mode.Parking);
    }

    private static ModeStep Faulted(in ModeState state, in ModeInputs inputs, SafetyAction worst)
    {
        // A tripped interlock is the latch itself and goes with it; its cause shows elsewhere (a bus that is not open, a sensor).
        bool gone = (inputs.Findings & Verdicts.Faults & ~Reasons.InterlockTripped) == 0 && inputs.SelfTest == SelfTest.Passed;
        bool letGo = state.Outcome == SafetyAction.Release || worst == SafetyAction.Release || inputs.Word == OperatorWord.LetGo;
        bool lost = !inputs.Driven && state.Outcome != SafetyAction.Release;
        return inputs.Word == OperatorWord.Reset && gone ? new(Mode.Disarmed)
            : new(
                Mode.Faulted,
                CauseOf(inputs.Word) | (lost ? Reasons.NotDriven : Reasons.None),
                letGo || lost ? SafetyAction.Release : SafetyAction.Hold);
    }

    private static ModeStep EStop(in ModeInputs inputs) =>
        new(inputs.Word == OperatorWord.Reset && !inputs.ArmSwitch && inputs.SelfTest == SelfTest.Passed ? Mode.Disarmed : Mode.EStop);

    // Nobody holds the arm any more and it may have fallen. A fault that was found stays latched all the same.
    private static ModeStep NotDriven(in ModeState state, in ModeInputs inputs)
    {
        Reasons causes = state.Causes | inputs.Findings | Reasons.NotDriven;
        return (causes & Verdicts.Faults) != 0 ? ModeStep.Release(causes) : new(Mode.Disarmed, causes);
    }

    // What no moving mode waits for. Nothing leads to Boot, so a step to Boot is none.
    private static bool LeavesAtOnce(in ModeInputs inputs, SafetyAction worst, out ModeStep step)
    {
        step = worst == SafetyAction.Release ? ModeStep.Release(inputs.Findings)
            : inputs.Word == OperatorWord.LetGo ? new(Mode.Disarmed, Reasons.OperatorLetGo)
            : (inputs.Findings & Verdicts.AtOnce) != 0 ? ModeStep.Hold(inputs.Findings)
            : default;
        return step.Mode != Mode.Boot;
    }

    private static SafetyAction AfterTheStop(in ModeInputs inputs, SafetyAction worst) =>
        worst == SafetyAction.StopThenPark || inputs.Word == OperatorWord.Park ? SafetyAction.StopThenPark : SafetyAction.StopThenHold;

    private static Reasons CauseOf(OperatorWord word) => word switch
    {
        OperatorWord.Park => Reasons.OperatorPark,
        OperatorWord.Stop => Reasons.OperatorStop,
        OperatorWord.LetGo => Reasons.OperatorLetGo,
        _ => Reasons.None,
    };
}
