using ArmController.Motion.Supervision;

namespace ArmController.Tests.Motion.Supervision;

/// <summary>
/// What the machine must do, written down by hand and independently of it: for every situation (column) and event (row) the mode that follows
/// and the action of that tick. Modes: B D A H R(following) S P F E. Actions: n(one) s(low) h(old) t(stop then hold) p(stop then park) r(elease).
/// </summary>
internal static class ModeTable
{
    /// <summary>The situations: every mode, and the variants in which a mode is kept or ends differently.</summary>
    public static readonly string[] Situations =
    [
        "Boot", "Disarmed", "Arming", "Holding", "Following", "Stopping", "StoppingToPark", "StoppingOnFault", "Parking", "FaultedHold",
        "FaultedRelease", "EStop",
    ];

    private const string Text = """
        event              Boot Dis Arm Hol Rmd Stp StP StF Prk FHo FRe ESt
        nothing             Br  Dr  Ah  Hh  Rn  St  Sp  St  Ps  Fh  Fr  Er
        e-stop opens        Er  Er  Er  Er  Er  Er  Er  Er  Er  Er  Er  Er
        self-test passes    Dr  Dr  Ah  Hh  Rn  St  Sp  St  Ps  Fh  Fr  Er
        self-test fails     Fr  Dr  Ah  Hh  Rn  St  Sp  St  Ps  Fh  Fr  Er
        switch pressed      Br  Ah  Ah  Hh  Rn  St  Sp  St  Ps  Fh  Fr  Er
        switch held         Br  Dr  Ah  Hh  Rn  St  Sp  St  Ps  Fh  Fr  Er
        pressed, blocked    Br  Dr  Dr  Hh  St  St  Sp  St  Ps  Fh  Fr  Er
        pressed, finding    Br  Dr  Dr  Ht  St  St  Sp  St  St  Ft  Fr  Er
        pressed, in grace   Br  Dr  Dr  Hh  St  St  Sp  St  Ps  Fh  Fr  Er
        a blocker           Br  Dr  Dr  Hh  St  St  Sp  St  Ps  Fh  Fr  Er
        arming works        Br  Dr  Ah  Hh  Rn  St  Sp  St  Ps  Fh  Fr  Er
        arming is done      Br  Dr  Hh  Hh  Rn  St  Sp  St  Ps  Fh  Fr  Er
        arming fails        Br  Dr  Dr  Hh  Rn  St  Sp  St  Ps  Fh  Fr  Er
        31 s pass           Br  Dr  Dr  Hh  Rn  St  Sp  St  Ps  Fh  Fr  Er
        11 min pass         Br  Dr  Dr  Ps  Rn  St  Sp  St  Ps  Fh  Fr  Er
        stands still        Br  Dr  Ah  Hh  Rn  Hh  Ps  Fh  Ps  Fh  Fr  Er
        still for 11 s      Br  Dr  Ah  Hh  Rn  Hh  Ps  Fh  Hh  Fh  Fr  Er
        at the park pose    Br  Dr  Ah  Hh  Rn  Hh  Ps  Fh  Dr  Fh  Fr  Er
        at park, stalled    Br  Dr  Dr  Ft  St  Ft  Ft  Ft  St  Ft  Fr  Er
        word Enable         Br  Dr  Ah  Rh  Rn  St  Sp  St  Ps  Fh  Fr  Er
        enable, no command  Br  Dr  Ah  Hh  Rn  St  Sp  St  Ps  Fh  Fr  Er
        enable, blocked     Br  Dr  Dr  Hh  St  St  Sp  St  Ps  Fh  Fr  Er
        enable, late tick   Br  Dr  Ah  Hh  Rh  St  Sp  St  Ph  Fh  Fr  Er
        enable, warm        Br  Dr  Ah  Rh  Rs  St  Sp  St  Ps  Fh  Fr  Er
        enable, no supply   Br  Dr  Dr  Ht  St  St  Sp  St  St  Ft  Fr  Er
        word Reset          Br  Dr  Ah  Hh  Rn  St  Sp  St  Ps  Dr  Dr  Dr
        reset, cause there  Br  Dr  Dr  Ft  St  St  Sp  St  St  Ft  Fr  Dr
        reset, tripped      Fr  Fr  Fr  Fr  Fr  Fr  Fr  Fr  Fr  Dr  Dr  Dr
        reset, test failed  Fr  Dr  Ah  Hh  Rn  St  Sp  St  Ps  Fh  Fr  Er
        reset, switch on    Br  Dr  Ah  Hh  Rn  St  Sp  St  Ps  Dr  Dr  Er
        reset, e-stop open  Er  Er  Er  Er  Er  Er  Er  Er  Er  Er  Er  Er
        word Park           Br  Dr  Dr  Ps  Sp  Sp  Sp  Sp  Ps  Fh  Fr  Er
        word Stop           Br  Dr  Dr  Hh  St  St  Sp  St  St  Fh  Fr  Er
        word LetGo          Br  Dr  Dr  Dr  Dr  Dr  Dr  Dr  Dr  Fr  Fr  Er
        let go elsewhere    Br  Dr  Ah  Dr  Dr  Dr  Dr  Fr  Dr  Fr  Fr  Er
        reset, let go       Br  Dr  Ah  Dr  Dr  Dr  Dr  Fr  Dr  Dr  Dr  Dr
        done, let go        Br  Dr  Dr  Dr  Dr  Dr  Dr  Fr  Dr  Fr  Fr  Er
        InterlockTripped    Fr  Fr  Fr  Fr  Fr  Fr  Fr  Fr  Fr  Fr  Fr  Er
        SensorStale         Br  Dr  Dr  Ft  St  St  Sp  St  St  Ft  Fr  Er
        SensorFrozen        Br  Dr  Dr  Ft  St  St  Sp  St  St  Ft  Fr  Er
        SensorJump          Br  Dr  Dr  Ft  St  St  Sp  St  St  Ft  Fr  Er
        AngleWrapped        Br  Dr  Dr  Ft  Ft  Ft  Ft  Ft  Ft  Ft  Fr  Er
        TrackingError       Br  Dr  Dr  Ft  St  St  Sp  St  St  Ft  Fr  Er
        Stalled             Br  Dr  Dr  Ft  St  St  Sp  St  St  Ft  Fr  Er
        ServoWarm           Br  Dr  Ah  Hh  Rs  St  Sp  St  Ps  Fh  Fr  Er
        ServoHot            Br  Dr  Dr  Pp  Sp  Sp  Sp  Sp  Pp  Fp  Fr  Er
        ServoOverheated     Br  Dr  Fr  Fr  Fr  Fr  Fr  Fr  Fr  Fr  Fr  Er
        OverCurrent         Br  Dr  Fr  Fr  Fr  Fr  Fr  Fr  Fr  Fr  Fr  Er
        SupplyLow           Br  Dr  Dr  Ht  St  St  Sp  St  St  Ft  Fr  Er
        TorqueHigh          Br  Dr  Dr  Pp  Sp  Sp  Sp  Sp  Pp  Fp  Fr  Er
        CommandStale        Br  Dr  Dr  Ht  St  St  Sp  St  St  Ft  Fr  Er
        CommandsBad         Br  Dr  Dr  Ht  St  St  Sp  St  St  Ft  Fr  Er
        CommandFlood        Br  Dr  Dr  Ft  Ft  Ft  Ft  Ft  Ft  Ft  Fr  Er
        TickLate            Br  Dr  Ah  Hh  Rh  St  Sp  St  Ph  Fh  Fr  Er
        TicksLate           Br  Dr  Dr  Ht  St  St  Sp  St  St  Ft  Fr  Er
        TickGap             Br  Dr  Dr  Ft  Ft  Ft  Ft  Ft  Ft  Ft  Fr  Er
        all at once         Er  Er  Er  Er  Er  Er  Er  Er  Er  Er  Er  Er
        all but the e-stop  Fr  Fr  Fr  Fr  Fr  Fr  Fr  Fr  Fr  Fr  Fr  Er
        """;

    public static IEnumerable<(string Event, string Situation, Mode Mode, SafetyAction Action)> Cells()
    {
        foreach (string line in Text.Split('\n').Skip(1).Select(line => line.TrimEnd()))
        {
            string name = line[..19].TrimEnd();
            string[] cells = line[19..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (int i = 0; i < Situations.Length; i++)
            {
                yield return (
                    name,
                    Situations[i],
                    (Mode)"BDAHRSPFE".IndexOf(cells[i][0], StringComparison.Ordinal),
                    (SafetyAction)"nshtpr".IndexOf(cells[i][1], StringComparison.Ordinal));
            }
        }
    }

    /// <summary>A situation as it stands 100 s after the start, one second after the mode was entered.</summary>
    public static (ModeState State, ModeInputs Inputs) At(string situation)
    {
        ModeState state = new() { Begun = true, BegunSeconds = 0, EnteredSeconds = 99, MovedSeconds = 99, SwitchReleased = situation == "Disarmed" };
        (state.Mode, state.Outcome, state.Causes) = situation switch
        {
            "StoppingToPark" => (Mode.Stopping, SafetyAction.StopThenPark, Reasons.OperatorPark),
            "StoppingOnFault" => (Mode.Stopping, SafetyAction.StopThenHold, Reasons.SensorStale),
            "Stopping" => (Mode.Stopping, SafetyAction.StopThenHold, Reasons.OperatorStop),
            "FaultedHold" => (Mode.Faulted, SafetyAction.Hold, Reasons.SensorStale),
            "FaultedRelease" => (Mode.Faulted, SafetyAction.Release, Reasons.InterlockTripped),
            _ => (Enum.Parse<Mode>(situation), SafetyAction.None, Reasons.None),
        };
        ModeInputs inputs = new()
        {
            EStopClosed = true,
            SelfTest = state.Mode == Mode.Boot ? SelfTest.Pending : SelfTest.Passed,
            Arming = state.Mode == Mode.Arming ? ArmingProgress.Working : ArmingProgress.Idle,
            Driven = state.Mode is not (Mode.Boot or Mode.Disarmed or Mode.EStop) && situation != "FaultedRelease",
            AtRest = state.Mode is not (Mode.Following or Mode.Stopping or Mode.Parking),
            CommandReady = true,
        };
        return (state, inputs);
    }

    /// <summary>Lets an event happen.</summary>
    public static double Happen(string name, ref ModeState state, ref ModeInputs inputs)
    {
        if (name.StartsWith("word ", StringComparison.Ordinal))
        {
            inputs.Word = Enum.Parse<OperatorWord>(name[5..]);
            return 100;
        }

        if (Enum.TryParse(name, out Reasons finding))
        {
            inputs.Findings = finding;
            return 100;
        }

        switch (name)
        {
            case "nothing":
                break;
            case "e-stop opens":
                inputs.EStopClosed = false;
                break;
            case "self-test passes":
                inputs.SelfTest = SelfTest.Passed;
                break;
            case "self-test fails":
                inputs.SelfTest = SelfTest.Failed;
                break;
            case "switch pressed":
                inputs.ArmSwitch = true;
                break;
            case "switch held":
                inputs.ArmSwitch = true;
                state.SwitchReleased = false;
                break;
            case "pressed, blocked":
                inputs.ArmSwitch = true;
                inputs.Blockers = ArmingBlockers.PoseUnknown;
                break;
            case "pressed, finding":
                inputs.ArmSwitch = true;
                inputs.Findings = Reasons.SupplyLow;
                break;
            case "pressed, in grace":
                inputs.ArmSwitch = true;
                state.BegunSeconds = 97.1;
                break;
            case "a blocker":
                inputs.Blockers = ArmingBlockers.MonitorNotRunning;
                break;
            case "arming works":
                inputs.Arming = ArmingProgress.Working;
                break;
            case "arming is done":
                inputs.Arming = ArmingProgress.Done;
                break;
            case "arming fails":
                inputs.Arming = ArmingProgress.Failed;
                break;
            case "31 s pass":
                return 130;
            case "11 min pass":
                return 760;
            case "stands still":
                inputs.AtRest = true;
                break;
            case "still for 11 s":
                inputs.AtRest = true;
                return 110;
            case "at the park pose":
                inputs.AtRest = true;
                inputs.AtPark = true;
                break;
            case "at park, stalled":
                inputs.AtRest = true;
                inputs.AtPark = true;
                inputs.Findings = Reasons.Stalled;
                break;
            case "enable, no command":
                inputs.Word = OperatorWord.Enable;
                inputs.CommandReady = false;
                break;
            case "enable, blocked":
                inputs.Word = OperatorWord.Enable;
                inputs.Blockers = ArmingBlockers.CommandPresent;
                break;
            case "enable, late tick":
                inputs.Word = OperatorWord.Enable;
                inputs.Findings = Reasons.TickLate;
                break;
            case "enable, warm":
                inputs.Word = OperatorWord.Enable;
                inputs.Findings = Reasons.ServoWarm;
                break;
            case "enable, no supply":
                inputs.Word = OperatorWord.Enable;
                inputs.Findings = Reasons.SupplyLow;
                break;
            case "reset, cause there":
                inputs.Word = OperatorWord.Reset;
                inputs.Findings = Reasons.SensorStale;
                break;
            case "reset, tripped":
                inputs.Word = OperatorWord.Reset;
                inputs.Findings = Reasons.InterlockTripped;
                break;
            case "reset, test failed":
                inputs.Word = OperatorWord.Reset;
                inputs.SelfTest = SelfTest.Failed;
                break;
            case "reset, switch on":
                inputs.Word = OperatorWord.Reset;
                inputs.ArmSwitch = true;
                break;
            case "reset, e-stop open":
                inputs.Word = OperatorWord.Reset;
                inputs.EStopClosed = false;
                break;
            case "let go elsewhere":
                inputs.Driven = false;
                break;
            case "reset, let go":
                inputs.Word = OperatorWord.Reset;
                inputs.Driven = false;
                break;
            case "done, let go":
                inputs.Arming = ArmingProgress.Done;
                inputs.Driven = false;
                break;
            case "all at once":
            case "all but the e-stop":
                inputs = new ModeInputs
                {
                    EStopClosed = name != "all at once",
                    SelfTest = SelfTest.Passed,
                    Blockers = (ArmingBlockers)uint.MaxValue,
                    Findings = (Reasons)uint.MaxValue,
                    Word = OperatorWord.LetGo,
                    ArmSwitch = true,
                    Arming = ArmingProgress.Done,
                    AtRest = true,
                    AtPark = true,
                    CommandReady = true,
                };
                break;
            default:
                throw new InvalidOperationException($"No event is called {name}.");
        }

        return 100;
    }
}
