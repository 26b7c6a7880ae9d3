using ArmController.Control.Tasks;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Simulator.World;

namespace ArmController.Training.Exams;

/// <summary>One goal of an examination: drawn, tried from home, and judged by the truth.</summary>
/// <param name="plan">The arm and its twin.</param>
/// <param name="criteria">How many of the task's criteria count; an attempt ends when the last of them is met.</param>
public sealed class Trial(RigPlan plan, int criteria)
{
    private readonly IJudge judge = plan.Task.Judge(plan.ExamScope, criteria);

    /// <summary>The next goal that is a task from where the twin stands.</summary>
    public void Draw(Pcg32 random, SimulatedArm twin, out Goal goal) => judge.Draw(random, Seen(twin), out goal);

    /// <summary>Tries a goal, and counts a success for every criterion that was met.</summary>
    public void Attempt(SimulatedRig rig, in Goal goal, Span<int> successes)
    {
        judge.Begin(goal);
        for (int decision = 0; decision < judge.MostDecisions && !judge.IsOver; decision++)
        {
            for (int tick = 0; tick < plan.Cadence.DecisionTicks; tick++)
            {
                rig.Tick();
            }

            judge.Note(Seen(rig.Twin));
        }

        for (int i = 0; i < criteria; i++)
        {
            successes[i] += judge.Won(i) ? 1 : 0;
        }
    }

    private static Truth Seen(SimulatedArm twin) => new() { Tip = twin.Tip, Angles = twin.Angles };
}
