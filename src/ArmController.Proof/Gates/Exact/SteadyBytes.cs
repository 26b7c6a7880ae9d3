namespace ArmController.Proof.Gates.Exact;

/// <summary>
/// Counts what work allocates once it has settled: what the platform compiles anew on the way takes a few kilobytes now and then,
/// at times that the load of the machine decides. Work that allocates by itself does so in every round.
/// </summary>
internal static class SteadyBytes
{
    private const int MostRounds = 20;

    /// <summary>Bytes of the first round without any, so 0; or of the last one tried.</summary>
    public static long Of(Action work)
    {
        long bytes = long.MaxValue;
        for (int round = 0; round < MostRounds && bytes > 0; round++)
        {
            Thread.Sleep(round == 0 ? 0 : 50);
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return bytes;
    }
}
