using ArmController.Numerics;

namespace ArmController.Motion.Supervision.Watches;

/// <summary>Notices a fitted sensor that has brought nothing for a number of ticks in a row.</summary>
internal struct SilenceWatch
{
    private int silent;

    /// <summary>True when this is at least the <paramref name="limit"/>th tick in a row without a reading.</summary>
    public bool Look(bool fresh, int limit)
    {
        silent = fresh ? 0 : Math.Min(silent + 1, limit);
        return silent >= limit;
    }

    /// <summary>Writes the state.</summary>
    public readonly void Save(ref StateWriter writer) => writer.Write(silent);

    /// <summary>Reads the state.</summary>
    public void Load(ref StateReader reader) => silent = SavedTicks.Read(ref reader);
}
