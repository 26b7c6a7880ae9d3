using ArmController.Motion.Quantities;
using ArmController.Motion.Supervision;
using ArmController.Recording;
using ArmController.Training.Runs;

namespace ArmController.Service;

/// <summary>
/// Keeps the park file true: it says "parked" only of an arm that rests in its park pose, that nothing drives and nothing is about to drive.
/// It says "not parked" before the arm switch may be pressed. One thread.
/// </summary>
/// <remarks>
/// The next process believes this file without looking, so its first frame is only as good as the file. Every press has a number. "Parked" is
/// written of a state in which the loop had dealt with every press that was asked for: a press under way makes the state an old one.
/// </remarks>
internal sealed class ParkKeeper(ParkFile file, Joints<Radian> parkPose)
{
    private long presses;

    /// <summary>Reads what the process before this one left; from here on the file is this keeper's.</summary>
    /// <param name="configuration">Which configuration the arm has now.</param>
    /// <param name="blockers">What only a person who has looked may clear.</param>
    /// <returns>True when the file vouches for the arm resting in its park pose.</returns>
    public bool Begin(ulong configuration, out ArmingBlockers blockers)
    {
        ParkRecord record = file.Read();
        blockers = (file.WasLeftUnclean ? ArmingBlockers.UncleanShutdown : ArmingBlockers.None)
            | (file.WasOtherConfiguration ? ArmingBlockers.ConfigHashChanged : ArmingBlockers.None);
        return record.Attests(parkPose, configuration);
    }

    /// <summary>Number of a press that is made now: after <see cref="MayPress"/> has allowed it.</summary>
    public long Press() => ++presses;

    /// <summary>Before the arm switch is pressed: sees to it that the file does not say that the arm rests.</summary>
    /// <param name="live">The loop's newest state.</param>
    /// <param name="refused">Why it may not be pressed.</param>
    public bool MayPress(in LiveState live, out string refused)
    {
        WriteResult written = file.SayUnparked(live.Position);
        refused = written.IsDone ? "" : $"{file.Path}: {written.Reason}";
        return written.IsDone;
    }

    /// <summary>Writes that the arm rests parked, when the loop shows that it does and the file does not say so yet.</summary>
    /// <param name="live">A state of the loop; it may be an old one.</param>
    public WriteResult Follow(in LiveState live) =>
        live.Mode == Mode.Disarmed && live.IsParked && live.PressesDone == presses && !file.SaysParked
            ? file.Write(parked: true, parkPose)
            : WriteResult.Done;
}
