using ArmController.Configuration;
using ArmController.Motion.Supervision;
using ArmController.Recording;

namespace ArmController.Service;

/// <summary>What a service says of its arm when nobody ticks any more: what is so, and what a person has to do about it.</summary>
internal static class LastWords
{
    /// <summary>Says it.</summary>
    /// <param name="last">The loop's last state.</param>
    /// <param name="arm">The arm.</param>
    /// <param name="mark">The marks of its chips; null for the twin.</param>
    /// <param name="unmarked">Why there is no mark of an arm that is left holding; empty when there is one.</param>
    public static string Of(in LiveState last, ArmConfiguration arm, HeldMarks? mark, string unmarked)
    {
        string why = last.Reasons == Reasons.None ? $"{last.Mode}" : $"{last.Mode}: {last.Reasons}";
        if (!last.IsDriven)
        {
            return last.IsParked ? "ended parked, with outputs off" : $"ended with outputs off ({why})";
        }

        if (mark is null)
        {
            return $"ended away from the park pose ({why}); the simulated arm ends with it";
        }

        return $"ended holding: not parked ({why}), so the last frame stays on; support the arm, then let it go: {mark.LetGoWords}"
            + (unmarked.Length == 0 ? "" : $". Under systemd it is let go at once, for the mark of that could not be written: {unmarked}")
            + (arm.Pins is { OutputEnable: null, Heartbeat: null } or null
                ? ""
                : ". Output enable and heartbeat end with this process: the arm may fall");
    }
}
