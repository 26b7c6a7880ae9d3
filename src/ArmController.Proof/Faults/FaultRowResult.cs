namespace ArmController.Proof.Faults;

/// <summary>What came of one fault in all states.</summary>
/// <param name="Row">The fault.</param>
/// <param name="Sensed">On an arm with sensors.</param>
/// <param name="Bare">On the same arm without, where that was tried.</param>
public sealed record FaultRowResult(FaultRow Row, IReadOnlyList<FaultRunResult> Sensed, IReadOnlyList<FaultRunResult> Bare)
{
    /// <summary>True when all was as it must be, with sensors and without.</summary>
    public bool Passed => Sensed.Concat(Bare).All(run => run.Passed);

    /// <summary>Ticks until it was noticed, where it was, in ascending order.</summary>
    public IReadOnlyList<int> Latencies => [.. Sensed.Where(run => run.LatencyTicks > 0).Select(run => run.LatencyTicks).Order()];

    /// <summary>Runs on the arm without sensors in which it was noticed.</summary>
    public int BareNoticed => Bare.Count(run => run.LatencyTicks > 0);
}
