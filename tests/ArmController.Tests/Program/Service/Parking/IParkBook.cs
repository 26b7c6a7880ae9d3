using System.Runtime.Versioning;
using ArmController.Motion.Quantities;
using ArmController.Motion.Supervision;
using ArmController.Recording;
using ArmController.Service;

namespace ArmController.Tests.Program.Service.Parking;

/// <summary>Who writes the park file of a process: the product's keeper, or the one that was wrong.</summary>
internal interface IParkBook
{
    bool Begin(ulong configuration, out ArmingBlockers blockers);

    bool MayPress(in LiveState live);

    long Press();

    void Follow(in LiveState live);
}

/// <summary>The product's.</summary>
[SupportedOSPlatform("linux")]
internal sealed class KeptBook(ParkFile file, Joints<Radian> park) : IParkBook
{
    private readonly ParkKeeper keeper = new(file, park);

    public bool Begin(ulong configuration, out ArmingBlockers blockers) => keeper.Begin(configuration, out blockers);

    public bool MayPress(in LiveState live) => keeper.MayPress(live, out _);

    public long Press() => keeper.Press();

    public void Follow(in LiveState live) => keeper.Follow(live);
}

/// <summary>The rule that was wrong: "parked" is written when a change of mode to Disarmed is seen, whatever was pressed since.</summary>
[SupportedOSPlatform("linux")]
internal sealed class ModeChangeBook(ParkFile file, Joints<Radian> park) : IParkBook
{
    private Mode lastMode;
    private long presses;

    public bool Begin(ulong configuration, out ArmingBlockers blockers) => new ParkKeeper(file, park).Begin(configuration, out blockers);

    public bool MayPress(in LiveState live) => file.Write(parked: false, live.Position).IsDone;

    public long Press() => ++presses;

    public void Follow(in LiveState live)
    {
        Mode before = lastMode;
        lastMode = live.Mode;
        if (live.Mode != before && live.Mode == Mode.Disarmed && live.IsParked && before != Mode.Boot)
        {
            _ = file.Write(parked: true, park);
        }
    }
}
