using ArmController.Numerics;

namespace ArmController.Control.Guidance;

/// <content>How far it is, as bytes.</content>
public sealed partial class AxesFinder
{
    /// <summary>Writes how far it is.</summary>
    public void Save(ref StateWriter writer)
    {
        random.Save(ref writer);
        foreach (ref readonly ArcFit arc in arcs.AsSpan())
        {
            arc.Save(ref writer);
        }

        writer.Write((ReadOnlySpan<double>)target);
        writer.Write((ReadOnlySpan<double>)swings);
        writer.Write((ReadOnlySpan<double>)anglesSum);
        writer.Write(tipSum);
        writer.Write(origin);
        writer.Write(tipsSeen);
        writer.Write(draws);
        writer.Write(joint);
        writer.Write(settled);
        stall.Save(ref writer);
        samples.Save(ref writer);
        writer.Write(learned);
    }

    /// <summary>Reads what <see cref="Save"/> wrote; false when it is not sound.</summary>
    public bool Load(ref StateReader reader)
    {
        random.Load(ref reader);
        foreach (ref ArcFit arc in arcs.AsSpan())
        {
            arc.Load(ref reader);
        }

        reader.Read((Span<double>)target);
        reader.Read((Span<double>)swings);
        reader.Read((Span<double>)anglesSum);
        tipSum = reader.ReadVector();
        origin = reader.ReadDouble();
        tipsSeen = reader.ReadInt();
        draws = reader.ReadInt();
        joint = reader.ReadInt();
        settled = reader.ReadInt();
        stall.Load(ref reader);
        bool sound = samples.Load(ref reader) && target.IsFinite() && swings.IsFinite() && anglesSum.IsFinite() && tipSum.IsFinite
            && double.IsFinite(origin);
        learned = reader.ReadInt();
        sound &= !reader.Truncated && joint >= Drawing && joint <= ranges.Count && settled >= 0 && draws is >= 0 and <= MostDraws
            && learned >= 0 && learned <= samples.Count;
        if (!sound)
        {
            Begin();
        }

        return sound;
    }
}
