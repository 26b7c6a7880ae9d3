using ArmController.Motion.Safety;
using ArmController.Motion.Supervision;
using ArmController.Simulator.Chips;

namespace ArmController.Proof.Faults;

/// <summary>Twelve faults of the wire and of the pulse generator at its end.</summary>
internal static class BusRows
{
    private const byte Mode1 = 0x00;
    private const byte PreScale = 0xFE;
    private const byte AsleepAllCall = 0x11;
    private const byte ExternalClock = 0x60;
    private const byte AnotherPreScale = 0x60;
    private const int FailedTicks = 3;

    // The read-back round of a chip with up to eight lanes, and the tick that names what it found.
    private const int Round = 8;

    public static FaultRow[] All =>
    [
        Row(1, "one NACK", "1 T", (rig, n) => Fail(rig, n == 0, I2cFault.Nack, 1), _ => Expectation.Shown(Evidence.Bus, 1)),
        Row(
            2, "NACK for 3 ticks", "3 T", (rig, n) => Fail(rig, n < FailedTicks, I2cFault.Nack, int.MaxValue),
            _ => Lost(TripReason.BusFailed, FailedTicks)),
        Row(3, "NACK for ever", "3 T", (rig, _) => Fail(rig, true, I2cFault.Nack, int.MaxValue), _ => Unreachable(TripReason.BusFailed, FailedTicks))
            with { Note = Kept },
        Row(
            4, "timeout for ever", "3 T", (rig, _) => Fail(rig, true, I2cFault.Timeout, int.MaxValue),
            _ => Unreachable(TripReason.BusFailed, FailedTicks)) with { Note = Kept },
        Row(5, "SDA stuck low", "3 T", (rig, _) => Fail(rig, true, I2cFault.Stuck, int.MaxValue), _ => Unreachable(TripReason.BusFailed, FailedTicks))
            with { Note = Kept },
        Row(6, "bit flipped in a frame", "8 T", Flip, _ => Expectation.Perhaps(Lost(TripReason.RegisterMismatch, Round), Rewritten)),
        Row(7, "MODE1 back to power-on", "8 T", (rig, n) => Upset(rig, n, Mode1, AsleepAllCall), _ => Lost(TripReason.DeviceReset, Round)),
        Row(8, "EXTCLK set", "8 T", (rig, n) => Upset(rig, n, Mode1, ExternalClock), _ => Lost(TripReason.ExternalClock, Round))
            with { Clear = PowerCycle },
        Row(9, "PRE_SCALE changed", "8 T", (rig, n) => Upset(rig, n, PreScale, AnotherPreScale), _ => Lost(TripReason.RegisterMismatch, Round)),
        Row(10, "wrong address", "8 T", Elsewhere, _ => Unreachable(TripReason.DeviceReset, Round)) with { Note = Kept },
        Row(11, "frame cut in half", "1 T", (rig, n) => Cut(rig, n), _ => Expectation.Shown(Evidence.Bus, 1)) with
        {
            Note = "written again within its tick; until then one channel may show half of its word",
        },
        Row(12, "bus so slow that ticks double", "3 T", (rig, _) => rig.NextPeriods = 2, Slow),
    ];

    private static string Kept => "the chip keeps its last frame, which is within the limits, until an output-enable pin or the cut supply ends it";

    private static string Rewritten => "the next frame, one tick later, writes the right pulse before the read-back comes round to the wrong one";

    private static FaultRow Row(int number, string name, string bound, Action<FaultRig, int> inject, Func<FaultState, Expectation> expect) =>
        new($"B{number}", name, FaultGroup.Bus, bound, inject, expect);

    private static Expectation Lost(TripReason trip, int boundTicks) => Expectation.Released(Reasons.InterlockTripped, boundTicks, trip);

    private static Expectation Unreachable(TripReason trip, int boundTicks) => Lost(trip, boundTicks) with { Outputs = Outputs.LastFrame };

    private static void Fail(FaultRig rig, bool now, I2cFault fault, int transactions) =>
        rig.Chip.FailNext(now ? fault : I2cFault.None, now ? transactions : 0);

    private static void Upset(FaultRig rig, int n, byte register, byte value)
    {
        if (n == 0)
        {
            rig.Chip.Upset(register, value);
        }
    }

    // One of the four bytes of one of the channels in use, but none of the three bits that the chip ignores.
    private static void Flip(FaultRig rig, int n)
    {
        if (n == 0)
        {
            rig.Chip.FlipNextWrite(1 + rig.Random.NextInt(4 * rig.Plan.Arm.LaneCount), rig.Random.NextInt(5));
        }
    }

    private static void Cut(FaultRig rig, int n)
    {
        if (n == 0)
        {
            rig.Wire.FailNextFrame(I2cFault.Nack, 1 + rig.Random.NextInt(4 * rig.Plan.Arm.LaneCount));
        }
    }

    // Another chip of the same kind, just powered on.
    private static void Elsewhere(FaultRig rig, int n)
    {
        if (n == 0)
        {
            rig.Wire.LeadTo(new SimulatedPca9685());
        }
    }

    private static void PowerCycle(FaultRig rig)
    {
        rig.Chip.PowerCycle();
        rig.Heal();
    }

    private static Expectation Slow(FaultState state) => state switch
    {
        FaultState.Holding or FaultState.Stopping => Expectation.Noted(Reasons.TicksLate, FailedTicks, SafetyAction.StopThenHold),
        _ => Expectation.Stopped(Reasons.TicksLate, FailedTicks),
    };
}
