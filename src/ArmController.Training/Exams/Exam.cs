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
/// <param name="questions">What is asked.</param>
internal sealed class Exam(RigPlan plan, ExamQuestions questions)
{
    public const ulong GoalStream = 31;

    private readonly RigPlan[] plans = questions.Homes == 0 ? [plan] : DrawnHomes.Of(plan, questions.GoalSeed, questions.Homes);

    private readonly Trial trial = new(plan, plan.Task.Criteria.Count, questions.ToTheEnd);

    /// <summary>Examines one; null when <paramref name="stopped"/> said so in between.</summary>
    public ExamResult? Examine(Baseline candidate, RunMeter meter, Func<bool> stopped)
    {
        ExamTally tally = new(plan.Task.Criteria.Count);
        Stopwatch clock = new();
        int collections = 0;
        long allocated = 0;
        for (int h = 0; h < plans.Length; h++)
        {
            // Earlier homes take what does not divide.
            int goals = (questions.Goals / plans.Length) + (h < questions.Goals % plans.Length ? 1 : 0);
            ulong seed = questions.GoalSeed + (ulong)h;
            using SimulatedRig rig = new(plans[h], RigPlan.ExaminationSeed ^ seed, _ => candidate.Agent, meter);
            Pcg32 random = new(seed, GoalStream);
            clock.Start();
            int collectionsBefore = GC.CollectionCount(0);
            long before = GC.GetAllocatedBytesForCurrentThread();
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
                trial.Attempt(rig, goal, tally);
            }

            clock.Stop();
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            collections += GC.CollectionCount(0) - collectionsBefore;
        }

        ExamCost cost = new(meter.Ticks, clock.Elapsed, allocated, collections);
        return new(candidate.Key, candidate.Words, questions.Goals, plan.Task.Criteria, tally, cost);
    }
}
