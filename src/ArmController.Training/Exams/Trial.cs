using ArmController.Control.Tasks;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Simulator.World;

namespace ArmController.Training.Exams;

/// <summary>One goal of an examination: drawn, tried from home, and judged by the truth.</summary>
/// <param name="plan">The arm and its twin.</param>
/// <param name="criteria">How many of the task's criteria count; an attempt ends when the last of them is met.</param>
/// <param name="toTheEnd">Whether an attempt takes all of its time instead.</param>
public sealed class Trial(RigPlan plan, int criteria, bool toTheEnd)
{
    private readonly IJudge judge = plan.Task.Judge(plan.ExamScope, criteria);
    private readonly bool[] won = new bool[criteria];

    /// <summary>The next goal that is a task from where the twin stands.</summary>
    public void Draw(Pcg32 random, SimulatedArm twin, out Goal goal) => judge.Draw(random, Seen(twin), out goal);

    /// <summary>Tries a goal, and counts what was met.</summary>
    public void Attempt(SimulatedRig rig, in Goal goal, ExamTally tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        judge.Begin(goal);
        for (int decision = 1; decision <= judge.MostDecisions && (toTheEnd || !judge.IsOver); decision++)
        {
            for (int tick = 0; tick < plan.Cadence.DecisionTicks; tick++)
            {
                rig.Tick();
            }

            judge.Note(Seen(rig.Twin));
            for (int i = 0; i < criteria; i++)
            {
                if (judge.Won(i) && !won[i])
                {
                    won[i] = true;
                    tally.Successes[i]++;
                    tally.Decisions[i] += decision;
                }
            }
        }

        Array.Clear(won);
        for (int i = 0; i < criteria && toTheEnd; i++)
        {
            tally.AtEnd[i] += judge.Holds(i) ? 1 : 0;
        }
    }

    private static Truth Seen(SimulatedArm twin) => new() { Tip = twin.Tip, Angles = twin.Angles };
}
