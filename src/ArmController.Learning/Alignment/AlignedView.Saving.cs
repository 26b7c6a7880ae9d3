using ArmController.Numerics;

namespace ArmController.Learning.Alignment;

/// <content>What the layer has seen and where it stands, as bytes. The world behind it saves itself.</content>
public sealed partial class AlignedView
{
    /// <summary>Most bytes that <see cref="Save"/> writes.</summary>
    public int SavedBytes
    {
        get
        {
            int bytes = model.SavedBytes + shield.SavedBytes + guard.SavedBytes + sensed.SavedBytes + sizeof(long) + sizeof(int);
            foreach (UndoLedger? ledger in ledgers)
            {
                bytes += ledger?.SavedBytes ?? 0;
            }

            return bytes;
        }
    }

    /// <summary>Writes it.</summary>
    public void Save(ref StateWriter writer)
    {
        model.Save(ref writer);
        shield.Save(ref writer);
        guard.Save(ref writer);
        sensed.Save(ref writer);
        foreach (UndoLedger? ledger in ledgers)
        {
            ledger?.Save(ref writer);
        }

        writer.Write(time);
        writer.Write(back);
    }

    /// <summary>Reads what <see cref="Save"/> wrote; false when it is not sound, and then the layer must not be used.</summary>
    public bool Load(ref StateReader reader)
    {
        bool sound = model.Load(ref reader) && shield.Load(ref reader) && guard.Load(ref reader) && sensed.Load(ref reader, world.States);
        foreach (UndoLedger? ledger in ledgers)
        {
            sound = sound && (ledger?.Load(ref reader) ?? true);
        }

        time = reader.ReadLong();
        back = reader.ReadInt();
        return sound && !reader.Truncated && time >= 0 && back >= -1 && back < world.Actions;
    }
}
