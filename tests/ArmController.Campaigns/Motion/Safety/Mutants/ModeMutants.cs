namespace ArmController.Campaigns.Motion.Safety.Mutants;

/// <summary>Mistakes in the machine of modes; each is one edit.</summary>
internal static class ModeMutants
{
    public static readonly Mutant[] All =
    [
        // The emergency stop and the interlock come first.
        new(
            "deaf to the emergency stop while stopping", "ModeMachine.cs", "ModeStep step = !inputs.EStopClosed ?",
            "ModeStep step = !inputs.EStopClosed && state.Mode != Mode.Stopping ?"),
        new(
            "a finding before the emergency stop", "ModeMachine.cs", "ModeStep step = !inputs.EStopClosed ?",
            "ModeStep step = !inputs.EStopClosed && inputs.Findings == Reasons.None ?"),
        new(
            "a trip unheard while disarmed", "ModeMachine.cs", "state.Mode is not (Mode.EStop or Mode.Faulted)",
            "state.Mode is not (Mode.EStop or Mode.Faulted or Mode.Disarmed)"),
        new(
            "let go elsewhere, unnoticed while holding", "ModeMachine.cs", "!inputs.Driven && state.Mode is Mode.Holding or ",
            "!inputs.Driven && state.Mode is "),
        new(
            "reset with the switch still pressed", "ModeMachine.cs", "inputs.Word == OperatorWord.Reset && !inputs.ArmSwitch && ",
            "inputs.Word == OperatorWord.Reset && "),
        new(
            "reset after a failed test", "ModeMachine.cs", " && !inputs.ArmSwitch && inputs.SelfTest == SelfTest.Passed ?",
            " && !inputs.ArmSwitch ?"),

        // The ways to motion.
        new("a restart arms", "ModeMachine.cs", "SelfTest.Passed => new(Mode.Disarmed),", "SelfTest.Passed => new(Mode.Arming),"),
        new("blockers unread at the press", "ModeMachine.cs", "bool clear = blockers == ArmingBlockers.None && ", "bool clear = "),
        new("findings unread at the press", "ModeMachine.cs", " && inputs.Findings == Reasons.None && inputs.Word <= ", " && inputs.Word <= "),
        new(
            "blockers unread at the word to follow", "ModeMachine.cs", "inputs.CommandReady && blockers == ArmingBlockers.None && ",
            "inputs.CommandReady && "),
        new(
            "blockers unread while following", "ModeMachine.cs", " || inputs.Word >= OperatorWord.Park || blockers != ArmingBlockers.None;",
            " || inputs.Word >= OperatorWord.Park;"),
        new("blockers unread while switching on", "ModeMachine.cs", ": blockers != ArmingBlockers.None ? new(Mode.Disarmed, Reasons.BlockerSet)", ""),
        new(
            "a press without a release", "ModeMachine.cs", "state.SwitchReleased = state.Mode == Mode.Disarmed && !inputs.ArmSwitch;",
            "state.SwitchReleased = true;"),
        new(
            "a release of long ago counts", "ModeMachine.cs", "state.SwitchReleased = state.Mode == Mode.Disarmed && !inputs.ArmSwitch;",
            "state.SwitchReleased |= !inputs.ArmSwitch;"),
        new(
            "entering a mode counts as a release", "ModeMachine.cs", "            state.SwitchReleased = false;",
            "            state.SwitchReleased = true;"),
        new(
            "a held switch is no blocker", "ModeMachine.cs",
            "(state.Mode.IsOff && !state.SwitchReleased ? ArmingBlockers.ArmSwitch : ArmingBlockers.None)",
            "ArmingBlockers.None"),
        new(
            "held before every joint is on", "ModeMachine.cs", ": inputs.Arming != ArmingProgress.Done ? new(Mode.Arming)",
            ": inputs.Arming < ArmingProgress.Working ? new(Mode.Arming)"),
        new(
            "held though nobody drives it", "ModeMachine.cs", ": inputs.Driven ? new(Mode.Holding)",
            ": inputs.Arming == ArmingProgress.Done ? new(Mode.Holding)"),
        new("followed without a word", "ModeMachine.cs", "inputs.Word == OperatorWord.Enable && inputs.CommandReady", "inputs.CommandReady"),
        new(
            "followed from the first tick", "ModeMachine.cs", "Mode.Following => entered ? SafetyAction.Hold : SafetyAction.None,",
            "Mode.Following => SafetyAction.None,"),
        new(
            "NaN passes the first seconds", "ModeMachine.cs",
            "(now.Value - state.BegunSeconds >= BootGraceSeconds ? ArmingBlockers.None : ArmingBlockers.BootGrace)",
            "(now.Value - state.BegunSeconds < BootGraceSeconds ? ArmingBlockers.BootGrace : ArmingBlockers.None)"),
        new(
            "NaN never times out", "ModeMachine.cs", ": !(now.Value - state.EnteredSeconds < ArmingSeconds) ?",
            ": now.Value - state.EnteredSeconds >= ArmingSeconds ?"),

        // What wins, and what is latched.
        new("the mode's action wins over a worse one", "ModeMachine.cs", "answer.Action = own > worst ? own : worst;", "answer.Action = own;"),
        new("the mildest action wins", "ModeMachine.cs", "answer.Action = own > worst ? own : worst;", "answer.Action = own < worst ? own : worst;"),
        new("the newest way to end a stop wins", "ModeMachine.cs", "outcome = state.Outcome > outcome ? state.Outcome : outcome;", ""),
        new(
            "a stop forgets that it was for a fault", "ModeMachine.cs",
            ": (causes & Verdicts.Faults) != 0 ? ModeStep.Hold(causes)\n            : new(outcome", ": new(outcome"),
        new(
            "parked, and the fault forgotten", "ModeMachine.cs", "if (inputs.AtPark && (inputs.Findings & Verdicts.Faults) == 0)",
            "if (inputs.AtPark)"),
        new(
            "a fault is left while its cause is there", "ModeMachine.cs",
            "bool gone = (inputs.Findings & Verdicts.Faults & ~Reasons.InterlockTripped) == 0 && ", "bool gone = "),
        new(
            "a fault is left for holding", "ModeMachine.cs", "inputs.Word == OperatorWord.Reset && gone ? new(Mode.Disarmed)",
            "inputs.Word == OperatorWord.Reset && gone ? new(Mode.Holding)"),
        new("a fault let go is held again", "ModeMachine.cs", "bool letGo = state.Outcome == SafetyAction.Release || ", "bool letGo = "),
        new(
            "causes of a fault are overwritten", "ModeMachine.cs", "state.Causes |= step.Causes | inputs.Findings;",
            "state.Causes = step.Causes | inputs.Findings;"),
        new(
            "let go, let go of, but a fault forgotten", "ModeMachine.cs",
            "return (causes & Verdicts.Faults) != 0 ? ModeStep.Release(causes) : new(Mode.Disarmed, causes);", "return new(Mode.Disarmed, causes);"),
    ];
}
