using ArmController.Numerics;

namespace ArmController.Motion.Supervision.Watches;

/// <summary>
/// Reads numbers of ticks from an image: none is below zero, and one more can always be counted. Otherwise a watch could wait for ages
/// until it speaks.
/// </summary>
internal static class SavedTicks
{
    /// <summary>One number of ticks.</summary>
    public static int Read(ref StateReader reader) => Math.Clamp(reader.ReadInt(), 0, int.MaxValue - 1);

    /// <summary>One for each lane.</summary>
    public static void Read(ref StateReader reader, ref LaneTicks ticks)
    {
        foreach (ref int lane in ticks)
        {
            lane = Read(ref reader);
        }
    }
}
