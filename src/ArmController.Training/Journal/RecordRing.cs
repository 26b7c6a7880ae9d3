namespace ArmController.Training.Journal;

/// <summary>
/// Carries records from the loop's thread to the journal's. One writer, one reader, no locks: the writer never waits and overwrites the oldest;
/// the reader notices by the sequence number what it missed and counts it.
/// </summary>
public class RecordRing<T>(int capacity)
    where T : struct
{
    private readonly T[] slots = new T[capacity];
    private long begun;
    private long written;
    private long read;

    /// <summary>Records that were overwritten before they were read.</summary>
    public long Missed { get; private set; }

    /// <summary>Writes a record over the oldest; never waits. For one writing thread.</summary>
    public void Append(in T record)
    {
        // Announced before and after: a reader that sees the slot claimed again knows that its copy may be torn.
        Volatile.Write(ref begun, written + 1);
        Interlocked.MemoryBarrier();
        slots[written % slots.Length] = record;
        Volatile.Write(ref written, written + 1);
    }

    /// <summary>Reads the oldest record that is still whole; false when there is none. For one reading thread.</summary>
    public bool TryRead(out T record)
    {
        while (read < Volatile.Read(ref written))
        {
            record = slots[read % slots.Length];
            Interlocked.MemoryBarrier();
            long overwrittenBelow = Volatile.Read(ref begun) - slots.Length;
            if (read >= overwrittenBelow)
            {
                read++;
                return true;
            }

            Missed += overwrittenBelow - read;
            read = overwrittenBelow;
        }

        record = default;
        return false;
    }
}
