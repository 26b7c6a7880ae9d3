namespace ArmController.Proof.Gates;

/// <summary>What a gate's figures are divided by.</summary>
/// <param name="Measure">One run from its seed: its figure.</param>
/// <param name="OfMedians">True for a ratio of medians, where single runs have long tails; else of means.</param>
public sealed record Divisor(Func<ulong, double> Measure, bool OfMedians);
