using ArmController.Control.Agents;
using ArmController.Control.Tasks;
using ArmController.Rigs;
using ArmController.Simulator.World;
using ArmController.Training.Exams;
using ArmController.Training.Journal;
using Xunit;

namespace ArmController.Tests.Program.Simulation;

/// <summary>Reaching by a tip that comes late, seldom or not at all, by servos that are late, and by angles that nothing measures.</summary>
public sealed class LateGuidanceTests(ITestOutputHelper output)
{
    private const ulong GoalSeed = 2028;
    private const int Goals = 60;

    public static TheoryData<string, TipDelivery, int, bool> Worlds => new()
    {
        { "desk4", new(0.1, 0, 0, 0), 1, true },
        { "so101", new(0.2, 0, 0, 0), 1, true },
        { "desk4", new(0, 0, 25, 0), 1, true },
        { "so101", new(0, 0, 0, 0.5), 1, true },
        { "so101", new(0.1, 0.02, 25, 0.2), 1, true },
        { "desk4", default, 8, true },
        { "so101", default, 1, false },
    };

    [Theory]
    [MemberData(nameof(Worlds))]
    public void It_reaches_all_the_same(string arm, TipDelivery tip, int latencyTicks, bool sensesJoints)
    {
        RigPlan plan = Plan(arm, tip, latencyTicks, sensesJoints);
        int[] axes = Axes(plan);
        int[] rehearsed = Rehearsed(plan);
        output.WriteLine($"{arm}, {tip}: axes {string.Join(" / ", axes)}, rehearsed {string.Join(" / ", rehearsed)} of {Goals}");
        Assert.All(axes, count => Assert.InRange(count, Goals - 2, Goals));
        Assert.All(rehearsed, count => Assert.InRange(count, Goals - 1, Goals));
    }

    /// <summary>A camera that was timed badly, by three ticks of ten.</summary>
    [Fact]
    public void It_need_not_be_told_exactly_how_late_the_tip_is()
    {
        RigPlan plan = Plan("desk4", new(0.2, 0, 0, 0), 1, true);
        plan = plan with { Arm = plan.Arm with { TipLatencySeconds = 0.14 } };
        Assert.All(Axes(plan), count => Assert.InRange(count, Goals - 2, Goals));
    }

    /// <summary>What the others are spared: a tip of 200 ms ago beside the angles of now.</summary>
    [Fact]
    public void Who_takes_a_late_tip_for_that_of_now_reaches_less()
    {
        RigPlan plan = Plan("so101", new(0.2, 0, 0, 0), 1, true);
        plan = plan with { Arm = plan.Arm with { TipLatencySeconds = 0 } };
        int[] axes = Axes(plan);
        int[] rehearsed = Rehearsed(plan);
        output.WriteLine($"axes {string.Join(" / ", axes)}, rehearsed {string.Join(" / ", rehearsed)} of {Goals}");
        Assert.InRange(axes[^1], 0, Goals / 2);
        Assert.InRange(rehearsed[^1], 0, Goals * 3 / 4);
    }

    private static RigPlan Plan(string arm, TipDelivery tip, int latencyTicks, bool sensesJoints)
    {
        RigPlan plan = TrainingRig.Plan(arm, LearnerKind.ModelNone);
        return plan with { Twin = plan.Twin with { Tip = tip, LatencyTicks = latencyTicks, SensesJoints = sensesJoints } };
    }

    // Fifteen robot seconds of training, then unseen goals.
    private static int[] Axes(RigPlan plan)
    {
        using TrainingRig training = new(plan);
        training.Run(750);
        Assert.Equal(0, training.Meter.Violations);
        ILearningAgent examinee = plan.Task.Examinee(plan.ExamScope);
        Assert.True(SavedState.Load(SavedState.Of(training.Reacher.SaveLearned), examinee.LoadLearned));
        return Examine(plan, new("learner", "learner", examinee));
    }

    private static int[] Rehearsed(RigPlan plan) => Examine(
        plan, plan.Task.Baselines(plan.ExamScope, plan.Task.Examinee(plan.ExamScope)).Single(baseline => baseline.Key == "rehearsed"));

    private static int[] Examine(RigPlan plan, Baseline who)
    {
        RunMeter meter = new();
        ExamResult result = new Exam(plan, new ExamQuestions(Goals, GoalSeed)).Examine(who, meter, () => false)!;
        Assert.Equal(0, meter.Violations);
        return [.. result.Tally.Successes];
    }
}
