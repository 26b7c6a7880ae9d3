using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Control.Guidance;
using ArmController.Control.Tasks;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Rigs;
using ArmController.Training.Exams;
using ArmController.Training.Journal;
using Xunit;

namespace ArmController.Tests.Program.Simulation;

/// <summary>Those who reach without learning, on whole simulated arms.</summary>
public sealed class GuidanceTests(ITestOutputHelper output)
{
    private const ulong GoalSeed = 2027;
    private const int Goals = 60;

    [Theory]
    [InlineData("desk4")]
    [InlineData("so101")]
    public void Who_rehearses_reaches_what_can_be_reached_and_makes_no_garbage(string arm)
    {
        RigPlan plan = TrainingRig.Plan(arm, JacobianSource.Urdf);
        Dictionary<string, ExamResult> results = [];
        RunMeter meter = new();
        foreach (Baseline baseline in Baselines(plan))
        {
            Exam exam = new(plan, GoalSeed, Goals);
            exam.Examine(baseline, meter, () => false);
            ExamResult again = exam.Examine(baseline, meter, () => false)!;
            results.Add(baseline.Key, again);
            output.WriteLine($"{arm}, goals of {GoalSeed}: {baseline.Key} {string.Join(" / ", again.Successes)} of {Goals}");
        }

        Assert.All(results["rehearsed"].Successes, count => Assert.InRange(count, Goals - 1, Goals));
        Assert.InRange(results["leastSquares"].Successes[0], Goals * 9 / 10, Goals);
        Assert.All(results.Values, result => Assert.Equal(0, result.Cost.AllocatedBytes));
        Assert.Equal(0, meter.Violations);
    }

    /// <summary>Fifteen robot seconds, of which a few are spent on finding the joints' lines and the others on reaching.</summary>
    [Theory]
    [InlineData("desk4", 1)]
    [InlineData("desk4", 2)]
    [InlineData("so101", 1)]
    [InlineData("so101", 2)]
    public void Who_has_found_the_axes_reaches_as_well_without_a_description(string arm, ulong seed)
    {
        RigPlan plan = TrainingRig.Plan(arm, JacobianSource.Axes, seed: seed);
        using TrainingRig training = new(plan);
        training.Run(750);
        ILearningAgent examinee = plan.Task.Examinee(plan.ExamScope);
        Assert.True(SavedState.Load(SavedState.Of(training.Reacher.SaveLearned), examinee.LoadLearned));
        RunMeter meter = new();
        ExamResult result = new Exam(plan, GoalSeed, Goals).Examine(new("learner", "learner", examinee), meter, () => false)!;
        output.WriteLine($"{arm}, seed {seed}: {string.Join(" / ", result.Successes)} of {Goals}; {training.Episodes} episodes");
        Assert.All(result.Successes, count => Assert.InRange(count, Goals - 1, Goals));
        Assert.Equal(0, meter.Violations + training.Meter.Violations);
    }

    /// <summary>Taken back to a model of another arm in the midst of training, it notices, finds its own axes again, and reaches.</summary>
    [Fact]
    public void Who_has_the_model_of_another_arm_notices_and_finds_its_own()
    {
        RigPlan plan = TrainingRig.Plan("desk4", JacobianSource.Axes);
        using TrainingRig training = new(plan);
        training.Run(750);
        AxesModel other = new(plan.Arm.Description.Chain.Count);
        other.Begin(plan.Arm.Home, new(0.1, 0.2, 0.3), 0.01);
        for (int j = 0; j < other.Joints; j++)
        {
            other.Set(j, new(1, 0.2 * j, 0), new(0, 0, 0.05 * j), 0.01, 0.001);
        }

        byte[] spoilt = SavedState.Of(other.Save);
        Assert.True(SavedState.Load(spoilt, training.Reacher.Recall));
        training.Run(1000);
        ILearningAgent examinee = plan.Task.Examinee(plan.ExamScope);
        Assert.True(SavedState.Load(SavedState.Of(training.Reacher.SaveLearned), examinee.LoadLearned));
        RunMeter meter = new();
        ExamResult result = new Exam(plan, GoalSeed, Goals).Examine(new("learner", "learner", examinee), meter, () => false)!;
        output.WriteLine($"{string.Join(" / ", result.Successes)} of {Goals}");
        Assert.All(result.Successes, count => Assert.InRange(count, Goals - 1, Goals));
    }

    /// <summary>Before anything was found there is no model: it rests, and says so by reaching nothing.</summary>
    [Fact]
    public void Who_has_found_nothing_rests()
    {
        RigPlan plan = TrainingRig.Plan("desk4", JacobianSource.Axes);
        RunMeter meter = new();
        Baseline empty = new("learner", "learner", plan.Task.Examinee(plan.ExamScope));
        Assert.All(new Exam(plan, GoalSeed, 5).Examine(empty, meter, () => false)!.Successes, count => Assert.Equal(0, count));
        Assert.Equal(0, meter.Violations);
    }

    /// <summary>A stop in the middle of a move: what it had in mind is forgotten, and rest is the first thing it asks for.</summary>
    [Fact]
    public void Who_was_stopped_asks_for_rest_before_anything_else()
    {
        RigPlan plan = TrainingRig.Plan("desk4", JacobianSource.Urdf);
        Baseline reacher = Baselines(plan).Single(baseline => baseline.Key == "rehearsed");
        Joints<Radian> home = plan.Arm.Home;
        plan.Arm.Description.Chain.Forward(home, out ArmController.Motion.Arm.ChainPose pose);
        ArmState state = new() { Angles = home, Reference = home, Tip = pose.Tip };
        reacher.Agent.Pursue(Goal.AtPoint(new(0.18, 0.06, 0.12)));
        Proposal proposal = default;
        for (int n = 0; n < 20; n++)
        {
            reacher.Agent.Decide(state, default, out proposal);
        }

        Assert.Equal(ProposalKind.Target, proposal.Kind);
        reacher.Agent.Decide(state, new() { Interrupted = true }, out proposal);
        Assert.Equal(ProposalKind.Velocity, proposal.Kind);
        Assert.Equal(default, proposal.Velocity);
    }

    private static IEnumerable<Baseline> Baselines(RigPlan plan) =>
        plan.Task.Baselines(plan.ExamScope, plan.Task.Examinee(plan.ExamScope)).Where(baseline => baseline.Key is "rehearsed" or "leastSquares");
}
