using ArmController.Rigs;

namespace ArmController.Bench;

/// <summary>What is to be measured.</summary>
/// <param name="Rig">Arm, learner and tick.</param>
/// <param name="Ticks">Ticks in all, and loops of cyclictest.</param>
/// <param name="Priority">Of SCHED_FIFO, 1 to 99; 0 asks the kernel for nothing.</param>
/// <param name="Processor">The processor to stay on; null for any.</param>
/// <param name="IsStressed">Whether every processor is kept busy by ordinary threads meanwhile.</param>
internal sealed record BenchPlan(RigPlan Rig, int Ticks, int Priority, int? Processor, bool IsStressed)
{
    private const double SegmentSeconds = 10;

    /// <summary>Tick period, nanoseconds.</summary>
    public long PeriodNanoseconds => (long)Math.Round(Rig.Cadence.Tick.Value * 1e9);

    /// <summary>Tick period, microseconds.</summary>
    public int PeriodMicroseconds => (int)Math.Round(Rig.Cadence.Tick.Value * 1e6);

    /// <summary>Parts the ticks are measured in, by turns with cyclictest: what the machine does besides then strikes both.</summary>
    public int Segments => Math.Max(1, (int)Math.Ceiling(Ticks * Rig.Cadence.Tick.Value / SegmentSeconds));

    /// <summary>Ticks of one segment.</summary>
    public int TicksOf(int segment) => (int)((long)Ticks * (segment + 1) / Segments) - (int)((long)Ticks * segment / Segments);
}
