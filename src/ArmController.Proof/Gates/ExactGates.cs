using ArmController.Learning.Traces;
using ArmController.Proof.Gates.Exact;

namespace ArmController.Proof.Gates;

/// <summary>L0: what holds exactly, or to a rounding, in every run.</summary>
internal static class ExactGates
{
    /// <summary>The level.</summary>
    public const string Level = "L0";

    private const double Rounding = 1e-12;

    private static readonly double[] Lambdas = [0, 0.4, 0.9, 1];

    /// <summary>The gates.</summary>
    public static IEnumerable<Gate> All =>
    [
        Exact("Baird's star, dynamic programming of 1 to 1,000 sweeps", 1e-6, 1, "section 11.2, w1 and w8", _ => Baird.SweepError()),
        Gate.Band(
            Level, "Baird's star, off-policy TD of 1,000 moves, w8", 331.6, 27.4, 100, "section 11.2, exact expectation 331.602",
            Baird.LastWeightAfterMoves),
        new(
            Level, "Baird's star, divergence caught, weights still numbers, %", 100, 100, 100, "the detector stops what cannot be right",
            Baird.Caught) { HoldsForEveryRun = true },
        Exact("shaping by a potential is beginning at it", Rounding, 20, "Wiewiora 2003, same way and same values", Shaping.Difference),
        Exact(
            "true online TD(lambda) is the online lambda-return", Rounding, 20, "section 12.5, after every step",
            seed => Lambdas.Max(lambda => Identities.TrueOnline(seed, lambda))),
        Exact(
            "Q(lambda) without lambda is Q-learning", Rounding, 5, "equation 6.8",
            seed => Math.Max(Identities.NoLambda(seed, TraceKind.Accumulating), Identities.NoLambda(seed, TraceKind.Replacing))),
        Exact("Expected Sarsa that never explores is Q-learning", 0, 5, "equation 6.9", Identities.ExpectedIsBest),
        Exact("Sarsa's errors on two given steps", 0, 1, "equation 6.7, worked by hand", _ => Identities.SarsaErrors()),
        Exact("one seed, one learner: bytes that differ, of all learners", 0, 5, "every learner in EveryLearner", Contracts.BytesThatDiffer),
        Exact("bytes allocated in 100,000 steps, of all learners", 0, 1, "every learner in EveryLearner", Contracts.BytesAllocated),
    ];

    private static Gate Exact(string name, double most, int runs, string source, Func<ulong, double> measure) =>
        new(Level, name, 0, most, runs, source, measure) { HoldsForEveryRun = true };
}
