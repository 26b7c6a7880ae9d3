using ArmController.Control.Guidance.Planning;
using ArmController.Numerics;

namespace ArmController.Control.Guidance;

/// <content>Saving and loading.</content>
public sealed partial class RehearsingGuide
{
    /// <inheritdoc/>
    public void Save(ref StateWriter writer)
    {
        writer.Write(place);
        writer.Write((int)stage);
        writer.Write(isStuck);
        writer.Write((int)Refusal);
        writer.Write((ReadOnlySpan<double>)failed);
        writer.Write(hasFailed);
        writer.Write(rounds);
        writer.Write(rest);
        writer.Write(restNext);
        search.Save(ref writer);
        travel?.Save(ref writer);
        nearing.Save(ref writer);
        travelling.Save(ref writer);
    }

    /// <inheritdoc/>
    public bool Load(ref StateReader reader)
    {
        place = reader.ReadVector();
        stage = (Stage)reader.ReadInt();
        isStuck = reader.ReadBool();
        Refusal = (Refusal)reader.ReadInt();
        reader.Read((Span<double>)failed);
        hasFailed = reader.ReadBool();
        rounds = reader.ReadInt();
        rest = reader.ReadInt();
        restNext = reader.ReadInt();
        bool sound = search.Load(ref reader) & (travel?.Load(ref reader) ?? true);
        nearing.Load(ref reader);
        travelling.Load(ref reader);
        return sound && !reader.Truncated && place.IsFinite && failed.IsFinite() && stage is >= Stage.Begin and <= Stage.Close
            && (stage != Stage.Plan || travel is not null) && (stage != Stage.Go || travel is not { Found: false })
            && Refusal is >= Refusal.None and <= Refusal.NoWay;
    }
}
