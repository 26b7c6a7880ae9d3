using ArmController.Motion.Supervision;
using ArmController.Simulator.Faults;

namespace ArmController.Proof.Faults;

/// <summary>Ten faults of what measures the joints. An arm without such a sensor has none of them.</summary>
internal static class SensorRows
{
    private const int Lane = 1;
    private const int Stale = 5;

    // 2 s of motion, and the tick before it, which is the one that stays.
    private const int FrozenTicks = 101;

    public static FaultRow[] All =>
    [
        Row(1, "freeze", "2 s of motion", (rig, _) => rig.Sensor.Strike(SensorFault.Freeze), Frozen) with { WatchedTicks = 300 },
        Row(2, "drop", "5 T", (rig, _) => rig.Sensor.Strike(SensorFault.Drop), _ => Expectation.Held(Reasons.SensorStale, Stale)),
        Row(
            3, "spike", "1 T", (rig, n) => rig.Sensor.Strike(n == 0 ? SensorFault.Offset : SensorFault.None, Lane),
            _ => Expectation.Held(Reasons.SensorJump, 1)),
        Row(4, "2 pi wrap", "1 T", (rig, _) => rig.Sensor.Strike(SensorFault.Wrap, Lane), _ => Expectation.Held(Reasons.AngleWrapped, 1)),
        Row(5, "offset step", "1 T", (rig, _) => rig.Sensor.Strike(SensorFault.Offset, Lane), _ => Expectation.Held(Reasons.SensorJump, 1)),
        Row(6, "noise", "5 T", (rig, _) => rig.Sensor.Strike(SensorFault.Noise, Lane), _ => Expectation.Held(Reasons.SensorJump, Stale)) with
        {
            Note = "of a radian, a loose contact; a tremble of less than what the servo could really do in a tick is not told from motion",
        },
        Row(7, "NaN", "5 T", (rig, _) => rig.Sensor.Strike(SensorFault.NotANumber, Lane), _ => Expectation.Held(Reasons.SensorStale, Stale)),
        Row(8, "swapped joints", "1 T", (rig, _) => rig.Sensor.Strike(SensorFault.Swap, Lane), _ => Expectation.Held(Reasons.SensorJump, 1)),
        Row(9, "late 2 T", "5 T", (rig, n) => Silent(rig, n, 2), _ => Expectation.Tolerated("fewer than 5 T without a reading are allowed")),
        Row(10, "late 5 T", "5 T", (rig, n) => Silent(rig, n, 5), _ => Expectation.Held(Reasons.SensorStale, Stale)),
    ];

    private static FaultRow Row(int number, string name, string bound, Action<FaultRig, int> inject, Func<FaultState, Expectation> expect) =>
        new($"S{number}", name, FaultGroup.Sensor, bound, inject, expect);

    private static void Silent(FaultRig rig, int n, int ticks) => rig.Sensor.Strike(n < ticks ? SensorFault.Drop : SensorFault.None);

    private static Expectation Frozen(FaultState state)
    {
        const string still = "a resting joint may stay on one value";
        Expectation held = Expectation.Held(Reasons.SensorFrozen | Reasons.TrackingError | Reasons.Stalled, FrozenTicks);
        return state switch
        {
            FaultState.Holding => Expectation.Unseen(still),
            FaultState.Stopping => Expectation.Perhaps(held, still),
            _ => held,
        };
    }
}
