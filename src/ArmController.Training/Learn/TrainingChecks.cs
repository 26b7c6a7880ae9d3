using ArmController.Control.Agents;
using ArmController.Learning.Snapshots;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Training.Exams;
using ArmController.Training.Journal;
using ArmController.Training.Statistics;

namespace ArmController.Training.Learn;

/// <summary>
/// Checks a learner in training every so many ticks, on the loop's own thread between two of them: what passes is kept as the snapshot, and after
/// a drop the learner goes on from there. A check is outside robot time and leaves the training as it was, and so does a run in which none falls.
/// </summary>
public sealed class TrainingChecks : IDisposable
{
    private readonly ILearningAgent agent;
    private readonly RecordRing<CheckRecord> log;
    private readonly InterimExam check;
    private readonly byte[] learned;

    /// <summary>Builds it, with one check made for warming up.</summary>
    /// <param name="plan">The arm and its twin.</param>
    /// <param name="checks">When.</param>
    /// <param name="agent">Who is in training.</param>
    /// <param name="log">Told of every check.</param>
    public TrainingChecks(RigPlan plan, CheckPlan checks, ILearningAgent agent, RecordRing<CheckRecord> log)
    {
        this.agent = agent;
        this.log = log;
        Kept = KeptChecks.Of(checks, agent);
        check = new InterimExam(plan);
        learned = new byte[LearnImage.Capacity(agent)];
        check.Score(Learned());
    }

    /// <summary>What is saved of it.</summary>
    public KeptChecks Kept { get; }

    /// <summary>What the envelope did in checks.</summary>
    public RunMeter Meter => check.Meter;

    /// <summary>Makes a check if one is due after this tick.</summary>
    /// <param name="tick">Ticks since the learner was born.</param>
    public void After(long tick)
    {
        if (tick % Kept.Plan.PeriodTicks == 0)
        {
            Check(tick);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => check.Dispose();

    private void Check(long tick)
    {
        ReadOnlySpan<byte> image = Learned();
        Interval share = check.Score(image);
        SnapshotVerdict verdict = Kept.Keeper.Judge(image, share.Score, tick);
        if (verdict == SnapshotVerdict.RolledBack)
        {
            StateReader reader = new(Kept.Keeper.Promoted);
            agent.Recall(ref reader);
        }

        log.Append(new CheckRecord(tick, share, InterimExam.Goals, verdict, Kept.Keeper.PromotedAt));
    }

    private ReadOnlySpan<byte> Learned()
    {
        StateWriter writer = new(learned);
        agent.SaveLearned(ref writer);
        return learned.AsSpan(0, writer.Length);
    }
}
