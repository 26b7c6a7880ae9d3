using System.Runtime.CompilerServices;
using ArmController.Numerics;

namespace ArmController.Motion.Supervision.Watches;

/// <summary>
/// Notices whoever commands going silent (no usable command for more than three ticks) or talking rubbish (five unusable commands in a row,
/// fifty in a minute).
/// </summary>
internal struct CommandWatch
{
    /// <summary>So many unusable commands in a row are too many.</summary>
    public const int TooManyInARow = 5;

    /// <summary>So many within a minute are too many.</summary>
    public const int TooManyInAMinute = 50;

    private Ring bad;
    private int next;
    private int inARow;
    private int age;
    private bool flooded;

    /// <summary>The agent begins to be followed: its silence until now does not count.</summary>
    public void Begin()
    {
        age = 0;
        inARow = 0;
    }

    /// <summary>A tick without a decision: the last command gets older.</summary>
    public void Age() => age = Math.Min(age, int.MaxValue - 1) + 1;

    /// <summary>The agent has decided.</summary>
    /// <param name="usable">Whether every number of it is finite.</param>
    /// <param name="tick">Number of the tick, growing.</param>
    /// <param name="minuteTicks">Ticks in a minute.</param>
    public void Note(bool usable, long tick, long minuteTicks)
    {
        if (usable)
        {
            age = 0;
            inARow = 0;
            return;
        }

        Age();
        inARow = Math.Min(inARow + 1, TooManyInARow);

        // The ring keeps the fifty newest, as tick + 1 so that zero is none; the one it forgets now was the fiftieth before this.
        bad[next] = tick + 1;
        next = (next + 1) % TooManyInAMinute;
        flooded |= bad[next] != 0 && tick + 1 - bad[next] < minuteTicks;
    }

    /// <summary>What there is to say; a flood is said once.</summary>
    public Reasons Look(int ageLimit)
    {
        Reasons found = (age > ageLimit ? Reasons.CommandStale : Reasons.None)
            | (inARow >= TooManyInARow ? Reasons.CommandsBad : Reasons.None)
            | (flooded ? Reasons.CommandFlood : Reasons.None);
        if (flooded)
        {
            flooded = false;
            bad = default;
        }

        return found;
    }

    /// <summary>Writes the state.</summary>
    public readonly void Save(ref StateWriter writer)
    {
        foreach (long tick in bad)
        {
            writer.Write(tick);
        }

        writer.Write(next);
        writer.Write(inARow);
        writer.Write(age);
        writer.Write(flooded);
    }

    /// <summary>Reads the state.</summary>
    public void Load(ref StateReader reader)
    {
        foreach (ref long tick in bad)
        {
            tick = reader.ReadLong();
        }

        next = Math.Clamp(reader.ReadInt(), 0, TooManyInAMinute - 1);
        inARow = SavedTicks.Read(ref reader);
        age = SavedTicks.Read(ref reader);
        flooded = reader.ReadBool();
    }

    [InlineArray(TooManyInAMinute)]
    private struct Ring
    {
        private long first;
    }
}
