using ArmController.Numerics;

namespace ArmController.Learning.Transfer;

/// <content>All that it knows and where it stands, as bytes; of states never seen nothing is written.</content>
public sealed partial class SuccessorLearner
{
    /// <inheritdoc/>
    public int SavedBytes => states.SavedBytes + table.SavedBytes(states.Room) + weights.SavedBytes + 64;

    /// <inheritdoc/>
    public void Save(ref StateWriter writer)
    {
        states.Save(ref writer);
        table.Save(ref writer, states.Count);
        weights.Save(ref writer);
        policy.Save(ref writer);
        writer.Write(Tasks);
        writer.Write(Current);
        writer.Write(row);
        writer.Write(action);
        writer.Write(acting);
    }

    /// <inheritdoc/>
    public bool Load(ref StateReader reader)
    {
        bool sound = states.Load(ref reader) && table.Load(ref reader, states.Count);
        sound &= weights.Load(ref reader);
        policy.Load(ref reader);
        Tasks = reader.ReadInt();
        Current = reader.ReadInt();
        row = reader.ReadInt();
        action = reader.ReadInt();
        acting = reader.ReadInt();
        sound &= !reader.Truncated
            && Tasks >= 1 && Tasks <= settings.Policies && Current >= 0 && Current < Tasks && acting >= 0 && acting < Tasks
            && row >= VisitedStates.None && row < states.Count && action >= -1 && action < values.Length;
        if (!sound)
        {
            Forget();
        }

        return sound;
    }

    private void Forget()
    {
        states.Clear();
        weights.Clear();
        Tasks = 1;
        Current = 0;
        row = VisitedStates.None;
        action = -1;
        acting = 0;
    }
}
