using ArmController.Motion.Safety;
using ArmController.Motion.Supervision;
using ArmController.Motion.Supervision.Watches;
using ArmController.Simulator.Faults;

namespace ArmController.Proof.Faults;

/// <summary>Eight faults of the servos.</summary>
internal static class MotorRows
{
    private const double OverloadAmperes = 3;
    private const int OverloadTicks = 10;

    // Warm is 0.8, reached four seconds later; hot is 0.9, twenty seconds after that.
    private const double NearlyWarm = 0.75;
    private const int WarmTicks = 250;

    public static FaultRow[] All =>
    [
        Row(1, "stall against an obstacle", "0.3 s from contact at speed", Struck(ServoFault.Jammed), Jammed) with { WatchedTicks = 250 },
        Row(2, "overheating, by the model", "seconds", (_, _) => { }, Hot) with
        {
            WatchedTicks = 2200,
            SeenBare = true,
            Ready = rig => rig.Supervisor.Warmest >= NearlyWarm,
            Adjust = settings => settings with { Heat = new HeatSettings { TimeConstantSeconds = 12, AssumedLoadShare = 0.96, MotionShare = 0 } },
            Note =
                "watched from four seconds before the model calls a servo warm; a heat that the load does not explain is not seen without a sensor",
        },
        Row(3, "one dead joint", "lag and 0.15 s beyond the error allowed", Struck(ServoFault.Dead), Lost) with { WatchedTicks = 300 },
        Row(4, "a joint turns the other way", "lag and 0.15 s beyond the error allowed", Struck(ServoFault.Reversed), Lost)
            with { WatchedTicks = 300 },
        Row(5, "5 degrees of play", "-", Struck(ServoFault.Slack), _ => Expectation.Unseen("less than the tracking error that is allowed at rest")),
        Row(
            6, "half speed", "-", Struck(ServoFault.HalfSpeed),
            _ => Expectation.Unseen("half of what the servo can do is still more than the joint may do")),
        Row(
            7, "overload", "0.2 s", (rig, _) => rig.Supply.SurgeAmperes = OverloadAmperes,
            _ => Expectation.Released(Reasons.OverCurrent, OverloadTicks, TripReason.Overload)),
        Row(8, "servo's own alarm lets go", "lag and 0.15 s beyond the error allowed", Struck(ServoFault.Dead), Lost) with
        {
            WatchedTicks = 300,
            Clear = _ => { },
            StaysBroken = true,
            Note = "a PWM servo has no alarm bits to read: it shows like a dead one, and stays so until its supply was cut",
        },
    ];

    private static string Still => "a joint that is not moved shows nothing";

    private static FaultRow Row(int number, string name, string bound, Action<FaultRig, int> inject, Func<FaultState, Expectation> expect) =>
        new($"M{number}", name, FaultGroup.Motor, bound, inject, expect);

    private static Action<FaultRig, int> Struck(ServoFault fault) => (rig, n) =>
    {
        if (n == 0)
        {
            rig.Twin.Strike(Lane(rig), fault);
        }
    };

    // One that has some way before it; on the way to the park pose, the one that is furthest from it.
    private static int Lane(FaultRig rig)
    {
        if (rig.Supervisor.Mode != Mode.Parking)
        {
            return rig.Agent.FarthestLane;
        }

        int lane = 0;
        for (int i = 1; i < rig.Plan.Arm.LaneCount; i++)
        {
            lane = Off(rig, i) > Off(rig, lane) ? i : lane;
        }

        return lane;
    }

    private static double Off(FaultRig rig, int lane) => Math.Abs(rig.Arm.Envelope.Position[lane] - rig.Plan.Arm.Home[lane]);

    private static Expectation Jammed(FaultState state)
    {
        Expectation released = Expectation.Released(Reasons.OverCurrent, state == FaultState.FollowingFast ? 30 : 100, TripReason.Overload);
        return state switch
        {
            FaultState.Holding => Expectation.Unseen(Still),
            FaultState.Stopping => Expectation.Perhaps(released, Still),
            _ => released,
        };
    }

    private static Expectation Lost(FaultState state)
    {
        Expectation held = Expectation.Held(Reasons.TrackingError | Reasons.Stalled, state == FaultState.FollowingFast ? 60 : 150);
        return state switch
        {
            FaultState.Holding => Expectation.Unseen(Still),
            FaultState.Stopping => Expectation.Perhaps(held, Still),
            _ => held,
        };
    }

    // Slow while it moves, then parked; a held arm is moved only to be parked.
    private static Expectation Hot(FaultState state) => state == FaultState.Parking
        ? Expectation.Tolerated("it is parked before it gets warm")
        : Expectation.Parked(Reasons.ServoWarm, WarmTicks);
}
