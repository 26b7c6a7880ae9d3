using ArmController.Control.Agents;
using ArmController.Control.Tasks;
using ArmController.Motion.Safety.Clearance;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Training.Journal;

namespace ArmController.Proof.Around;

/// <summary>
/// Measures one method on a course: the production loop on the twin, with envelope and shield. Each goal begins where the last one ended, and at home
/// after a failure.
/// </summary>
public sealed class AroundRun
{
    private const double TimeLimitSeconds = 10;
    private const int HoldDecisions = 3;
    private const ulong ShiftStream = 75;

    private readonly Streak[] streaks = new Streak[AroundScore.TolerancesMetres.Count];
    private readonly bool[] won = new bool[AroundScore.TolerancesMetres.Count];

    /// <summary>How far, metres, things stand from where the method believes them to be; the shield is not deceived.</summary>
    public double ShiftMetres { get; init; }

    /// <summary>Says what time it is, so that decisions are timed; null where they are not.</summary>
    public Func<double>? MicrosecondsNow { get; init; }

    /// <summary>Runs it.</summary>
    /// <param name="course">The course.</param>
    /// <param name="agentFor">Makes who is measured.</param>
    /// <param name="score">Counts.</param>
    public void Run(Course course, Func<TaskScope, IPursuer> agentFor, AroundScore score)
    {
        ArgumentNullException.ThrowIfNull(course);
        ArgumentNullException.ThrowIfNull(score);
        RigPlan plan = course.Plan;
        TaskScope scope = plan.ExamScope with { Arm = course.World.Believed(Shift(plan.Seed)), Seed = plan.Seed };
        IPursuer agent = agentFor(scope);
        agent = MicrosecondsNow is null ? agent : new TimedPursuer(agent, score, MicrosecondsNow);
        RunMeter meter = new();
        using SimulatedRig rig = new(plan, RigPlan.ExaminationSeed ^ plan.Seed, _ => agent, meter);
        ClearanceProbe probe = new(plan.Arm.Description.Body!, course.World.Obstacles);
        rig.PlaceAtHome();
        meter.Watch(rig.Arm);
        foreach (Vector3d place in course.Goals)
        {
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            agent.Pursue(Goal.AtPoint(place));
            bool reached = Attempt(rig, place, plan, probe, score);
            score.AllocatedBytes += GC.GetAllocatedBytesForCurrentThread() - allocated;
            if (!reached)
            {
                rig.PlaceAtHome();
                meter.Watch(rig.Arm);
            }
        }

        score.Violations += meter.Violations;
    }

    private bool Attempt(SimulatedRig rig, in Vector3d place, RigPlan plan, ClearanceProbe probe, AroundScore score)
    {
        Array.Clear(streaks);
        double decision = plan.Cadence.Decision.Value;
        int most = (int)Math.Round(TimeLimitSeconds / decision);
        int taken = most;
        for (int n = 1; n <= most && !streaks[^1].Reached; n++)
        {
            for (int tick = 0; tick < plan.Cadence.DecisionTicks; tick++)
            {
                rig.Tick();
                score.Near(probe.Shortest(rig.Twin.Angles, out _));
            }

            double metres = (place - rig.Twin.Tip).Length;
            for (int i = 0; i < streaks.Length; i++)
            {
                streaks[i].Note(metres, AroundScore.TolerancesMetres[i], HoldDecisions);
            }

            taken = streaks[0].Reached ? Math.Min(taken, n) : taken;
        }

        for (int i = 0; i < streaks.Length; i++)
        {
            won[i] = streaks[i].Reached;
        }

        score.Count(taken * decision, won);
        return won[0];
    }

    private Vector3d Shift(ulong seed)
    {
        Pcg32 random = new(seed, ShiftStream);
        Vector3d direction = new(random.NextGaussian(), random.NextGaussian(), random.NextGaussian());
        return direction * (ShiftMetres / direction.Length);
    }
}
