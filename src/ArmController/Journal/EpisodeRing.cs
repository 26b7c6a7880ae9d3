using ArmController.Control.Tasks.Reach;

namespace ArmController.Journal;

/// <summary>
/// Carries episodes from the loop's thread to the journal's. One writer, one reader, no locks: the writer never waits and overwrites the oldest;
/// the reader notices by the sequence number what it missed and counts it.
/// </summary>
internal sealed class EpisodeRing(int capacity) : IEpisodeLog
{
    private readonly EpisodeRecord[] slots = new EpisodeRecord[capacity];
    private long begun;
    private long written;
    private long read;

    /// <summary>Episodes that were overwritten before they were read.</summary>
    public long Missed { get; private set; }

    public void Append(in EpisodeRecord episode)
    {
        // Announced before and after: a reader that sees the slot claimed again knows that its copy may be torn.
        Volatile.Write(ref begun, written + 1);
        Interlocked.MemoryBarrier();
        slots[written % slots.Length] = episode;
        Volatile.Write(ref written, written + 1);
    }

    public bool TryRead(out EpisodeRecord episode)
    {
        while (read < Volatile.Read(ref written))
        {
            episode = slots[read % slots.Length];
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

        episode = default;
        return false;
    }
}
