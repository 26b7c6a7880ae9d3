using ArmController.Motion.Arm;
using ArmController.Motion.Monitoring;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Safety.Clearance;
using ArmController.Motion.Safety.Storms;
using ArmController.Motion.Servo;
using ArmController.Numerics;

namespace ArmController.Tests.Motion.Safety.Trials;

/// <summary>
/// What every shield must pass, as one call that answers with the first property it breaks.
/// Clearance is judged by the audit, whose geometry and stops share no arithmetic with the shield.
/// </summary>
public static class ShieldTrial
{
    private const int StormTicks = 3_000;
    private const int MonitorTicks = 4_000;
    private const double MaxTip = 0.25;

    private static readonly Seconds At200Hertz = new(0.005);

    /// <summary>The first property that fails, or null; the last takes as long as four times all others.</summary>
    public static string? Properties(ulong seed) =>
        Unchanged() ?? ShieldPlaces.Distances(seed)
        ?? Storm(seed, ShieldArms.Among(MaxTip), SmallArms.At50Hertz, "50 Hz")
        ?? Storm(seed, ShieldArms.Among(null), At200Hertz, "200 Hz")
        ?? Storm(seed, ShieldArms.Among(null, 250), SmallArms.At50Hertz, "order 3")
        ?? ShieldWays.CarriesAll(seed) ?? ShieldWays.LoadsMoving(seed, 2) ?? ShieldWays.LoadsMoving(seed, 3)
        ?? ShieldWays.StopsSlowly(seed) ?? ShieldWays.ComesApart(seed) ?? ShieldPlaces.Softens(seed)
        ?? ShieldPlaces.SoftensJerk(seed) ?? ShieldPlaces.Recovers(seed, 2) ?? ShieldPlaces.Recovers(seed, 3) ?? ShieldPlaces.Loads()
        ?? ShieldWays.Crosses(seed);

    /// <summary>True when the monitor, which sees counts alone, refuses a frame of a hostile stream through the one door.</summary>
    public static bool MonitorObjects(ulong seed)
    {
        ArmDescription arm = SmallArms.Coarser(ShieldArms.Among(null), 20_000.0 / 4096);
        Pcg32 random = new(seed, 3);
        using StormBus bus = new(random);
        using ServoArm door = new(arm, bus, SmallArms.At50Hertz);
        door.Open();
        door.Arm(ShieldArms.Home);
        Joints<Radian> target = default;
        for (int tick = 0; tick < MonitorTicks && door.Interlock.Reason == TripReason.None; tick++)
        {
            target = tick % 100 == 0 ? ShieldArms.Pose(arm, random) : target;
            door.Envelope.Admit(Proposal.Towards(target), out SafeCommand command);
            door.Actuate(command);
        }

        return door.Monitor.Verdict is MonitorVerdict.Table or MonitorVerdict.Workspace or MonitorVerdict.KeepOut;
    }

    // Hostile wishes and lost frames; then moves between poses, since joints that come together come nearest.
    private static string? Storm(ulong seed, ArmDescription arm, Seconds period, string name)
    {
        Pcg32 random = new(seed, 5);
        BareLimiter limiter = new(SmallArms.Coarser(arm, 20_000.0 / 4096), period);
        limiter.Place(ShieldArms.Home);
        if (BareStorm.Drive(limiter, arm, period, new StormWishes(random), random, StormTicks) is { } hostile)
        {
            return $"storm: {hostile} ({name})";
        }

        Proposal proposal = default;
        for (int tick = 0; tick < StormTicks; tick++)
        {
            if (tick % 150 == 0)
            {
                proposal = Proposal.Towards(ShieldArms.Pose(arm, random));
                if (limiter.Fault() is { } fault)
                {
                    return $"moves: {fault} ({name})";
                }
            }

            limiter.Step(proposal);
            if (tick % 16 == 0)
            {
                limiter.CheckStop();
            }
        }

        return limiter.Fault() is { } last ? $"moves: {last} ({name})"
            : limiter.MostWalks > ClearanceShield.MostWalks ? "it looks at more ways in a tick than it may" : null;
    }

    // A slow wish far from everything passes as it is, after one look.
    private static string? Unchanged()
    {
        BareLimiter arm = new(ShieldArms.Among(MaxTip), SmallArms.At50Hertz);
        arm.Place(ShieldArms.Home);
        bool changed = false;
        for (int i = 0; i < 10; i++)
        {
            changed |= arm.Step(Proposal.AtVelocity(SmallArms.Speed(0.1, 0.1, 0.1, 0.1, 0.1))).Trims.Union != Trims.None;
        }

        return changed ? "a clear wish is changed" : arm.MostWalks > 1 ? "a clear wish needs more than one look" : null;
    }
}
