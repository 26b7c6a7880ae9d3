using ArmController.Motion.Quantities;
using ArmController.Motion.Sensing;
using ArmController.Numerics;

namespace ArmController.Control.Estimation;

/// <summary>
/// The newest tip that was seen, with the angles that the arm had then: a camera tells late, and a tip beside the angles of now would be another
/// arm's. Between two tips the last one is held for a while.
/// </summary>
public sealed class SeenTip
{
    // After so long without a tip the arm has most likely gone out of sight.
    private const double HeldSeconds = 0.5;

    private readonly double periodSeconds;
    private readonly int heldTicks;
    private readonly Joints<Radian>[] earlier;
    private int head;
    private int waited;
    private bool isNew;
    private Vector3d tip;
    private Joints<Radian> angles;

    /// <summary>Nothing was seen yet.</summary>
    /// <param name="period">Tick period, positive.</param>
    /// <param name="latency">From the moment a tip is seen to the tick that is told of it, 0 or more; rounded to whole ticks.</param>
    public SeenTip(Seconds period, Seconds latency)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(latency.Value, 0);
        periodSeconds = period.Value;
        heldTicks = (int)Math.Ceiling(HeldSeconds / period.Value);
        earlier = new Joints<Radian>[(int)Math.Round(latency.Value / period.Value) + 1];
        RestAt(default);
    }

    private bool IsKnown => waited <= heldTicks;

    /// <summary>The arm was placed at rest, and nothing of it was seen there yet.</summary>
    public void RestAt(in Joints<Radian> rest)
    {
        Array.Fill(earlier, rest);
        waited = heldTicks + 1;
        isNew = false;
    }

    /// <summary>One tick: takes the reading's tip, if there is one, for that of the angles of then.</summary>
    /// <param name="reading">What the sensors brought.</param>
    /// <param name="state">Has the angles of now; gets the tip, where one is known.</param>
    public void Update(in SensorReading reading, ref ArmState state)
    {
        earlier[head] = state.Angles;
        head = (head + 1) % earlier.Length;
        waited = Math.Min(waited, heldTicks) + 1;
        if (reading.HasTip)
        {
            tip = reading.Tip;
            angles = earlier[head];
            waited = 0;
            isNew = true;
        }

        state.TipMeasured = IsKnown;
        state.TipIsNew = IsKnown && isNew;
        if (IsKnown)
        {
            state.Tip = tip;
            state.TipAngles = angles;
            state.TipAge = new((waited + earlier.Length - 1) * periodSeconds);
        }
    }

    /// <summary>Somebody has taken note of the tip: until the next one it is not new any more.</summary>
    public void Take() => isNew = false;

    /// <summary>Writes the tip and the angles of lately.</summary>
    public void Save(ref StateWriter writer)
    {
        writer.Write(earlier.Length);
        writer.Write(head);
        writer.Write(waited);
        writer.Write(isNew);
        writer.Write(tip);
        writer.Write((ReadOnlySpan<double>)angles);
        foreach (ref readonly Joints<Radian> then in earlier.AsSpan())
        {
            writer.Write((ReadOnlySpan<double>)then);
        }
    }

    /// <summary>Reads what <see cref="Save"/> wrote; false when it is not sound, or of another latency.</summary>
    public bool Load(ref StateReader reader)
    {
        bool sound = reader.ReadInt() == earlier.Length;
        int savedHead = reader.ReadInt();
        int savedWait = reader.ReadInt();
        isNew = reader.ReadBool();
        tip = reader.ReadVector();
        reader.Read((Span<double>)angles);
        sound &= savedHead >= 0 && savedHead < earlier.Length && savedWait >= 0 && savedWait <= heldTicks + 1 && tip.IsFinite && angles.IsFinite();
        foreach (ref Joints<Radian> then in earlier.AsSpan())
        {
            reader.Read((Span<double>)then);
            sound &= then.IsFinite();
        }

        sound &= !reader.Truncated;
        head = sound ? savedHead : 0;
        waited = sound ? savedWait : heldTicks + 1;
        return sound;
    }
}
