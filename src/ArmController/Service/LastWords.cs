using ArmController.Configuration;
using ArmController.Motion.Supervision;
using ArmController.Runs;

namespace ArmController.Service;

/// <summary>What a service says of its arm when nobody ticks any more: what is so, and what a person has to do about it.</summary>
internal static class LastWords
{
    /// <summary>Says it; where the arm is left holding, the mark of that is left too.</summary>
    /// <param name="last">The loop's last state.</param>
    /// <param name="arm">The arm.</param>
    /// <param name="bus">Its bus; null for the twin.</param>
    /// <param name="mark">The mark.</param>
    public static string Of(in LiveState last, ArmConfiguration arm, string? bus, HeldMark mark)
    {
        string why = last.Reasons == Reasons.None ? $"{last.Mode}" : $"{last.Mode}: {last.Reasons}";
        if (!last.IsDriven)
        {
            return last.IsParked ? "ended parked, with outputs off" : $"ended with outputs off ({why})";
        }

        if (bus is null)
        {
            return $"ended away from the park pose ({why}); the simulated arm ends with it";
        }

        int address = arm.Outputs[0].Address;
        WriteResult marked = mark.Leave(bus, address);
        return FormattableString.Invariant($"ended holding: not parked ({why}), so the last frame stays on; support the arm, then let it go: armctl outputs-off --i2c {bus} --address 0x{address:x2}")
            + (marked.IsDone ? "" : $". Under systemd it is let go at once, for {mark.Path} could not be written: {marked.Reason}")
            + (arm.Pins is { OutputEnable: null, Heartbeat: null } or null ? "" : ". Output enable and heartbeat end with this process: the arm may fall");
    }
}
