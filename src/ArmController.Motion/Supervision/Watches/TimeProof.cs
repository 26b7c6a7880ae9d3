using ArmController.Numerics;

namespace ArmController.Motion.Supervision.Watches;

/// <summary>
/// Shows before arming that the loop keeps its time: of 1000 dry ticks in a row at most one was late by more than half a period.
/// A gap afterwards takes the proof back.
/// </summary>
internal struct TimeProof
{
    /// <summary>Length of the proof in ticks.</summary>
    public const int Ticks = 1000;

    private int seen;
    private int late;

    /// <summary>True when it has been shown.</summary>
    public readonly bool IsGiven => seen >= Ticks;

    /// <summary>One tick and what its time showed.</summary>
    public void Note(Reasons found)
    {
        if ((found & Reasons.TickGap) != 0)
        {
            seen = 0;
            late = 0;
        }
        else if (!IsGiven)
        {
            late += (found & Reasons.TickLate) != 0 ? 1 : 0;
            seen = late > 1 ? 0 : seen + 1;
            late = late > 1 ? 0 : late;
        }
    }

    /// <summary>Writes the state.</summary>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Write(seen);
        writer.Write(late);
    }

    /// <summary>Reads the state.</summary>
    public void Load(ref StateReader reader)
    {
        seen = Math.Clamp(reader.ReadInt(), 0, Ticks);
        late = Math.Clamp(reader.ReadInt(), 0, 1);
    }
}
