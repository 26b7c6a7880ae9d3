using ArmController.Motion.Supervision;

namespace ArmController.Proof.Faults;

/// <summary>Eight faults of the loop's clock. "Just over" is a hundredth of a period: the bounds themselves are allowed.</summary>
internal static class TimeRows
{
    private const double JustOver = 0.01;
    private const double HourSeconds = 3600;

    public static FaultRow[] All =>
    [
        Row(1, "tick late by just over 0.5 T", Late(0.5), state => Braked(state)),
        Row(2, "tick late by 1 T", Late(1), state => Braked(state)),
        Row(3, "tick late by just over 3 T", Late(3), state => state switch
        {
            FaultState.Holding or FaultState.Stopping => Expectation.Noted(Reasons.TicksLate, 1, SafetyAction.StopThenHold),
            _ => Expectation.Stopped(Reasons.TicksLate, 1),
        }),
        Row(4, "tick late by just over 10 T", Late(10), _ => Expectation.Held(Reasons.TickGap, 1)),
        Row(5, "pause of 200 ms", Late(10), _ => Expectation.Held(Reasons.TickGap, 1))
            with { Note = "a garbage collection or a stall of the machine; the world goes on" },
        Row(6, "clock jumps by an hour", Jump, _ => Expectation.Held(Reasons.TickGap, 1))
            with { Note = "the loop's own clock is made to jump, forwards or back; the wall's is never read" },
        Row(7, "suspended for 5 s", Late(250), _ => Expectation.Held(Reasons.TickGap, 1)) with
        {
            Note = "the loop must be paced by a clock that goes on while the machine sleeps: Linux' CLOCK_MONOTONIC stops, CLOCK_BOOTTIME does not",
        },
        Row(
            8,
            "jitter of 30 %",
            (rig, _) => rig.NextPeriods = rig.Random.NextDouble(0.7, 1.3),
            _ => Expectation.Tolerated("less than half a period late is allowed")),
    ];

    private static FaultRow Row(int number, string name, Action<FaultRig, int> inject, Func<FaultState, Expectation> expect) =>
        new($"T{number}", name, FaultGroup.Time, "1 T", inject, expect);

    private static Action<FaultRig, int> Late(double periods) => (rig, n) => rig.NextPeriods = n == 0 ? 1 + periods + JustOver : 1;

    private static void Jump(FaultRig rig, int n)
    {
        if (n == 0)
        {
            rig.NextJumpSeconds = rig.Random.NextInt(2) == 0 ? HourSeconds : -HourSeconds;
        }
    }

    private static Expectation Braked(FaultState state) =>
        Expectation.Noted(Reasons.TickLate, 1, state == FaultState.Stopping ? SafetyAction.StopThenHold : SafetyAction.Hold);
}
