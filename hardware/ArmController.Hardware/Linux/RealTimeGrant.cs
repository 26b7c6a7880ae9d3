namespace ArmController.Hardware.Linux;

/// <summary>What a thread got of what it asked for.</summary>
/// <param name="Fifo">It runs before every ordinary thread.</param>
/// <param name="Locked">No page of its process is ever on a disk.</param>
/// <param name="Pinned">It stays on the processor that was named.</param>
/// <param name="Advice">What was refused and how to allow it, in sentences; empty when nothing was.</param>
public readonly record struct RealTimeGrant(bool Fifo, bool Locked, bool Pinned, string Advice);
