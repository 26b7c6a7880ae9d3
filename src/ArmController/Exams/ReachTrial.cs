using ArmController.Rigs;
using ArmController.Control.Tasks.Reach;
using ArmController.Numerics;
using ArmController.Simulation;
using ArmController.Simulator.World;

namespace ArmController.Exams;

/// <summary>One goal of an examination: drawn far enough from where the arm stands, tried, and judged by the true tip.</summary>
/// <param name="plan">The arm and its twin.</param>
/// <param name="toleranceMetres">Tolerances, widest first; an attempt ends with success within the last.</param>
internal sealed class ReachTrial(RigPlan plan, double[] toleranceMetres)
{
    // Asked for once: working it out makes garbage.
    private readonly EpisodeLimits limits = plan.Episode;

    /// <summary>Goals closer than twice the widest tolerance are no task and are drawn again.</summary>
    private readonly double nearestGoalMetres = 2 * toleranceMetres.Max();

    /// <summary>The next goal that is a task from where the twin stands.</summary>
    public void Draw(ReachGoals goals, Pcg32 random, SimulatedArm twin, out Vector3d goal)
    {
        do
        {
            goals.Next(random, out goal);
        }
        while ((goal - twin.Tip).Length < nearestGoalMetres);
    }

    /// <summary>Tries a goal, and counts a success for every tolerance that was kept long enough.</summary>
    public void Attempt(SimulatedRig rig, in Vector3d goal, Span<int> successes)
    {
        Span<ReachStreak> streaks = stackalloc ReachStreak[toleranceMetres.Length];
        streaks.Clear();
        for (int decision = 0; decision < limits.MostDecisions && !streaks[^1].Reached; decision++)
        {
            for (int tick = 0; tick < plan.Cadence.DecisionTicks; tick++)
            {
                rig.Tick();
            }

            double distance = (goal - rig.Twin.Tip).Length;
            for (int i = 0; i < streaks.Length; i++)
            {
                streaks[i].Note(distance, toleranceMetres[i], limits.HoldDecisions);
            }
        }

        for (int i = 0; i < streaks.Length; i++)
        {
            successes[i] += streaks[i].Reached ? 1 : 0;
        }
    }
}
