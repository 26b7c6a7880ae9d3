using ArmController.Numerics;

namespace ArmController.Control.Tasks;

/// <summary>Success: within a tolerance of the goal at several decisions in a row.</summary>
public struct Streak
{
    private int inside;

    /// <summary>True once enough in a row were inside; stays true.</summary>
    public bool Reached { get; private set; }

    /// <summary>Takes one decision's distance into account.</summary>
    public void Note(double distanceMetres, double toleranceMetres, int holdDecisions)
    {
        inside = distanceMetres <= toleranceMetres ? inside + 1 : 0;
        Reached |= inside >= holdDecisions;
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
        inside = Math.Max(reader.ReadInt(), 0);
        Reached = reader.ReadBool();
    }
}
