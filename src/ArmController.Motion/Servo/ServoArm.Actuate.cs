using ArmController.Motion.Monitoring;
using ArmController.Motion.Safety;

namespace ArmController.Motion.Servo;

/// <summary>The end of a tick: what is judged, what is written, and what is let go.</summary>
public sealed partial class ServoArm
{
    /// <summary>
    /// Ends a tick: sends the command, or lets go. A move that is not the newest answer of this arm's envelope is refused and nothing is
    /// sent; a command to let go is never refused, and the arm must be armed again after it.
    /// </summary>
    public BusStatus Actuate(in SafeCommand command)
    {
        streak.Continue();
        BusStatus status = command.Kind == CommandKind.Move ? Move(command) : Release();
        streak.End();
        return status;
    }

    /// <summary>All outputs off, and disarmed; a trip stays a trip.</summary>
    public BusStatus Release()
    {
        LetGoOfPose();
        BusStatus status = bus.Release();
        if (ready && status != BusStatus.Ok)
        {
            status = bus.Release();
            Judge(status);
        }

        return status;
    }

    private BusStatus Move(in SafeCommand command)
    {
        if (!Envelope.IsNewest(command))
        {
            return BusStatus.StaleCommand;
        }

        if (Interlock.State != InterlockState.Armed)
        {
            Release();
            return BusStatus.NotArmed;
        }

        if (!gate.Passes(command.Velocity))
        {
            Interlock.Trip(TripReason.Unexpected);
            Release();
            return BusStatus.NotArmed;
        }

        // A copy of our own: what is judged is what is written, or off.
        ServoCounts counts = command.Counts;
        if (Monitor.Judge(counts) != MonitorVerdict.Good)
        {
            Interlock.Trip(TripReason.MonitorRefused);
            Release();
            return BusStatus.MonitorRefused;
        }

        gate.Mask(ref counts);
        BusStatus status = bus.Write(counts);
        if (status != BusStatus.Ok && TripAtOnce(status) == TripReason.None)
        {
            RetriedWrites++;
            status = bus.Write(counts);
        }

        if (status == BusStatus.Ok)
        {
            Envelope.Commit(command);
            Monitor.Written();
        }
        else
        {
            Envelope.Miss();
            Monitor.NotWritten();
            Judge(status);
        }

        return status;
    }

    private void Judge(BusStatus status)
    {
        if (status == BusStatus.Ok)
        {
            return;
        }

        streak.Fail();
        TripReason reason = TripAtOnce(status);
        if (reason == TripReason.None && streak.IsTooLong)
        {
            reason = TripReason.BusFailed;
        }

        if (reason != TripReason.None)
        {
            ready = false;
            Interlock.Trip(reason);
            LetGoOfPose();
            bus.Release();
        }
    }

    private static TripReason TripAtOnce(BusStatus status) => status switch
    {
        BusStatus.DeviceReset => TripReason.DeviceReset,
        BusStatus.RegisterMismatch => TripReason.RegisterMismatch,
        BusStatus.ExternalClock => TripReason.ExternalClock,
        BusStatus.PulseRefused => TripReason.PulseRefused,
        BusStatus.PutToSleep => TripReason.PutToSleep,
        _ => TripReason.None,
    };
}
