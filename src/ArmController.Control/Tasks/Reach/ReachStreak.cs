using ArmController.Numerics;

namespace ArmController.Control.Tasks.Reach;

/// <summary>Success: the tip within a tolerance of the goal at three decisions in a row.</summary>
public struct ReachStreak
{
    /// <summary>Decisions in a row that make a success.</summary>
    public const int Needed = 3;

    private int inside;

    /// <summary>True once three in a row were inside; stays true.</summary>
    public bool Reached { get; private set; }

    /// <summary>Takes one decision's distance into account.</summary>
    public void Note(double distanceMetres, double toleranceMetres)
    {
        inside = distanceMetres <= toleranceMetres ? inside + 1 : 0;
        Reached |= inside >= Needed;
    }

    /// <summary>Writes the count.</summary>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Write(inside);
        writer.Write(Reached);
    }

    /// <summary>Reads the count.</summary>
    public void Load(ref StateReader reader)
    {
        inside = Math.Clamp(reader.ReadInt(), 0, Needed);
        Reached = reader.ReadBool();
    }
}
