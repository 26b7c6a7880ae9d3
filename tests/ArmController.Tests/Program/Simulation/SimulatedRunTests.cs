using ArmController.Control.Agents;
using ArmController.Control.Tasks;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Training.Exams;
using ArmController.Training.Journal;
using ArmController.Training.Learn;
using Xunit;

namespace ArmController.Tests.Program.Simulation;

public sealed class SimulatedRunTests(ITestOutputHelper output)
{
    public static TheoryData<string, string, bool> Worlds
    {
        get
        {
            TheoryData<string, string, bool> worlds = [];
            foreach (string arm in new[] { "desk4", "so101" })
            {
                foreach (string kind in Enum.GetNames<LearnerKind>())
                {
                    worlds.Add(arm, kind, false);
                    worlds.Add(arm, kind, true);
                }
            }

            return worlds;
        }
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void Runs_of_one_seed_are_equal_byte_for_byte_also_when_one_was_saved_and_resumed(string arm, string kind, bool perturbed) =>
        GoesOnAlike(TrainingRig.Plan(arm, Enum.Parse<LearnerKind>(kind), perturbed));

    /// <summary>What the camera has seen and not told is saved, and so are the angles of then.</summary>
    [Theory]
    [InlineData("desk4", "QUrdf")]
    [InlineData("desk4", "QLearned")]
    [InlineData("so101", "ModelNone")]
    public void So_they_are_where_the_tip_is_late_seldom_and_lost(string arm, string kind) =>
        GoesOnAlike(TrainingRig.LatePlan(arm, Enum.Parse<LearnerKind>(kind)));

    private static void GoesOnAlike(RigPlan plan)
    {
        using TrainingRig straight = new(plan);
        straight.Run(20_000);
        byte[] expected = straight.Image();

        using TrainingRig again = new(plan);
        again.Run(9_999);
        byte[] half = again.Image();
        again.Run(10_001);
        Assert.Equal(expected, again.Image());

        // An odd number of ticks: the checkpoint falls between two decisions.
        using TrainingRig resumed = new(plan);
        resumed.Run(777);
        resumed.Load(half);
        resumed.Run(10_001);
        Assert.Equal(expected, resumed.Image());

        Assert.True(straight.Episodes > 20, $"{straight.Episodes} episodes");
        Assert.Equal(20_000, straight.Meter.Ticks);
        Assert.Equal(0, straight.Meter.Violations + again.Meter.Violations + resumed.Meter.Violations);
        Assert.Equal(0, straight.Meter.FailedWrites);
    }

    [Fact]
    public void Another_seed_is_another_run()
    {
        using TrainingRig one = new(TrainingRig.Plan("desk4", LearnerKind.QUrdf, seed: 1));
        using TrainingRig other = new(TrainingRig.Plan("desk4", LearnerKind.QUrdf, seed: 2));
        one.Run(1000);
        other.Run(1000);
        Assert.NotEqual(SavedState.Of(one.Reacher.SaveLearned), SavedState.Of(other.Reacher.SaveLearned));
    }

    [Fact]
    public void A_shortened_checkpoint_is_refused_and_never_throws()
    {
        RigPlan plan = TrainingRig.Plan("desk4", LearnerKind.QUrdf);
        using TrainingRig rig = new(plan);
        rig.Run(1001);
        byte[] image = rig.Image();
        for (int length = 0; length < image.Length; length += 1 + (length / 50))
        {
            StateReader reader = new(image.AsSpan(0, length));
            Assert.False(LearnImage.ReadHead(ref reader) is not null && rig.Reacher.LoadLearned(ref reader) & rig.Rig.Load(ref reader), $"{length}");
        }
    }

    [Fact]
    public void After_one_robot_minute_the_learner_reaches_what_random_motion_and_stillness_do_not()
    {
        RigPlan plan = TrainingRig.Plan("desk4", LearnerKind.QUrdf);
        using TrainingRig training = new(plan);
        training.Run(3000);
        byte[] learned = SavedState.Of(training.Reacher.SaveLearned);

        plan = plan with { Task = plan.Task.Within(0.02)! };
        Exam exam = new(plan, new ExamQuestions(50, 2026));
        ILearningAgent examinee = plan.Task.Examinee(plan.ExamScope);
        Dictionary<string, Baseline> baselines = plan.Task.Baselines(plan.ExamScope, examinee).ToDictionary(baseline => baseline.Key);
        Assert.True(SavedState.Load(learned, examinee.LoadLearned));
        RunMeter meter = new();
        int learner = exam.Examine(new("learner", "learner", examinee), meter, () => false)!.Tally.Successes[0];
        int random = exam.Examine(baselines["random"], meter, () => false)!.Tally.Successes[0];
        int still = exam.Examine(baselines["holdStill"], meter, () => false)!.Tally.Successes[0];
        int resolved = exam.Examine(baselines["resolvedRate"], meter, () => false)!.Tally.Successes[0];
        output.WriteLine($"of 50 goals at 2 cm: learner {learner}, resolved rate {resolved}, random {random}, hold still {still}");

        Assert.InRange(learner, 48, 50);
        Assert.InRange(resolved, 45, 50);
        Assert.InRange(random, 0, 10);
        Assert.Equal(0, still);
        Assert.Equal(0, meter.Violations);

        // Examination learns nothing.
        Assert.Equal(learned, SavedState.Of(examinee.SaveLearned));
    }
}
