using ArmController.Numerics;

namespace ArmController.Learning.Temporal;

/// <content>All that it knows and where it stands, as bytes.</content>
public sealed partial class TdLearner
{
    /// <inheritdoc/>
    public int SavedBytes =>
        (table.SavedBytes * (other is null ? 1 : 2)) + traces.SavedBytes + current.SavedBytes + DivergenceDetector.SavedBytes + 64;

    /// <inheritdoc/>
    public void Save(ref StateWriter writer)
    {
        table.Save(ref writer);
        other?.Save(ref writer);
        traces.Save(ref writer);
        policy.Save(ref writer);
        current.Save(ref writer);
        writer.Write(action);
        writer.Write(isBest);
        writer.Write(hopedBefore);
        writer.Write(AverageReward);
        writer.Write(LastError);
        divergence.Save(ref writer);
    }

    /// <inheritdoc/>
    public bool Load(ref StateReader reader)
    {
        bool sound = table.Load(ref reader) && (other?.Load(ref reader) ?? true) && traces.Load(ref reader);
        policy.Load(ref reader);
        sound &= current.Load(ref reader, features);
        action = reader.ReadInt();
        isBest = reader.ReadBool();
        hopedBefore = reader.ReadDouble();
        AverageReward = reader.ReadDouble();
        LastError = reader.ReadDouble();
        sound &= divergence.Load(ref reader);
        sound &= !reader.Truncated && action >= -1 && action < values.Length && double.IsFinite(hopedBefore) && double.IsFinite(AverageReward);
        if (!sound)
        {
            table.Reset(settings.First);
            other?.Reset(settings.First);
            traces.Cut();
            AverageReward = 0;
            divergence.Reset();
        }

        return sound;
    }
}
