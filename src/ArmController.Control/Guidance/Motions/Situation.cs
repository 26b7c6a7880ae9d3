using ArmController.Numerics;

namespace ArmController.Control.Guidance.Motions;

/// <summary>What a choice of motion is made from: relations of tip, goal and things, what was tried, and what the model says would come of it.</summary>
internal sealed class Situation
{
    private const double RightAngleRadians = 1.5707963267948966;
    private const double AlignedRadians = RightAngleRadians / 9;
    private const double AsideRadians = RightAngleRadians / 3;
    private const double FarAsideRadians = RightAngleRadians * 7 / 9;

    private readonly Outlook[] outlooks = new Outlook[MotionLaw.Count];
    private readonly int[] tries = new int[MotionLaw.Count];
    private readonly int[] endings = new int[MotionLaw.Count];
    private int relations;

    /// <summary>Motion that was made last.</summary>
    public Motion Last { get; private set; }

    /// <summary>How it ended.</summary>
    public Ending LastEnding { get; private set; }

    /// <summary>From tip to goal, metres.</summary>
    public double Metres { get; private set; }

    /// <summary>True when no box is between tip and goal.</summary>
    public bool Sees => (relations & 1) != 0;

    /// <summary>The first five relations as a number below 32: sees the goal, tip above a box, goal under one, tip under one, aligned with the goal.</summary>
    public int Lie => relations & 31;

    /// <summary>Where the goal is from the tip, a number below 16: how far aside, farther from the base or not, higher or not.</summary>
    public int Direction => relations >> 5;

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
    /// <param name="law">Knows where the base is.</param>
    /// <param name="things">The boxes.</param>
    /// <param name="tip">The tip, metres.</param>
    /// <param name="place">The goal, metres.</param>
    public void Look(MotionLaw law, Things things, in Vector3d tip, in Vector3d place)
    {
        Metres = (place - tip).Length;
        double aside = Math.Abs(law.AzimuthTo(place, tip));
        int sector = aside < AlignedRadians ? 0 : aside < AsideRadians ? 1 : aside < FarAsideRadians ? 2 : 3;
        relations = (things.Sees(tip, place) ? 1 : 0)
            | (things.IsAbove(tip) ? 2 : 0)
            | (things.IsUnder(place) ? 4 : 0)
            | (things.IsUnder(tip) ? 8 : 0)
            | (sector == 0 ? 16 : 0)
            | (sector << 5)
            | (Radius(place - law.BaseAxis) > Radius(tip - law.BaseAxis) ? 128 : 0)
            | (place.Z > tip.Z ? 256 : 0);
    }

    private static double Radius(in Vector3d from) => Math.Sqrt((from.X * from.X) + (from.Y * from.Y));

    /// <summary>Writes it.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write((int)Last);
        writer.Write((int)LastEnding);
        writer.Write(Metres);
        writer.Write(relations);
        writer.Write(tries);
        writer.Write(endings);
        foreach (Outlook outlook in outlooks)
        {
            writer.Write(outlook.IsClear);
            writer.Write(outlook.Sees);
            writer.Write(outlook.Arrives);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote; false when it is not sound.</summary>
    public bool Load(ref StateReader reader)
    {
        Last = (Motion)reader.ReadInt();
        LastEnding = (Ending)reader.ReadInt();
        Metres = reader.ReadDouble();
        relations = reader.ReadInt();
        reader.Read(tries);
        reader.Read(endings);
        bool sound = true;
        for (int i = 0; i < outlooks.Length; i++)
        {
            outlooks[i] = new(reader.ReadBool(), reader.ReadBool(), reader.ReadBool());
            sound &= tries[i] >= 0 && endings[i] is >= (int)Ending.Time and <= (int)Ending.Stalled;
        }

        return sound && !reader.Truncated && Last is >= Motion.Towards and <= Motion.Push && LastEnding is >= Ending.Time and <= Ending.Stalled
            && Metres >= 0 && relations is >= 0 and < 512;
    }
}
