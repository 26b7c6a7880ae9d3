using ArmController.Numerics;

namespace ArmController.Learning.Features;

/// <summary>
/// The active binary features of one state, for a learner whose action has several factors: the same number of feature indices per factor.
/// A mirrored factor is seen in a mirror: its lowest action stands for its highest and so on,
/// so that two halves of the world share one half of the table.
/// </summary>
public sealed class ActiveFeatures
{
    private readonly int[] indices;
    private readonly bool[] mirrored;

    /// <summary>Room for <paramref name="factors"/> times <paramref name="perFactor"/> indices.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    public ActiveFeatures(int factors, int perFactor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factors);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(perFactor);
        Factors = factors;
        PerFactor = perFactor;
        indices = new int[factors * perFactor];
        mirrored = new bool[factors];
    }

    /// <summary>Number of factors of the action.</summary>
    public int Factors { get; }

    /// <summary>Number of active features of each factor.</summary>
    public int PerFactor { get; }

    /// <summary>The active features of one factor, to read or to fill.</summary>
    public Span<int> Of(int factor) => indices.AsSpan(factor * PerFactor, PerFactor);

    /// <summary>Whether a factor is seen in the mirror.</summary>
    public ref bool Mirrored(int factor) => ref mirrored[factor];

    /// <summary>Takes over everything from another set of the same shape.</summary>
    public void CopyFrom(ActiveFeatures other)
    {
        ArgumentNullException.ThrowIfNull(other);
        other.indices.AsSpan().CopyTo(indices);
        other.mirrored.AsSpan().CopyTo(mirrored);
    }

    /// <summary>Writes indices and mirrors.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write(indices);
        foreach (bool flag in mirrored)
        {
            writer.Write(flag);
        }
    }

    /// <summary>Reads indices and mirrors; false, with all indices zero, when one is not below <paramref name="features"/>.</summary>
    public bool Load(ref StateReader reader, int features)
    {
        reader.Read(indices);
        bool sound = true;
        foreach (int index in indices)
        {
            sound &= index >= 0 && index < features;
        }

        if (!sound)
        {
            Array.Clear(indices);
        }

        for (int i = 0; i < mirrored.Length; i++)
        {
            mirrored[i] = reader.ReadBool();
        }

        return sound;
    }
}
