using ArmController.Motion.Safety;
using ArmController.Motion.Supervision;
using ArmController.Training.Checkpoints;
using ArmController.Training.Runs;

namespace ArmController.Proof.Faults;

/// <summary>Ten faults of the process and of the machine it runs on.</summary>
internal static class ProcessRows
{
    private const double StoppedPeriods = 50;

    public static FaultRow[] All =>
    [
        Row(1, "SIGKILL", "outside", (rig, n) => Kill(rig, n), _ => Outside("the process is gone")) with { Note = Gone },
        Row(2, "SIGSTOP for 1 s", "1 T", (rig, n) => rig.NextPeriods = n == 0 ? 1 + StoppedPeriods : 1, _ => Expectation.Held(Reasons.TickGap, 1)),
        Row(3, "SIGTERM", "1 T", Terminate, Terminated) with { WatchedTicks = 600, Note = "the program's answer to the signal is the word to park" },
        Row(4, "killed for memory, within a tick", "outside", KillWithin, _ => Outside("the process is gone")) with { Note = Gone },
        Row(5, "exception in the policy", "2 T", Once(rig => rig.Agent.ThrowOnce()), Policy) with { Note = Ends },
        Row(6, "exception in the envelope", "1 T", Once(rig => rig.Wire.ThrowAtNextFrame(new InjectedFault())), _ => Broken(1)) with
        {
            Note = "nothing outside a sealed envelope can make it throw: this throws in the driver, behind it in the same tick; "
                + "a test throws in the envelope itself",
        },
        Row(7, "exception in the monitor", "1 T", Once(rig => rig.Heartbeat.ThrowOnce()), _ => Broken(1)) with { Note = Ends },
        Row(8, "thread of the loop dies", "outside", Once(rig => rig.IsDead = true), _ => Outside("nobody ticks any more")) with { Note = Gone },
        Row(9, "second instance", "start", Once(TrySecond), _ => Expectation.Shown(Evidence.Refusal, 1)) with
        {
            Note = "refused by the lock that a run takes on its folder, and the first goes on; no verb opens hardware yet, "
                + "and the one that will takes it for the bus",
        },
        Row(10, "full disk", "start", Once(TrySave), _ => Expectation.Shown(Evidence.Refusal, 1))
            with { Note = "the save says so and learning goes on in memory; the arm goes on" },
    ];

    private static string Gone =>
        "the chip keeps the last frame: shown here is that it is within the limits and that a new process begins in Boot and waits disarmed; "
            + "the heartbeat's watchdog and the service's outputs-off are bound outside this process";

    private static string Ends => "the loop lets go before anybody hears of it; a program that goes on ticking finds itself faulted";

    private static FaultRow Row(int number, string name, string bound, Action<FaultRig, int> inject, Func<FaultState, Expectation> expect) =>
        new($"X{number}", name, FaultGroup.Process, bound, inject, expect);

    private static Action<FaultRig, int> Once(Action<FaultRig> inject) => (rig, n) =>
    {
        if (n == 0)
        {
            inject(rig);
        }
    };

    private static Expectation Outside(string why) => Expectation.Unseen($"{why}; bound outside this process");

    private static Expectation Broken(int boundTicks) => Expectation.Released(Reasons.InterlockTripped, boundTicks, TripReason.Unexpected);

    // The agent decides in every other tick, and only while it is followed.
    private static Expectation Policy(FaultState state) => StateRules.IsFollowing(state) ? Broken(2) : Expectation.Tolerated("nobody asks the agent");

    private static void Kill(FaultRig rig, int n)
    {
        if (n == 0)
        {
            rig.Kill();
        }
    }

    // Between the look at the device and the frame; what the loop would do about an exception does not reach the wire.
    private static void KillWithin(FaultRig rig, int n)
    {
        if (n == 0)
        {
            rig.Wire.EndAtNextFrame(new InjectedFault());
        }
        else
        {
            rig.IsDead = true;
        }
    }

    private static void Terminate(FaultRig rig, int n)
    {
        if (n == 0)
        {
            rig.Mailbox.Post(OperatorWord.Park);
        }
    }

    private static Expectation Terminated(FaultState state) => state switch
    {
        FaultState.Parking => Expectation.Tolerated("it is on its way to the park pose already"),
        _ => Expectation.Parked(Reasons.OperatorPark, 1),
    };

    private static void TrySecond(FaultRig rig)
    {
        string path = Path.Combine(Path.GetTempPath(), $"armctl-faults-{Environment.ProcessId}.lock");
        using (RunLock first = new(path))
        {
            try
            {
                using RunLock second = new(path);
            }
            catch (IOException)
            {
                rig.WasRefused = true;
            }
        }

        File.Delete(path);
    }

    // A folder cannot be made below a file, on any system and for any user: the disk takes nothing.
    private static void TrySave(FaultRig rig)
    {
        string file = Path.GetTempFileName();
        CheckpointStore store = new(Path.Combine(file, "checkpoints"));
        rig.WasRefused = store.Save([1, 2, 3], configHash: 0).Outcome != SaveOutcome.Saved;
        File.Delete(file);
    }
}
