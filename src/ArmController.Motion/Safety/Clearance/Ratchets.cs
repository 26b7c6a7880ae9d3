using ArmController.Numerics;

namespace ArmController.Motion.Safety.Clearance;

/// <summary>
/// How much of each distance is required: the margin, or, for what was nearer than that when the arm was placed, as much as there was. What is
/// required never shrinks, so nothing comes nearer than it was, between ticks neither, and nothing that has come clear comes near again.
/// </summary>
internal sealed class Ratchets
{
    private readonly double margin;
    private readonly double[] required;
    private readonly bool[] recovering;

    /// <summary>Everything requires the margin.</summary>
    public Ratchets(int count, double marginMetres)
    {
        margin = marginMetres;
        required = new double[count];
        recovering = new bool[count];
        Reset();
    }

    /// <summary>Number of distances that have not recovered.</summary>
    public int Recovering { get; private set; }

    /// <summary>The required distance, metres.</summary>
    public double Required(int watch) => required[watch];

    /// <summary>True while less than the margin is required.</summary>
    public bool IsRecovering(int watch) => recovering[watch];

    /// <summary>Everything requires the margin.</summary>
    public void Reset()
    {
        required.AsSpan().Fill(margin);
        recovering.AsSpan().Clear();
        Recovering = 0;
    }

    /// <summary>Less than the margin is there: that much is required from now on.</summary>
    public void Yield(int watch, double metres)
    {
        if (metres < margin)
        {
            Recovering += recovering[watch] ? 0 : 1;
            recovering[watch] = true;
            required[watch] = metres;
        }
    }

    /// <summary>The way to rest was found to keep so much.</summary>
    /// <param name="watch">The distance.</param>
    /// <param name="metres">Shortest anywhere on it, metres.</param>
    public void Tighten(int watch, double metres)
    {
        if (metres >= margin)
        {
            required[watch] = margin;
            recovering[watch] = false;
            Recovering--;
        }
        else
        {
            required[watch] = Math.Max(required[watch], metres);
        }
    }

    /// <summary>Writes what has not recovered.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write(Recovering);
        for (int i = 0; i < required.Length; i++)
        {
            if (recovering[i])
            {
                writer.Write(i);
                writer.Write(required[i]);
            }
        }
    }

    /// <summary>Reads it back; false, and then everything requires the margin, when it makes no sense.</summary>
    public bool Load(ref StateReader reader)
    {
        Reset();
        int count = reader.ReadInt();
        bool sound = count >= 0 && count <= required.Length;
        for (int i = 0; i < count && sound; i++)
        {
            int watch = reader.ReadInt();
            double metres = reader.ReadDouble();
            sound = !reader.Truncated && watch >= 0 && watch < required.Length && double.IsFinite(metres) && metres < margin && !recovering[watch];
            if (sound)
            {
                Yield(watch, metres);
            }
        }

        if (!sound || reader.Truncated)
        {
            Reset();
            return false;
        }

        return true;
    }
}
