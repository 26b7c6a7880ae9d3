namespace ArmController.Recording;

/// <summary>
/// Carries the newest state from the loop to whoever looks: the writer never waits, a reader that was overtaken reads again.
/// </summary>
public sealed class LiveBoard
{
    private LiveState state;
    private long version;

    /// <summary>For the one writer.</summary>
    public void Show(in LiveState newest)
    {
        // Odd while it is being written.
        Volatile.Write(ref version, version + 1);
        Interlocked.MemoryBarrier();
        state = newest;
        Volatile.Write(ref version, version + 1);
    }

    /// <summary>A whole state, never half of two.</summary>
    public void Read(out LiveState seen)
    {
        SpinWait wait = default;
        while (true)
        {
            long before = Volatile.Read(ref version);
            seen = state;
            Interlocked.MemoryBarrier();
            if ((before & 1) == 0 && Volatile.Read(ref version) == before)
            {
                return;
            }

            wait.SpinOnce();
        }
    }
}
