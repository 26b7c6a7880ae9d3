using ArmController.Control.Guidance;
using ArmController.Control.Tasks;
using ArmController.Numerics;

namespace ArmController.Proof.Around;

/// <summary>Everybody who is measured among things.</summary>
public static class Methods
{
    private const ulong PushStream = 74;
    private const ulong RehearsalStream = 77;

    /// <summary>All of them, the plainest first.</summary>
    public static IReadOnlyList<Method> All { get; } =
    [
        Method.Plain("leastSquares", "least squares", scope => new PlacePursuer(LeastSquares(scope))),
        Method.Plain("leastSquaresPush", "the same, and a push where stuck", scope => new PlacePursuer(
            new PushingGuide(LeastSquares(scope), new JointRanges(scope.Arm), scope.DecisionPeriod, new Pcg32(scope.Seed, PushStream)))),
        Method.Plain("rehearsed", "a posture rehearsed, and straight there", scope => new PlacePursuer(new RehearsingGuide(
            new ChainModel(scope.Arm.Chain), new JointRanges(scope.Arm), new ClearPostures(scope.Arm), scope.DecisionPeriod,
            new Pcg32(scope.Seed, RehearsalStream)))),
        Method.Plain("planned", "a posture rehearsed, and a way planned there", scope => new PlacePursuer(
            RehearsingGuide.For(scope.Arm, new ChainModel(scope.Arm.Chain), scope.DecisionPeriod, scope.Seed))),
        MotionMethods.AtRandom,
        MotionMethods.LookingAhead,
        MotionMethods.Learned,
        MotionMethods.Planned,
    ];

    private static LeastSquaresGuide LeastSquares(TaskScope scope) =>
        new(new ChainModel(scope.Arm.Chain), new JointRanges(scope.Arm), scope.DecisionPeriod);
}
