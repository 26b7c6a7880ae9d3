using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Motion.Supervision.Watches;

/// <summary>
/// Notices ticks that come late: by more than half a period, three such in a row or one by more than three periods, and a gap of more than ten.
/// The last two begin at one servo frame and at two and a half: a servo keeps a pulse for so long anyway, however fast the loop is.
/// A tick is always one step, however late it is: nothing ever catches up.
/// </summary>
internal struct LateWatch
{
    private const double LatePeriods = 0.5;
    private const double VeryLatePeriods = 3;
    private const double GapPeriods = 10;
    private const int TooManyInARow = 3;
    private const double FrameSeconds = 0.02;
    private const double GapFrames = 2.5;

    private bool known;
    private double last;
    private int inARow;

    /// <summary>What the time of a tick shows, in seconds of a clock that never jumps.</summary>
    public Reasons Look(Seconds now, Seconds period)
    {
        double passed = (now.Value - last) / period.Value;
        bool first = !known;
        known = true;
        last = now.Value;

        // Also for a time that is no number. Standing still is early; going backwards is a clock that cannot be trusted.
        double gap = Math.Max(GapPeriods, GapFrames * FrameSeconds / period.Value);
        if (!(first ? double.IsFinite(now.Value) : passed >= 0 && passed <= gap))
        {
            inARow = 0;
            return Reasons.TickGap;
        }

        double late = first ? 0 : passed - 1;
        inARow = late > LatePeriods ? inARow + 1 : 0;
        return (inARow > 0 ? Reasons.TickLate : Reasons.None)
            | (inARow >= TooManyInARow || late > Math.Max(VeryLatePeriods, FrameSeconds / period.Value) ? Reasons.TicksLate : Reasons.None);
    }

    /// <summary>Writes the state.</summary>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Write(known);
        writer.Write(last);
        writer.Write(inARow);
    }

    /// <summary>Reads the state.</summary>
    public void Load(ref StateReader reader)
    {
        known = reader.ReadBool();
        last = reader.ReadDouble();
        inARow = SavedTicks.Read(ref reader);
    }
}
