using ArmController.Control.Agents;
using ArmController.Control.Tasks;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Training.Journal;
using ArmController.Training.Statistics;

namespace ArmController.Training.Exams;

/// <summary>
/// A small examination that can be held again and again while something else learns: greedy, nothing is learned, always the same goals and the
/// same noise, on a rig of its own that begins each time from its own first image. Its outcome is a function of what was learned and of nothing
/// else, and it makes no garbage.
/// </summary>
internal sealed class InterimExam : IDisposable
{
    /// <summary>Goals of a check.</summary>
    public const int Goals = 50;

    /// <summary>Seed of its goals: neither those of training nor those of the examination at the end, which would be no examination then.</summary>
    public const ulong GoalSeed = 20_261_125;

    private const int RigBytes = 1 << 16;

    private readonly Goal[] goals = new Goal[Goals];
    private readonly ExamTally tally = new(1);
    private readonly ILearningAgent examinee;
    private readonly SimulatedRig rig;
    private readonly Trial trial;
    private readonly byte[] begun;

    /// <summary>Builds the rig and draws the goals.</summary>
    /// <param name="plan">The arm, its twin and how it sees.</param>
    public InterimExam(RigPlan plan)
    {
        trial = new Trial(plan, criteria: 1, toTheEnd: false);
        examinee = plan.Task.Examinee(plan.ExamScope);
        rig = new SimulatedRig(plan, RigPlan.ExaminationSeed ^ GoalSeed, _ => examinee, Meter);
        byte[] buffer = new byte[examinee.SavedBytes + RigBytes];
        StateWriter writer = new(buffer);
        rig.Save(ref writer);
        begun = buffer[..writer.Length];
        Pcg32 random = new(GoalSeed, Exam.GoalStream);
        rig.PlaceAtHome();
        for (int i = 0; i < goals.Length; i++)
        {
            trial.Draw(random, rig.Twin, out goals[i]);
        }
    }

    /// <summary>What the envelope did in all checks.</summary>
    public RunMeter Meter { get; } = new();

    /// <summary>Share of goals reached by the easiest criterion; none by what cannot be read.</summary>
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

        tally.Clear();
        foreach (ref readonly Goal goal in goals.AsSpan())
        {
            rig.PlaceAtHome();
            Meter.Watch(rig.Arm);
            examinee.Pursue(goal);
            trial.Attempt(rig, goal, tally);
        }

        return Interval.Wilson(tally.Successes[0], Goals);
    }

    /// <inheritdoc/>
    public void Dispose() => rig.Dispose();
}
