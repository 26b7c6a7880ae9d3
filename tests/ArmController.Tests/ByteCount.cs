namespace ArmController.Tests;

/// <summary>Counts the bytes that work makes on its thread.</summary>
internal static class ByteCount
{
    private const int MostRounds = 6;
    private static readonly TimeSpan Compiling = TimeSpan.FromMilliseconds(150);

    /// <summary>
    /// Bytes of a round once work has settled: it is done anew until two rounds on end make none, six times at most. What makes garbage makes it in
    /// every round. What makes some in the first only is the runtime: it compiles in haste, then anew in full, and makes what a type needs once.
    /// </summary>
    public static long Settled(Action work)
    {
        long bytes = 0;
        for (int round = 1, clean = 0; round <= MostRounds && clean < 2; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            clean = bytes == 0 ? clean + 1 : 0;
            if (clean == 0)
            {
                Thread.Sleep(Compiling);
            }
        }

        return bytes;
    }
}
