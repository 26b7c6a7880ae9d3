using ArmController.Training.Statistics;

namespace ArmController.Proof.Gates;

/// <summary>What a gate's runs gave.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Mean">Mean over the runs, or the ratio of two means or medians.</param>
/// <param name="StandardError">Its standard error; 0 of a single run.</param>
/// <param name="Within">Number of runs that lie in the band by themselves.</param>
/// <param name="Middle">
/// Interquartile mean of the runs with its 95 % interval: what the mean would be without its strangest seeds. No band is about it.
/// Null where a figure is no number, and of a ratio.
/// </param>
public sealed record GateResult(Gate Gate, double Mean, double StandardError, int Within, Interval? Middle)
{
    /// <summary>True when the mean lies in the band or, where that is asked, every run does.</summary>
    public bool Passed => Gate.HoldsForEveryRun ? Within == Gate.Runs : Gate.Holds(Mean);
}
