namespace ArmController.Tests;

/// <summary>Counts the bytes that work makes on its thread.</summary>
internal static class ByteCount
{
    private const int MostRounds = 5;
    private static readonly TimeSpan Compiling = TimeSpan.FromMilliseconds(150);

    /// <summary>
    /// Bytes of a round once work has settled: it is done anew until a round makes none, five times at most. What makes garbage makes it in every
    /// round. What makes some in the first rounds only is the runtime: it compiles in haste, then anew in full, and it makes what a type needs once.
    /// </summary>
    public static long Settled(Action work)
    {
        for (int round = 1; ; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            if (bytes == 0 || round == MostRounds)
            {
                return bytes;
            }

            Thread.Sleep(Compiling);
        }
    }
}
