using ArmController.Recording;

namespace ArmController.Service;

/// <summary>What was allocated and collected since the arm was switched on; for the loop's thread.</summary>
internal struct Gauges
{
    private long loopBytes;
    private long processBytes;
    private int collections;

    /// <summary>Counts from here.</summary>
    public void Begin()
    {
        loopBytes = GC.GetAllocatedBytesForCurrentThread();
        processBytes = GC.GetTotalAllocatedBytes(precise: false);
        collections = GC.CollectionCount(0);
    }

    /// <summary>Writes what was counted.</summary>
    public readonly void Read(ref LiveState live)
    {
        live.LoopBytes = GC.GetAllocatedBytesForCurrentThread() - loopBytes;
        live.ProcessBytes = GC.GetTotalAllocatedBytes(precise: false) - processBytes;
        live.Collections = GC.CollectionCount(0) - collections;
    }

    /// <summary>True when the loop has allocated, or anybody has collected.</summary>
    public static bool HasGarbage(in LiveState live) => live.LoopBytes > 0 || live.Collections > 0;
}
