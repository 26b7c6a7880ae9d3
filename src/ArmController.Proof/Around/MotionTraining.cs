using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Control.Guidance;
using ArmController.Control.Guidance.Motions;
using ArmController.Control.Tasks;
using ArmController.Learning.Learners;
using ArmController.Motion.Safety;
using ArmController.Numerics;
using ArmController.Simulator.World;

namespace ArmController.Proof.Around;

/// <summary>How one who learns to choose among motions is trained, before anybody is measured.</summary>
/// <param name="Minutes">Time that the arm moves, minutes.</param>
/// <param name="Kinds">Kinds of worlds it practises on, in turn.</param>
public sealed record MotionTraining(double Minutes, IReadOnlyList<WorldKind> Kinds)
{
    private const ulong TrainingSeed = 0x7A1E_0000_0000_0000UL;
    private const int GoalsAWorld = 4;
    private const double FirstEpsilon = 0.15;
    private const double LastEpsilon = 0.03;
    private const double FrozenEpsilon = 0.05;
    private const double UnknownPaceSeconds = 5;
    private const double PaceShare = 0.3;

    /// <summary>Arm to train on where it is not the one that is measured.</summary>
    public ArmConfiguration? On { get; init; }

    /// <summary>Ten minutes on all the kinds that may be practised on.</summary>
    public static MotionTraining Usual { get; } = new(10, [.. WorldKinds.All.Where(kind => kind.IsTrained)]);

    /// <summary>Trains one.</summary>
    /// <param name="arm">The arm that will be measured.</param>
    /// <param name="seed">Decides its worlds, its goals and its exploration.</param>
    /// <returns>What it knows then.</returns>
    public byte[] Train(ArmConfiguration arm, ulong seed)
    {
        OptionLearner learner = MotionGuide.NewLearner(seed);
        AroundRun run = new();
        Practice practice = new(learner, Minutes * 60);
        int[] worlds = new int[Kinds.Count];
        double[] dues = new double[Kinds.Count];
        double[] paces = new double[Kinds.Count];
        Array.Fill(paces, UnknownPaceSeconds);
        while (!practice.IsOver)
        {
            // Every kind in proportion to how long its goals still take: who can do a thing need not practise it.
            int next = 0;
            for (int k = 0; k < Kinds.Count; k++)
            {
                dues[k] += paces[k];
                next = dues[k] > dues[next] ? k : next;
            }

            dues[next] = 0;
            AroundScore score = new();
            Course course = KindScores.CourseOf(
                Kinds[next], On ?? arm, TwinPerturbation.None, GoalsAWorld, seed ^ TrainingSeed, worlds[next]++);
            run.Run(course, scope => practice.In(scope), score);
            paces[next] += PaceShare * (score.SecondsAGoal - paces[next]);
        }

        byte[] learned = new byte[learner.LearnedBytes];
        StateWriter writer = new(learned);
        learner.SaveLearned(ref writer);
        return learned;
    }

    /// <summary>One who knows that, learns no more, and brings the tip to places.</summary>
    public static MotionGuide Frozen(TaskScope scope, byte[] learned)
    {
        OptionLearner learner = MotionGuide.NewLearner(scope.Seed);
        StateReader reader = new(learned);
        if (!learner.LoadLearned(ref reader))
        {
            throw new InvalidOperationException("What was learned is not sound.");
        }

        learner.IsFrozen = true;
        learner.Epsilon = FrozenEpsilon;
        return Guide(scope, learner);
    }

    private static MotionGuide Guide(TaskScope scope, OptionLearner learner) =>
        MotionGuide.Learning(scope.Arm, scope.Home, new ChainModel(scope.Arm.Chain), scope.DecisionPeriod, learner, scope.Seed);

    // Counts the time, and has the learner explore ever less.
    private sealed class Practice(OptionLearner learner, double seconds) : IPursuer
    {
        private PlacePursuer? pursuer;
        private double periodSeconds;
        private double practised;

        public bool IsOver => practised >= seconds;

        public Practice In(TaskScope scope)
        {
            pursuer = new(Guide(scope, learner));
            periodSeconds = scope.DecisionPeriod.Value;
            return this;
        }

        public void Pursue(in Goal goal) => pursuer!.Pursue(goal);

        public void Decide(in ArmState state, in Executed executed, out Proposal proposal)
        {
            practised += periodSeconds;
            learner.IsFrozen = IsOver;
            learner.Epsilon = FirstEpsilon + ((LastEpsilon - FirstEpsilon) * Math.Min(practised / seconds, 1));
            pursuer!.Decide(state, executed, out proposal);
        }

        public void Save(ref StateWriter writer) => pursuer!.Save(ref writer);

        public bool Load(ref StateReader reader) => pursuer!.Load(ref reader);
    }
}
