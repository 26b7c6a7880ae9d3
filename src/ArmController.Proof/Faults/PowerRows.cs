using ArmController.Motion.Safety;
using ArmController.Motion.Supervision;

namespace ArmController.Proof.Faults;

/// <summary>Six faults of the servos' supply, the chip's, and the computer's own.</summary>
internal static class PowerRows
{
    private const double LowVolts = 4.5;
    private const double InrushAmperes = 8;

    // The supply may sag for 0.2 s.
    private const int LowTicks = 10;
    private const int InrushTicks = 5;
    private const int OffTicks = 25;
    private const int Round = 8;

    public static FaultRow[] All =>
    [
        Row(1, "servo supply low", "0.2 s", (rig, _) => rig.Supply.Volts = LowVolts, Low),
        Row(2, "brown-out resets the chip", "8 T", BrownOut, _ => Expectation.Released(Reasons.InterlockTripped, Round, TripReason.DeviceReset))
            with { SeenBare = true },
        Row(3, "servo supply off 0.5 s, then on", "0.2 s", (rig, n) => rig.Twin.IsPowered = n >= OffTicks, Off) with
        {
            Note = "when the supply returns, each servo turns to its pulse at its own speed: the arm has braked by then, "
                + "so that is the way that was lost and no more",
        },
        Row(
            4, "inrush of 0.1 s", "0.2 s", (rig, n) => rig.Supply.SurgeAmperes = n < InrushTicks ? InrushAmperes : 0,
            _ => Expectation.Tolerated("a start of motors may draw as much for 0.2 s")),
        Row(5, "computer throttled", "1 s", Throttled, Throttling) with
        {
            SeenBare = true,
            Note = "the panel's blocker; who reads the computer's own flag comes with the service",
        },
        Row(
            6, "plug pulled", "-", Unplug,
            _ => Expectation.Unseen("process, chip and servos lose their power together; bound outside this process")) with
        {
            SeenBare = true,
            Clear = rig => rig.Heal(),
        },
    ];

    private static FaultRow Row(int number, string name, string bound, Action<FaultRig, int> inject, Func<FaultState, Expectation> expect) =>
        new($"P{number}", name, FaultGroup.Power, bound, inject, expect);

    private static Expectation Low(FaultState state) => state switch
    {
        FaultState.Holding or FaultState.Stopping => Expectation.Noted(Reasons.SupplyLow, LowTicks, SafetyAction.StopThenHold),
        _ => Expectation.Stopped(Reasons.SupplyLow, LowTicks),
    };

    // Where much way was lost before the arm had braked, the tracking error latches it.
    private static Expectation Off(FaultState state)
    {
        Expectation low = Low(state);
        return state == FaultState.Holding ? low : low with { Ends = Modes.Holding | Modes.Faulted };
    }

    private static void BrownOut(FaultRig rig, int n)
    {
        if (n == 0)
        {
            rig.Chip.PowerCycle();
        }
    }

    private static void Throttled(FaultRig rig, int n) => rig.Panel = rig.Panel with { Blockers = ArmingBlockers.Undervoltage };

    private static Expectation Throttling(FaultState state) =>
        StateRules.IsFollowing(state) ? Expectation.Stopped(Reasons.BlockerSet, 1) : Expectation.Shown(Evidence.Blocker, 1);

    private static void Unplug(FaultRig rig, int n)
    {
        if (n == 0)
        {
            rig.Kill();
            rig.Chip.PowerCycle();
            rig.Twin.IsPowered = false;
        }
    }
}
