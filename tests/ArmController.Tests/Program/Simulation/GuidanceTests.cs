using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Control.Guidance;
using ArmController.Control.Tasks;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Numerics;
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
        RigPlan plan = TrainingRig.Plan(arm, LearnerKind.QUrdf);
        Dictionary<string, ExamResult> results = [];
        RunMeter meter = new();
        foreach (Baseline baseline in Baselines(plan))
        {
            Exam exam = new(plan, new ExamQuestions(Goals, GoalSeed));
            exam.Examine(baseline, meter, () => false);
            ExamResult again = exam.Examine(baseline, meter, () => false)!;
            results.Add(baseline.Key, again);
            output.WriteLine($"{arm}, goals of {GoalSeed}: {baseline.Key} {string.Join(" / ", again.Tally.Successes)} of {Goals}");
        }

        Assert.All(results["rehearsed"].Tally.Successes, count => Assert.InRange(count, Goals - 1, Goals));
        Assert.InRange(results["leastSquares"].Tally.Successes[0], Goals * 9 / 10, Goals);
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
        RigPlan plan = TrainingRig.Plan(arm, LearnerKind.ModelNone, seed: seed);
        using TrainingRig training = new(plan);
        training.Run(750);
        ILearningAgent examinee = plan.Task.Examinee(plan.ExamScope);
        Assert.True(SavedState.Load(SavedState.Of(training.Reacher.SaveLearned), examinee.LoadLearned));
        RunMeter meter = new();
        ExamResult result = new Exam(plan, new ExamQuestions(Goals, GoalSeed)).Examine(new("learner", "learner", examinee), meter, () => false)!;
        output.WriteLine($"{arm}, seed {seed}: {string.Join(" / ", result.Tally.Successes)} of {Goals}; {training.Episodes} episodes");
        Assert.All(result.Tally.Successes, count => Assert.InRange(count, Goals - 1, Goals));
        Assert.Equal(0, meter.Violations + training.Meter.Violations);
    }

    /// <summary>
    /// Every link and every zero is wrong. What it believes of the arm is put right while it works, so its model is off by less than the URDF, and it
    /// reaches, frozen, what the shield of the wrong arm admits.
    /// </summary>
    [Theory]
    [InlineData("desk4", LearnerKind.ModelUrdf)]
    [InlineData("so101", LearnerKind.ModelUrdf)]
    [InlineData("so101", LearnerKind.ModelLearned)]
    public void A_wrong_description_is_put_right(string arm, LearnerKind kind)
    {
        RigPlan plan = TrainingRig.Plan(arm, kind, perturbed: true, seed: 3);
        using TrainingRig training = new(plan);
        training.Run(3000);
        byte[] learned = SavedState.Of(training.Reacher.SaveLearned);
        AxesModel model = new(plan.Arm.Description.Chain.Count);
        Assert.True(SavedState.Load(learned, model.Load));
        double before = OffBy(plan, new ChainModel(plan.Arm.Description.Chain));
        double after = OffBy(plan, model);
        ILearningAgent examinee = plan.Task.Examinee(plan.ExamScope);
        Assert.True(SavedState.Load(learned, examinee.LoadLearned));
        RunMeter meter = new();
        ExamResult result = new Exam(plan, new ExamQuestions(Goals, GoalSeed)).Examine(new("learner", "learner", examinee), meter, () => false)!;
        string reached = string.Join(" / ", result.Tally.Successes);
        output.WriteLine($"{arm}: off by {before * 1000:0.0} mm, then {after * 1000:0.0} mm; {reached} of {Goals}");
        Assert.True(after < 0.25 * before, $"off by {before} m before and {after} m after");
        Assert.All(result.Tally.Successes, count => Assert.InRange(count, Goals - 2, Goals));
        Assert.Equal(0, meter.Violations + training.Meter.Violations);
    }

    /// <summary>From home the straight way may fit by luck; from homes drawn at random it does not.</summary>
    [Fact]
    public void Who_rehearses_needs_no_lucky_home_and_stays_where_it_has_come_to()
    {
        RigPlan plan = TrainingRig.Plan("so101", LearnerKind.ModelUrdf);
        Exam exam = new(plan, new ExamQuestions(Goals, GoalSeed) { Homes = 8, ToTheEnd = true });
        RunMeter meter = new();
        Dictionary<string, ExamResult> results = Baselines(plan).ToDictionary(
            baseline => baseline.Key, baseline => exam.Examine(baseline, meter, () => false)!);
        ExamTally rehearsed = results["rehearsed"].Tally;
        output.WriteLine($"{string.Join(" / ", rehearsed.Successes)}, at the end {string.Join(" / ", rehearsed.AtEnd)} of {Goals}");
        Assert.All(rehearsed.Successes, count => Assert.InRange(count, Goals - 1, Goals));
        Assert.All(rehearsed.AtEnd, count => Assert.InRange(count, Goals - 1, Goals));
        Assert.True(results["leastSquares"].Tally.Successes[0] < Goals - 2, "the homes are lucky ones");
        Assert.Equal(0, meter.Violations);
    }

    /// <summary>The last link has to point as it is told, within 8 degrees, while the tip is there; by the lines that were found too.</summary>
    [Theory]
    [InlineData("desk4", LearnerKind.ModelUrdf)]
    [InlineData("so101", LearnerKind.ModelUrdf)]
    [InlineData("so101", LearnerKind.ModelNone)]
    public void Poses_are_reached_as_places_are(string arm, LearnerKind kind)
    {
        RigPlan plan = TrainingRig.Plan(arm, kind, seed: 4);
        using TrainingRig training = new(plan);
        training.Run(1000);
        ILearningAgent examinee = plan.Task.Examinee(plan.ExamScope);
        Assert.True(SavedState.Load(SavedState.Of(training.Reacher.SaveLearned), examinee.LoadLearned));
        RigPlan posed = plan with { Task = plan.Task.Inclined(8 * Math.PI / 180)! };
        Exam exam = new(posed, new ExamQuestions(Goals, GoalSeed));
        RunMeter meter = new();
        ExamResult result = exam.Examine(new("learner", "learner", examinee), meter, () => false)!;
        Baseline places = posed.Task.Baselines(posed.ExamScope, examinee).Single(baseline => baseline.Key == "resolvedRate");
        int blind = exam.Examine(places, meter, () => false)!.Tally.Successes[0];
        output.WriteLine($"{arm}: {string.Join(" / ", result.Tally.Successes)} of {Goals}; who goes to places alone {blind}");
        Assert.InRange(result.Tally.Successes[0], Goals - 1, Goals);
        Assert.InRange(blind, 0, Goals * 3 / 4);
        Assert.Equal(0, meter.Violations);
    }

    /// <summary>Taken back to a model of another arm in the midst of training, it notices, finds its own axes again, and reaches.</summary>
    [Fact]
    public void Who_has_the_model_of_another_arm_notices_and_finds_its_own()
    {
        RigPlan plan = TrainingRig.Plan("desk4", LearnerKind.ModelNone);
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
        ExamResult result = new Exam(plan, new ExamQuestions(Goals, GoalSeed)).Examine(new("learner", "learner", examinee), meter, () => false)!;
        output.WriteLine($"{string.Join(" / ", result.Tally.Successes)} of {Goals}");
        Assert.All(result.Tally.Successes, count => Assert.InRange(count, Goals - 1, Goals));
    }

    /// <summary>Before anything was found there is no model: it rests, and says so by reaching nothing.</summary>
    [Fact]
    public void Who_has_found_nothing_rests()
    {
        RigPlan plan = TrainingRig.Plan("desk4", LearnerKind.ModelNone);
        RunMeter meter = new();
        Baseline empty = new("learner", "learner", plan.Task.Examinee(plan.ExamScope));
        ExamResult result = new Exam(plan, new ExamQuestions(5, GoalSeed)).Examine(empty, meter, () => false)!;
        Assert.All(result.Tally.Successes, count => Assert.Equal(0, count));
        Assert.Equal(0, meter.Violations);
    }

    /// <summary>A stop in the middle of a move: what it had in mind is forgotten, and rest is the first thing it asks for.</summary>
    [Fact]
    public void Who_was_stopped_asks_for_rest_before_anything_else()
    {
        RigPlan plan = TrainingRig.Plan("desk4", LearnerKind.QUrdf);
        Baseline reacher = Baselines(plan).Single(baseline => baseline.Key == "rehearsed");
        Joints<Radian> home = plan.Arm.Home;
        plan.Arm.Description.Chain.Forward(home, out ArmController.Motion.Arm.ChainPose pose);
        ArmState state = new() { Angles = home, Reference = home, Tip = pose.Tip };
        reacher.Agent.Pursue(Goal.AtPoint(new(0.18, 0.06, 0.12)));
        Proposal proposal = default;
        bool moves = false;
        for (int n = 0; n < 100 && !moves; n++)
        {
            reacher.Agent.Decide(state, default, out proposal);
            moves = proposal.Kind == ProposalKind.Target || proposal.Velocity != default;
        }

        Assert.True(moves, "it does not move");
        reacher.Agent.Decide(state, new() { Interrupted = true }, out proposal);
        Assert.Equal(ProposalKind.Velocity, proposal.Kind);
        Assert.Equal(default, proposal.Velocity);
    }

    // Mean over postures in the middle of the ranges, metres.
    private static double OffBy(RigPlan plan, IArmModel model)
    {
        const int Postures = 200;
        JointRanges ranges = new(plan.Arm.Description);
        Pcg32 random = new(5, 1);
        double sum = 0;
        for (int n = 0; n < Postures; n++)
        {
            Joints<Radian> angles = default;
            for (int j = 0; j < ranges.Count; j++)
            {
                double quarter = (ranges.Highest[j] - ranges.Lowest[j]) / 4;
                angles[j] = random.NextDouble(ranges.Lowest[j] + quarter, ranges.Highest[j] - quarter);
            }

            plan.TrueChain.Forward(angles, out ArmController.Motion.Arm.ChainPose pose);
            model.Look(angles, out Vector3d tip, out _);
            sum += (tip - pose.Tip).Length / Postures;
        }

        return sum;
    }

    private static IEnumerable<Baseline> Baselines(RigPlan plan) =>
        plan.Task.Baselines(plan.ExamScope, plan.Task.Examinee(plan.ExamScope)).Where(baseline => baseline.Key is "rehearsed" or "leastSquares");
}
