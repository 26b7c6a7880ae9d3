using ArmController.Control.Ticking;

namespace ArmController.Proof.Faults;

/// <summary>Keeps the last tick's record: the line a journal would get.</summary>
public sealed class RecordWitness : IRecorder
{
    private TickRecord last;

    /// <summary>The last record.</summary>
    public ref readonly TickRecord Last => ref last;

    /// <summary>Records so far.</summary>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public void Append(in TickRecord record)
    {
        last = record;
        Count++;
    }
}
