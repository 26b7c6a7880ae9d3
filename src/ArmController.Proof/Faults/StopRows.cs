namespace ArmController.Proof.Faults;

/// <summary>Six ways an emergency stop is pressed, or is itself at fault. Its contact is closed while all is well.</summary>
internal static class StopRows
{
    private const int BouncingTicks = 50;
    private const int PressedTicks = 10;

    public static FaultRow[] All =>
    [
        Row(1, "press", (rig, n) => Open(rig, true)),
        Row(2, "release only", (rig, n) => Open(rig, n < PressedTicks)),
        Row(3, "bounce, 50 edges", (rig, n) => Open(rig, n < BouncingTicks && n % 2 == 0)),
        Row(4, "broken wire", (rig, n) => Open(rig, true)),
        Row(5, "stuck closed", (rig, n) => Open(rig, false)) with
        {
            Expect = _ => Expectation.Unseen(
                "a welded contact looks like one that is not pressed; a test press each session finds it, and the second contact cuts the supply"),
        },
        Row(6, "press while arming", (rig, n) => Open(rig, true)) with { WhileArming = true },
    ];

    private static FaultRow Row(int number, string name, Action<FaultRig, int> inject) =>
        new($"E{number}", name, FaultGroup.EmergencyStop, "1 T", inject, _ => Expectation.LetGo(1));

    private static void Open(FaultRig rig, bool open) => rig.Panel = rig.Panel with { EStopClosed = !open };
}
