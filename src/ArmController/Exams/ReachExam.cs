using ArmController.Rigs;
using System.Diagnostics;
using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Control.Tasks.Reach;
using ArmController.Journal;
using ArmController.Motion.Arm;
using ArmController.Numerics;
using ArmController.Simulation;
using ArmController.Simulator.World;
using ArmController.Troubles;

namespace ArmController.Exams;

/// <summary>
/// The examination: unseen goals from a seed of its own, each from home, judged by the true tip, with learning and exploration off.
/// All reachers face the same goals on the same arm, and the noise begins the same.
/// </summary>
/// <param name="plan">The arm and its twin.</param>
/// <param name="goalSeed">Seed of the goals; training seeds are 31 bits wide and use another stream.</param>
/// <param name="goals">Number of goals.</param>
/// <param name="toleranceMetres">Tolerances, widest first; an attempt ends with success within the last.</param>
internal sealed class ReachExam(RigPlan plan, ulong goalSeed, int goals, double[] toleranceMetres)
{
    internal const ulong GoalStream = 31;

    private readonly ReachTrial trial = new(plan, toleranceMetres);

    /// <summary>
    /// Why no such goals can be drawn, null when they can: an examination on an arm that is always there already would never begin.
    /// The arm as described was asked when it was read; a twin and a tolerance of the command line can still spoil it.
    /// </summary>
    public static Trouble? Unset(RigPlan plan)
    {
        SerialChain chain = TrueChain.Of(plan.Arm.Description.Chain, plan.Twin);
        chain.Forward(plan.Arm.Home, out ChainPose home);
        string json = Path.Combine(plan.Arm.Source.Folder, ArmSource.JsonName);
        return new ReachAgents(plan).Goals(chain).IsPlausible(home.Tip, plan.Arm.Reach.NearestGoalMetres)
            ? null
            : new(
                ConfigurationCode.BrokenRule,
                json,
                "with this twin and tolerance hardly any goal of 'reach' lies farther from home than twice the widest tolerance",
                "widen 'reach', or ask for a milder twin or a smaller tolerance");
    }

    /// <summary>Examines one reacher; null when <paramref name="stopped"/> said so in between.</summary>
    public ExamResult? Examine(string name, Func<SimulatedArm, IReacher> reacherFor, RunMeter meter, Func<bool> stopped)
    {
        IReacher? reacher = null;
        using SimulatedRig rig = new(plan, RigPlan.ExaminationSeed ^ goalSeed, twin => reacher = reacherFor(twin), meter);
        ReachGoals sampler = new ReachAgents(plan).Goals(rig.Twin.Chain);
        Pcg32 random = new(goalSeed, GoalStream);
        int[] successes = new int[toleranceMetres.Length];
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
            trial.Draw(sampler, random, rig.Twin, out Vector3d goal);
            reacher!.Pursue(goal);
            trial.Attempt(rig, goal, successes);
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        ExamCost cost = new(meter.Ticks, clock.Elapsed, allocated, GC.CollectionCount(0) - collections);
        return new(name, goals, toleranceMetres, successes, cost);
    }
}
