using ArmController.Rigs;
using ArmController.Control.Agents;
using ArmController.Control.Tasks.Reach;
using ArmController.Journal;
using ArmController.Numerics;
using ArmController.Simulation;
using ArmController.Statistics;

namespace ArmController.Exams;

/// <summary>
/// A small examination that can be held again and again while something else learns: greedy, nothing is learned, always the same goals and the
/// same noise, on a rig of its own that begins each time from its own first image. Its outcome is a function of what was learned and of nothing
/// else, and it makes no garbage.
/// </summary>
internal sealed class ReachCheck : IDisposable
{
    /// <summary>Goals of a check.</summary>
    public const int Goals = 50;

    /// <summary>Seed of its goals: neither those of training nor those of the examination at the end, which would be no examination then.</summary>
    public const ulong GoalSeed = 20_261_125;

    private const int RigBytes = 1 << 16;

    private readonly Vector3d[] goals = new Vector3d[Goals];
    private readonly int[] successes = new int[1];
    private readonly LearningReacher examinee;
    private readonly SimulatedRig rig;
    private readonly ReachTrial trial;
    private readonly byte[] begun;

    /// <summary>Builds the rig and draws the goals.</summary>
    /// <param name="plan">The arm, its twin and how it sees.</param>
    public ReachCheck(RigPlan plan)
    {
        ReachAgents agents = new(plan);
        trial = new ReachTrial(plan, [plan.Arm.Reach.ToleranceMetres.Max()]);
        examinee = agents.Examinee();
        rig = new SimulatedRig(plan, RigPlan.ExaminationSeed ^ GoalSeed, _ => examinee, Meter);
        byte[] buffer = new byte[examinee.Learner.SavedBytes + RigBytes];
        StateWriter writer = new(buffer);
        rig.Save(ref writer);
        begun = buffer[..writer.Length];
        Pcg32 random = new(GoalSeed, ReachExam.GoalStream);
        ReachGoals sampler = agents.Goals(rig.Twin.Chain);
        rig.PlaceAtHome();
        for (int i = 0; i < goals.Length; i++)
        {
            trial.Draw(sampler, random, rig.Twin, out goals[i]);
        }
    }

    /// <summary>What the envelope did in all checks.</summary>
    public RunMeter Meter { get; } = new();

    /// <summary>Share of goals reached within the widest tolerance; none by what cannot be read.</summary>
    /// <param name="learned">Image of what was learned.</param>
    public Interval Score(ReadOnlySpan<byte> learned)
    {
        StateReader start = new(begun);
        if (!rig.Load(ref start))
        {
            throw new InvalidOperationException("The rig of checks cannot be put back to where it began.");
        }

        StateReader reader = new(learned);
        if (!examinee.LoadLearned(ref reader))
        {
            return Interval.Wilson(0, Goals);
        }

        successes[0] = 0;
        foreach (Vector3d goal in goals)
        {
            rig.PlaceAtHome();
            Meter.Watch(rig.Arm);
            examinee.Pursue(goal);
            trial.Attempt(rig, goal, successes);
        }

        return Interval.Wilson(successes[0], Goals);
    }

    /// <inheritdoc/>
    public void Dispose() => rig.Dispose();
}
