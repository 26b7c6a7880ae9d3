using System.Diagnostics;
using ArmController.Control.Tasks;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Training.Journal;

namespace ArmController.Training.Exams;

/// <summary>
/// The examination: unseen goals from a seed of its own, each from home, judged by the truth, with learning and exploration off.
/// All face the same goals on the same arm, and the noise begins the same.
/// </summary>
/// <param name="plan">The arm, its twin and the task.</param>
/// <param name="goalSeed">Seed of the goals; training seeds are 31 bits wide and use another stream.</param>
/// <param name="goals">Number of goals.</param>
internal sealed class Exam(RigPlan plan, ulong goalSeed, int goals)
{
    public const ulong GoalStream = 31;

    private readonly Trial trial = new(plan, plan.Task.Criteria.Count);

    /// <summary>Examines one; null when <paramref name="stopped"/> said so in between.</summary>
    public ExamResult? Examine(Baseline candidate, RunMeter meter, Func<bool> stopped)
    {
        using SimulatedRig rig = new(plan, RigPlan.ExaminationSeed ^ goalSeed, _ => candidate.Agent, meter);
        Pcg32 random = new(goalSeed, GoalStream);
        int[] successes = new int[plan.Task.Criteria.Count];
        Stopwatch clock = Stopwatch.StartNew();
        int collections = GC.CollectionCount(0);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        for (int n = 0; n < goals; n++)
        {
            if (stopped())
            {
                return null;
            }

            rig.PlaceAtHome();
            meter.Watch(rig.Arm);
            trial.Draw(random, rig.Twin, out Goal goal);
            candidate.Agent.Pursue(goal);
            trial.Attempt(rig, goal, successes);
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        ExamCost cost = new(meter.Ticks, clock.Elapsed, allocated, GC.CollectionCount(0) - collections);
        return new(candidate.Key, candidate.Words, goals, plan.Task.Criteria, successes, cost);
    }
}
