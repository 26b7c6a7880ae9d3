using ArmController.Control.Guidance;
using ArmController.Control.Guidance.Motions;
using ArmController.Control.Tasks;

namespace ArmController.Proof.Around;

/// <summary>Those who make motions where the tip comes no nearer: who draws them, who looks a step ahead, and who has learned.</summary>
public static class MotionMethods
{
    /// <summary>Motions drawn at random.</summary>
    public static Method AtRandom { get; } = Method.Plain("random", "motions at random", scope => new PlacePursuer(MotionGuide.AtRandom(
        scope.Arm, scope.Home, Model(scope), scope.DecisionPeriod, scope.Seed)));

    /// <summary>Motions looked a step ahead, without learning.</summary>
    public static Method LookingAhead { get; } = Method.Plain("lookAhead", "motions looked ahead", scope => new PlacePursuer(
        MotionGuide.LookingAhead(scope.Arm, scope.Home, Model(scope), scope.DecisionPeriod, scope.Seed)));

    /// <summary>Motions as learned.</summary>
    public static Method Learned { get; } = new("q", "motions as learned", (arm, training, seed) =>
    {
        byte[] learned = training.Train(arm, seed);
        return scope => new PlacePursuer(MotionTraining.Frozen(scope, learned));
    })
    {
        Learns = true,
    };

    /// <summary>Ways planned, and motions as learned where the plan does not work.</summary>
    public static Method Planned { get; } = new("plannedQ", "a way planned, and motions as learned where it does not work", (arm, training, seed) =>
    {
        byte[] learned = training.Train(arm, seed);
        return scope => new PlacePursuer(new FallbackGuide(
            RehearsingGuide.For(scope.Arm, Model(scope), scope.DecisionPeriod, scope.Seed),
            MotionTraining.Frozen(scope, learned),
            scope.DecisionPeriod));
    })
    {
        Learns = true,
    };

    private static ChainModel Model(TaskScope scope) => new(scope.Arm.Chain);
}
