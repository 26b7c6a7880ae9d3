using ArmController.Control.Agents;
using ArmController.Journal;
using ArmController.Simulation;
using ArmController.Simulator.World;

namespace ArmController.Exams;

/// <summary>Examines the learner and, on the same goals, what it has to be compared with.</summary>
internal sealed class ReachExams(RigPlan plan, ReachExam exam)
{
    public const string Learner = "learner";
    public const string ResolvedRate = "resolvedRate";
    public const string ResolvedRateLearned = "resolvedRateLearnedJacobian";
    public const string HoldStill = "holdStill";
    public const string Random = "random";

    /// <summary>Learner first; null when stopped in between.</summary>
    /// <param name="learner">The learner as it was read back from disk.</param>
    /// <param name="learnerMeter">Told of every tick of the learner's.</param>
    /// <param name="baselineMeter">Told of every tick of the others'.</param>
    /// <param name="stopped">Asked between goals.</param>
    public ExamResult[]? Run(LearningReacher learner, RunMeter learnerMeter, RunMeter baselineMeter, Func<bool> stopped)
    {
        ReachAgents agents = new(plan);
        List<(string Name, Func<SimulatedArm, IReacher> For)> reachers =
        [
            (Learner, _ => learner),
            (ResolvedRate, _ => agents.ResolvedRate()),
            (HoldStill, _ => new HoldStill()),
            (Random, _ => agents.Random()),
        ];
        if (learner.Jacobian is { } learned && plan.Jacobian == JacobianSource.Learned)
        {
            // How much of the result is the learned Jacobian's and not the learner's.
            reachers.Insert(2, (ResolvedRateLearned, _ => agents.ResolvedRate(learned)));
        }

        List<ExamResult> results = [];
        foreach ((string name, Func<SimulatedArm, IReacher> reacherFor) in reachers)
        {
            ExamResult? result = exam.Examine(name, reacherFor, name == Learner ? learnerMeter : baselineMeter, stopped);
            if (result is null)
            {
                return null;
            }

            results.Add(result);
        }

        return [.. results];
    }
}
