using ArmController.Control.Agents;
using ArmController.Control.Guidance;
using ArmController.Control.Tasks;
using ArmController.Control.Tasks.Reach;
using ArmController.Numerics;

namespace ArmController.Proof.Around;

/// <summary>Everybody who is measured among things.</summary>
public static class Methods
{
    private const ulong PushStream = 74;

    /// <summary>All of them, the plainest first.</summary>
    public static IReadOnlyList<Method> All { get; } =
    [
        Method.Plain("leastSquares", "least squares", scope => new PlacePursuer(LeastSquares(scope))),
        Method.Plain("leastSquaresPush", "the same, and a push where stuck", scope => new PlacePursuer(
            new PushingGuide(LeastSquares(scope), new JointRanges(scope.Arm), scope.DecisionPeriod, new Pcg32(scope.Seed, PushStream)))),
        Method.Plain("rehearsed", "rehearsed", Rehearsed),
    ];

    private static LeastSquaresGuide LeastSquares(TaskScope scope) =>
        new(new ChainModel(scope.Arm.Chain), new JointRanges(scope.Arm), scope.DecisionPeriod);

    private static PlacePursuer Rehearsed(TaskScope scope) =>
        new(RehearsingGuide.For(scope.Arm, new ChainModel(scope.Arm.Chain), scope.DecisionPeriod, scope.Seed));
}
