using System.Text.Json;
using ArmController.Learning.Snapshots;
using ArmController.Training.Checkpoints;
using ArmController.Training.Runs;
using ArmController.Training.Statistics;

namespace ArmController.Training.Learn;

/// <summary>
/// Keeps the best that was learned where nobody can stop for an exam: every hundred training goals are a check of what learned on them. The best
/// is promoted.ckpt, and promoted.json tells how well it did, for the processes to come.
/// </summary>
public sealed class BestKept
{
    /// <summary>Goals of a check.</summary>
    public const int Goals = 100;

    /// <summary>Code of the trouble that a learner does worse than it did.</summary>
    public const string Fallen = "E-RUN-04";

    /// <summary>Name of the file that tells how the best did.</summary>
    public const string Name = "promoted.json";

    private const int MostBytes = 1_024;
    private static readonly SnapshotRule Rule = new(CheckPlan.UsualMark, CheckPlan.Drop, MostRollBacks: 0);

    private readonly CheckpointStore store;
    private readonly string path;
    private long judged;
    private int? best;

    /// <summary>Goes on from what the folder has.</summary>
    /// <param name="store">Where checkpoints are.</param>
    /// <param name="folder">Its folder.</param>
    public BestKept(CheckpointStore store, string folder)
    {
        this.store = store;
        path = Path.Combine(folder, Name);
        best = Read(path);
    }

    /// <summary>True when the newest check fell below the best beyond chance, and by more than a tenth.</summary>
    public bool HasFallen { get; private set; }

    /// <summary>Goals that were reached in the best check; null when none was good enough.</summary>
    public int? Best => best;

    /// <summary>Goals that were reached in the newest check.</summary>
    public int Newest { get; private set; }

    /// <summary>Makes a check when a hundred goals have passed since the last one.</summary>
    /// <param name="episodes">The goals of the learner at hand. Another learner has books of its own.</param>
    /// <returns>What became of the current checkpoint's promotion, with what is not kept; null when it is not promoted.</returns>
    public SaveResult? Judge(EpisodeBooks episodes)
    {
        if (episodes.RecentCount < Goals || episodes.Episodes - judged < Goals)
        {
            return null;
        }

        judged = episodes.Episodes;
        Newest = (int)Math.Round(episodes.RecentShare * Goals);
        CheckScore score = Score(Newest);
        CheckScore? top = best is { } reached ? Score(reached) : null;
        HasFallen = top is { } high && Rule.RollsBack(score, high);

        // What is only as good as chance lets one say is no best: the file is to tell how this very learner did.
        if (!Rule.Promotes(score, top) || Newest < best)
        {
            return null;
        }

        SaveResult promoted = store.Promote();
        if (!promoted.IsSaved)
        {
            return promoted;
        }

        best = Newest;
        WriteResult written = AtomicFile.Write(
            path, JsonSerializer.SerializeToUtf8Bytes(new PromotedFile(Newest, Goals), PromotedJson.Default.PromotedFile));
        return written.IsDone
            ? promoted
            : promoted with { Trouble = new(RunFolder.NotKept, path, $"how the best did was not written: {written.Reason}", "free some space") };
    }

    private static CheckScore Score(int reached) => Interval.Wilson(reached, Goals).Score;

    // Without the file the best is not known, and the next that is good enough is promoted.
    private static int? Read(string path) =>
        JsonFile.Read(path, PromotedJson.Default.PromotedFile, MostBytes) is { Goals: Goals, Reached: >= 0 and <= Goals } file ? file.Reached : null;
}
