using ArmController.Control.Agents;
using ArmController.Control.Tasks.Reach;
using ArmController.Control.Ticking;
using ArmController.Numerics;
using ArmController.Simulator.World;

namespace ArmController.Simulation;

/// <summary>Successes of one reacher at the three tolerances.</summary>
internal readonly record struct ExamResult(int Goals, int Within20mm, int Within10mm, int Within5mm);

/// <summary>
/// The examination: unseen goals from a seed of its own, each from home, judged by the true tip, with learning and exploration off.
/// All reachers face the same goals, the same arm and the same noise.
/// </summary>
internal sealed class ReachExam(RigPlan plan, ulong goalSeed, int goals)
{
    private const ulong ExamGoalStream = 31;
    private const double AlreadyThereMetres = 0.04;

    public ExamResult Examine(Func<SimulatedArm, IReacher> reacherFor, IRecorder recorder)
    {
        IReacher? reacher = null;
        using SimulatedRig rig = new(plan, RigPlan.EvaluationSeed ^ goalSeed, twin => reacher = reacherFor(twin), recorder);
        ReachGoals sampler = new ReachAgents(plan).Goals(rig.Twin.Chain);
        Pcg32 random = new(goalSeed, ExamGoalStream);
        int within20 = 0;
        int within10 = 0;
        int within5 = 0;
        for (int n = 0; n < goals; n++)
        {
            rig.PlaceAtHome();
            Vector3d goal;
            do
            {
                sampler.Next(random, out goal);
            }
            while ((goal - rig.Twin.Tip).Length < AlreadyThereMetres);
            reacher!.Pursue(goal);
            Attempt(rig, goal, out ReachStreak at20, out ReachStreak at10, out ReachStreak at5);
            within20 += at20.Reached ? 1 : 0;
            within10 += at10.Reached ? 1 : 0;
            within5 += at5.Reached ? 1 : 0;
        }

        return new(goals, within20, within10, within5);
    }

    private void Attempt(SimulatedRig rig, in Vector3d goal, out ReachStreak at20, out ReachStreak at10, out ReachStreak at5)
    {
        int hold = plan.Episode.HoldDecisions;
        at20 = default;
        at10 = default;
        at5 = default;
        for (int decision = 0; decision < plan.Episode.MostDecisions && !at5.Reached; decision++)
        {
            for (int tick = 0; tick < RigPlan.DecisionTicks; tick++)
            {
                rig.Tick();
            }

            double distance = (goal - rig.Twin.Tip).Length;
            at20.Note(distance, 0.020, hold);
            at10.Note(distance, 0.010, hold);
            at5.Note(distance, 0.005, hold);
        }
    }
}
