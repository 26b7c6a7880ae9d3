using ArmController.Numerics;

namespace ArmController.Control.Guidance.Motions;

/// <summary>
/// What a choice of motion is made from: relations of tip, goal and things, what was tried, and what the model says would come of it.
/// </summary>
public sealed class Situation
{
    private readonly Outlook[] outlooks = new Outlook[MotionLaw.Count];
    private readonly int[] tries = new int[MotionLaw.Count];
    private readonly int[] endings = new int[MotionLaw.Count];

    /// <summary>Motion that was made last.</summary>
    public Motion Last { get; private set; }

    /// <summary>How it ended.</summary>
    public Ending LastEnding { get; private set; }

    /// <summary>From tip to goal, metres.</summary>
    public double Metres { get; private set; }

    /// <summary>How tip and goal lie.</summary>
    public Relations Now { get; private set; }

    /// <summary>Bits of the motions that may be chosen: going on towards the goal helps nobody who has just stalled in it.</summary>
    public ulong Allowed =>
        (1UL << MotionLaw.Count) - 1 - (Last == Motion.Towards && LastEnding == Ending.Stalled ? 1UL << (int)Motion.Towards : 0);

    /// <summary>What the model says of a motion.</summary>
    public ref Outlook this[Motion motion] => ref outlooks[(int)motion];

    /// <summary>How often a motion was made since the goal was given.</summary>
    public int Tries(Motion motion) => tries[(int)motion];

    /// <summary>How it ended the last time; of a motion that was made.</summary>
    public Ending EndingOf(Motion motion) => (Ending)endings[(int)motion];

    /// <summary>A new goal: nothing was tried.</summary>
    public void Begin()
    {
        Array.Clear(tries);
        Array.Clear(endings);
    }

    /// <summary>A motion has ended.</summary>
    public void Note(Motion motion, Ending ending)
    {
        Last = motion;
        LastEnding = ending;
        tries[(int)motion]++;
        endings[(int)motion] = (int)ending;
    }

    /// <summary>Sees how things lie.</summary>
    /// <param name="now">How.</param>
    /// <param name="metres">From tip to goal.</param>
    public void Look(Relations now, double metres)
    {
        Now = now;
        Metres = metres;
    }

    /// <summary>Writes it.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write((int)Last);
        writer.Write((int)LastEnding);
        writer.Write(Metres);
        writer.Write(Now.Bits);
        writer.Write(tries);
        writer.Write(endings);
        foreach (Outlook outlook in outlooks)
        {
            writer.Write(outlook.IsClear);
            writer.Write(outlook.Arrives);
            writer.Write(outlook.After.Bits);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote; false when it is not sound.</summary>
    public bool Load(ref StateReader reader)
    {
        Last = (Motion)reader.ReadInt();
        LastEnding = (Ending)reader.ReadInt();
        Metres = reader.ReadDouble();
        Now = new(reader.ReadInt());
        reader.Read(tries);
        reader.Read(endings);
        bool sound = true;
        for (int i = 0; i < outlooks.Length; i++)
        {
            outlooks[i] = new(reader.ReadBool(), reader.ReadBool(), new(reader.ReadInt()));
            sound &= outlooks[i].After.Bits is >= 0 and < Relations.Count && tries[i] >= 0
                && endings[i] is >= (int)Ending.Time and <= (int)Ending.Stalled;
        }

        return sound && !reader.Truncated && Last is >= Motion.Towards and <= Motion.Push
            && LastEnding is >= Ending.Time and <= Ending.Stalled
            && Metres >= 0 && Now.Bits is >= 0 and < Relations.Count;
    }
}
