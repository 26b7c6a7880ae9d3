using ArmController.Motion.Quantities;
using ArmController.Motion.Supervision;

namespace ArmController.Tests.Motion.Supervision;

/// <summary>
/// Watches a run of the machine and complains when a promise is broken. It keeps books of its own (when the switch was released and pressed,
/// what was checked since, whether a fault or an emergency stop is unanswered) and knows nothing of how the machine decides.
/// </summary>
internal sealed class ModeWitness
{
    private static readonly Reasons[] Every = Enum.GetValues<Reasons>();
    private static readonly string[] TooMild = [.. Every.Select(reason => $"{reason} was answered too mildly")];

    private bool releasedWhileDisarmed;
    private bool pressedWithoutBlockers;
    private bool switchedOn;
    private bool held;
    private bool unanswered;

    public string Complaint { get; private set; } = "";

    public void See(in ModeState before, in ModeInputs inputs, in ModeAnswer answer, Seconds now)
    {
        Mode from = before.Mode;
        Mode to = answer.State.Mode;
        bool blocked = inputs.Blockers != ArmingBlockers.None || !inputs.EStopClosed || !(now.Value - answer.State.BegunSeconds >= 3);
        if (from == Mode.Disarmed && releasedWhileDisarmed && inputs.ArmSwitch && !blocked && inputs.Findings == Reasons.None)
        {
            pressedWithoutBlockers = true;
        }

        releasedWhileDisarmed = from == Mode.Disarmed && !inputs.ArmSwitch;
        unanswered &= !(inputs.Word == OperatorWord.Reset && to == Mode.Disarmed);
        Require(inputs.EStopClosed || (to == Mode.EStop && answer.Action == SafetyAction.Release), "an open emergency stop did not let go at once");
        Require(from != Mode.EStop || to is Mode.EStop or Mode.Disarmed, "the emergency stop led elsewhere than to disarmed");
        Require(
            from != Mode.EStop || to == Mode.EStop || (inputs.Word == OperatorWord.Reset && inputs.EStopClosed && !inputs.ArmSwitch),
            "the emergency stop was left unasked");
        Require(from != Mode.Faulted || to is Mode.Faulted or Mode.Disarmed or Mode.EStop, "a fault led elsewhere than to disarmed");
        Require(from != Mode.Faulted || to != Mode.Disarmed || inputs.Word == OperatorWord.Reset, "a fault was left unasked");
        Require(
            to != Mode.Arming || from is Mode.Arming || pressedWithoutBlockers, "arming began without a press after a release, or past a blocker");
        Require(to != Mode.Holding || from is not Mode.Arming || inputs.Arming == ArmingProgress.Done, "holding began before every joint was on");
        switchedOn |= from == Mode.Arming && to == Mode.Holding && pressedWithoutBlockers && inputs.Arming == ArmingProgress.Done;
        Require(
            to != Mode.Following || from is Mode.Following || (from == Mode.Holding && held && switchedOn && inputs.Word == OperatorWord.Enable),
            "the agent was followed without having been enabled while holding");
        Require(to != Mode.Following || !blocked, "the agent was followed past a blocker");
        Require(
            to is not (Mode.Following or Mode.Parking or Mode.Stopping or Mode.Holding) || (switchedOn && !unanswered),
            "the arm is driven though it was not switched on since the last fault");
        Require(
            answer.Action > SafetyAction.Slow || (to == Mode.Following && from == Mode.Following) || to == Mode.Parking,
            "there is motion outside the moving modes, or in the tick of arming");
        Require(
            answer.Action == SafetyAction.Release || to is not (Mode.Boot or Mode.Disarmed or Mode.EStop),
            "outputs are on in a mode that drives nothing");
        Require(inputs.Driven || to == Mode.Arming || answer.Action == SafetyAction.Release, "an arm that nobody drives is held to be driven");
        for (int i = 0; i < Every.Length; i++)
        {
            Require((inputs.Findings & Every[i]) == 0 || answer.Action >= Verdicts.Worst(Every[i]), TooMild[i]);
        }

        held = to == Mode.Holding;
        unanswered |= to is Mode.EStop or Mode.Faulted;
        if (to is Mode.Boot or Mode.Disarmed or Mode.EStop || (to == Mode.Faulted && answer.Action == SafetyAction.Release))
        {
            pressedWithoutBlockers = false;
            switchedOn = false;
        }
    }

    private void Require(bool kept, string complaint) => Complaint = kept || Complaint.Length > 0 ? Complaint : complaint;
}
