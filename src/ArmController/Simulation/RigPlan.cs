using ArmController.Configuration;
using ArmController.Control.Tasks.Reach;
using ArmController.Learning.Learners;
using ArmController.Motion.Quantities;
using ArmController.Simulator.World;

namespace ArmController.Simulation;

/// <summary>Everything that decides what a simulated run does: the same plan gives the same bytes.</summary>
internal sealed record RigPlan(ArmConfiguration Arm, TwinPerturbation Twin, JacobianKind Jacobian, LearnerSettings Learner, ulong Seed)
{
    /// <summary>Seed of evaluation: its goals, noise and ties belong to no training run, whose seeds are 32 bits wide.</summary>
    public const ulong EvaluationSeed = 0xE7A1_0000_0000_0001UL;

    /// <summary>The agent decides every second tick.</summary>
    public const int DecisionTicks = 2;

    /// <summary>Success of a training episode: the tightest tolerance that is evaluated.</summary>
    public const double TrainingToleranceMetres = 0.005;

    /// <summary>Time limit of an episode.</summary>
    public const double EpisodeSeconds = 6;

    /// <summary>Tick period: 50 Hz, one servo frame.</summary>
    public static Seconds Period => new(0.02);

    /// <summary>Time between two decisions.</summary>
    public static Seconds DecisionPeriod => new(Period.Value * DecisionTicks);

    /// <summary>Numbers of the reach task.</summary>
    public static ReachSettings Reach => new(TrainingToleranceMetres, (int)(EpisodeSeconds / DecisionPeriod.Value));
}
