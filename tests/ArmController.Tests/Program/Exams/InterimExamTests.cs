using ArmController.Control.Agents;
using ArmController.Proof.Gates.Exact;
using ArmController.Rigs;
using ArmController.Tests.Control;
using ArmController.Tests.Program.Simulation;
using ArmController.Training.Exams;
using ArmController.Training.Journal;
using ArmController.Training.Statistics;
using Xunit;

namespace ArmController.Tests.Program.Exams;

[Collection(nameof(AloneInTheProcess))]
public sealed class InterimExamTests
{
    [Theory]
    [InlineData("desk4", "QUrdf", false)]
    [InlineData("desk4", "QLearned", true)]
    [InlineData("so101", "QNone", false)]
    public void A_check_is_a_function_of_what_was_learned_alone_and_the_same_as_an_examination(string arm, string kind, bool perturbed)
    {
        RigPlan plan = TrainingRig.Plan(arm, Enum.Parse<LearnerKind>(kind), perturbed);
        using TrainingRig rig = new(plan);
        byte[] nothing = rig.Learned();
        rig.Run(4_000);
        byte[] learned = rig.Learned();
        byte[] before = rig.Image();

        using InterimExam check = new(plan);
        Interval first = check.Score(learned);
        Interval ignorant = check.Score(nothing);
        Assert.Equal(first, check.Score(learned));
        Assert.Equal(ignorant, check.Score(nothing));
        Assert.True(first.Low > ignorant.High, $"{first} is not better than {ignorant}");

        RigPlan widest = plan with { Task = plan.Task.Within(plan.Arm.Reach().Settings.WidestMetres)! };
        Exam exam = new(widest, new ExamQuestions(InterimExam.Goals, InterimExam.GoalSeed));
        ILearningAgent examinee = plan.Task.Examinee(plan.ExamScope);
        Assert.True(SavedState.Load(learned, examinee.LoadLearned));
        Assert.Equal(exam.Examine(new("learner", "learner", examinee), new RunMeter(), () => false)!.Share(0), first);

        Assert.Equal(before, rig.Image());
        Assert.Equal(0, check.Meter.Violations);
    }

    [Fact]
    public void What_cannot_be_read_reaches_nothing()
    {
        using InterimExam check = new(TrainingRig.Plan("desk4", LearnerKind.QUrdf));
        Assert.Equal(Interval.Wilson(0, InterimExam.Goals), check.Score([1, 2, 3]));
    }

    [Theory]
    [InlineData("QUrdf")]
    [InlineData("QLearned")]
    [InlineData("QNone")]
    [InlineData("ModelUrdf")]
    [InlineData("ModelNone")]
    public void Checks_make_no_garbage(string kind)
    {
        RigPlan plan = TrainingRig.Plan("desk4", Enum.Parse<LearnerKind>(kind));
        using TrainingRig rig = new(plan);
        rig.Run(1_000);
        byte[] learned = rig.Learned();
        using InterimExam check = new(plan);
        check.Score(learned);
        Assert.Equal(0, SteadyBytes.Of(() => check.Score(learned)));
    }
}
