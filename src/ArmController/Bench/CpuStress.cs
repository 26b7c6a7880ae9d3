namespace ArmController.Bench;

/// <summary>Keeps every processor busy with threads of ordinary priority, without garbage, until it is disposed of.</summary>
internal sealed class CpuStress : IDisposable
{
    private readonly List<Thread> threads = [];
    private int ended;

    /// <summary>Begins.</summary>
    public CpuStress()
    {
        for (int n = 0; n < Environment.ProcessorCount; n++)
        {
            Thread thread = new(Burn) { Name = "stress", IsBackground = true };
            threads.Add(thread);
            thread.Start();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Volatile.Write(ref ended, 1);
        threads.ForEach(thread => thread.Join());
    }

    private void Burn()
    {
        ulong state = 1;
        while (Volatile.Read(ref ended) == 0)
        {
            for (int n = 0; n < 10_000; n++)
            {
                state = (state * 6364136223846793005UL) + 1442695040888963407UL;
            }
        }

        GC.KeepAlive(state);
    }
}
