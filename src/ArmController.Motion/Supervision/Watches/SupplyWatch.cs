using ArmController.Numerics;

namespace ArmController.Motion.Supervision.Watches;

/// <summary>
/// Notices a supply that is too low, or a current that is too high, for a number of ticks in a row; a start of motors draws more for a moment.
/// </summary>
internal struct SupplyWatch
{
    private int low;
    private int high;

    /// <summary>What a tick's fresh measurement shows.</summary>
    public Reasons Look(double volts, double amperes, SupplySettings settings, int limit)
    {
        low = volts >= settings.LowestVolts ? 0 : Math.Min(low + 1, limit);
        high = amperes <= settings.HighestAmperes ? 0 : Math.Min(high + 1, limit);
        return (low >= limit ? Reasons.SupplyLow : Reasons.None) | (high >= limit ? Reasons.OverCurrent : Reasons.None);
    }

    /// <summary>Writes the state.</summary>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Write(low);
        writer.Write(high);
    }

    /// <summary>Reads the state.</summary>
    public void Load(ref StateReader reader)
    {
        low = SavedTicks.Read(ref reader);
        high = SavedTicks.Read(ref reader);
    }
}
