using System.Text.Json;
using ArmController.Configuration.Troubles;
using ArmController.Training.Checkpoints;
using ArmController.Training.Journal;
using ArmController.Training.Runs;

namespace ArmController.Training.Learn;

/// <summary>How often a run is kept, in wall time.</summary>
/// <param name="Checkpoint">From one checkpoint to the next.</param>
/// <param name="Archive">From one checkpoint that goes into the archive to the next.</param>
public readonly record struct KeepingTimes(TimeSpan Checkpoint, TimeSpan Archive);

/// <summary>
/// Keeps one run on disk beside the loop that learns, for <c>learn</c> and for the service: episodes, checks, events, checkpoints and their archive.
/// Whatever the disk does, the loop goes on. The first refusal is told, once.
/// </summary>
public sealed class RunKeeper
{
    private static readonly TimeSpan Never = TimeSpan.MaxValue;

    private readonly RunFolder folder;
    private readonly CheckpointStore store;
    private readonly CheckBooks? checks;
    private readonly UseBooks use;
    private readonly ulong configuration;
    private readonly KeepingTimes times;
    private readonly TimeProvider clock;
    private readonly Action<Trouble> alarm;
    private TimeSpan nextCheckpoint;
    private TimeSpan nextArchive = Never;
    private EpisodeRing ring;
    private long missedBefore;
    private BestKept? best;
    private bool learned;
    private bool hasFallen;
    private bool hasComplained;

    /// <summary>Takes a folder over.</summary>
    /// <param name="folder">The run. Whoever opened it finishes it and disposes of it.</param>
    /// <param name="ring">Where the loop leaves its episodes.</param>
    /// <param name="checks">Where it leaves its checks; null when it makes none.</param>
    /// <param name="earlier">Episodes that an earlier process wrote; null to number them as they come.</param>
    /// <param name="use">What it uses of the arm's limits: written down with an archive, when the learner stands still, and at the end.</param>
    /// <param name="configuration">Hash of the arm's files, for the checkpoints.</param>
    /// <param name="times">How often.</param>
    /// <param name="clock">Time of day, for events.</param>
    /// <param name="alarm">Told, once, when the disk refuses.</param>
    public RunKeeper(
        RunFolder folder,
        EpisodeRing ring,
        RecordRing<CheckRecord>? checks,
        long? earlier,
        UseBooks use,
        ulong configuration,
        KeepingTimes times,
        TimeProvider clock,
        Action<Trouble> alarm)
    {
        this.folder = folder;
        this.ring = ring;
        this.use = use;
        this.configuration = configuration;
        this.times = times;
        this.clock = clock;
        this.alarm = alarm;
        store = new CheckpointStore(folder.Checkpoints);
        Episodes = new EpisodeBooks(ring, folder.Episodes, earlier);
        this.checks = checks is not null && folder.Checks is { } lines ? new CheckBooks(checks, lines) : null;
        if (use.Damage is { } damage)
        {
            alarm(damage);
        }
    }

    /// <summary>The run.</summary>
    public RunFolder Folder => folder;

    /// <summary>Keeps the best checkpoint too, judged by the goals of training: for a run that nobody examines.</summary>
    public bool KeepsBest
    {
        get => best is not null;
        init => best = value ? new BestKept(store, folder.Checkpoints) : null;
    }

    /// <summary>Its episodes.</summary>
    public EpisodeBooks Episodes { get; private set; }

    /// <summary>The newest save, whether it worked or not.</summary>
    public SaveResult LastSave { get; private set; }

    /// <summary>Episodes and lines that were lost.</summary>
    public long Drops => missedBefore + ring.Missed + folder.Episodes.LostLines + folder.Events.LostLines;

    /// <summary>One round: writes down what the loop has finished, saves the image that it left, and asks for the next when it is due.</summary>
    /// <param name="now">A clock that only goes forward.</param>
    /// <param name="images">Where images come from.</param>
    /// <param name="tick">The loop's tick, for events.</param>
    /// <param name="learns">True while the learner is followed. One that stands still changes nothing, and is saved once more.</param>
    public void Follow(TimeSpan now, ImageMailbox images, long tick, bool learns)
    {
        nextArchive = nextArchive == Never ? now + times.Archive : nextArchive;
        Drain();
        WriteResult written = folder.FlushWhenDue(now);
        if (!written.IsDone)
        {
            Complain(new(RunFolder.NotKept, folder.Path, $"the disk refuses: {written.Reason}", "free some space, learning goes on meanwhile"));
        }

        if (images.TryTake(out ReadOnlySpan<byte> image))
        {
            Save(image, tick);
            images.Release();
            JudgeBest(tick);
            if (ArchiveWhenDue(now, tick) || !learns)
            {
                KeepUse();
            }
        }

        bool hasStopped = learned && !learns;
        learned = learns;
        if (hasStopped || now >= nextCheckpoint)
        {
            nextCheckpoint = learns ? now + times.Checkpoint : Never;
            images.Ask();
        }
        else if (learns && nextCheckpoint == Never)
        {
            nextCheckpoint = now + times.Checkpoint;
        }
    }

    /// <summary>Takes over what the loop has finished; nothing is flushed.</summary>
    public void Drain()
    {
        Episodes.Drain();
        checks?.Drain();
    }

    /// <summary>Saves an image now.</summary>
    public void Save(ReadOnlySpan<byte> image, long tick)
    {
        LastSave = store.Save(image, configuration);
        Note(LastSave.IsSaved ? "checkpoint"u8 : "checkpointFailed"u8, tick, "generation"u8, (long)LastSave.Generation);
        Complain(LastSave.Trouble);
    }

    /// <summary>The first checkpoint was made by hand: the next is due a period later.</summary>
    public void BeginPeriod(TimeSpan now)
    {
        learned = true;
        nextCheckpoint = now + times.Checkpoint;
        nextArchive = now + times.Archive;
    }

    /// <summary>Notes a life event: what, when by the wall, and in which tick.</summary>
    /// <param name="what">Its name.</param>
    /// <param name="tick">The loop's tick.</param>
    /// <param name="name">Name of what more is to be told; empty for nothing.</param>
    /// <param name="value">What more is to be told.</param>
    public void Note(ReadOnlySpan<byte> what, long tick, ReadOnlySpan<byte> name = default, long value = 0)
    {
        Utf8JsonWriter json = folder.Events.Begin();
        json.WriteString("event"u8, what);
        json.WriteString("utc"u8, clock.GetUtcNow().UtcDateTime);
        json.WriteNumber("tick"u8, tick);
        if (!name.IsEmpty)
        {
            json.WriteNumber(name, value);
        }

        folder.Events.End();
    }

    /// <summary>Another learner goes on with the run: it is saved as soon as it can be, and its episodes are numbered on.</summary>
    /// <param name="fresh">Where the loop leaves its episodes.</param>
    public void GoOnWith(EpisodeRing fresh)
    {
        Drain();
        missedBefore += ring.Missed;
        ring = fresh;
        Episodes = new EpisodeBooks(fresh, folder.Episodes, Episodes.Episodes);
        nextCheckpoint = TimeSpan.Zero;
    }

    /// <summary>Writes down what is left.</summary>
    public void End()
    {
        Drain();
        _ = folder.Flush();
        KeepUse();
    }

    // What was learned hours ago is wanted when the learning since has gone wrong; a run of minutes needs none of it.
    private bool ArchiveWhenDue(TimeSpan now, long tick)
    {
        if (!LastSave.IsSaved || now < nextArchive)
        {
            return false;
        }

        nextArchive = now + times.Archive;
        SaveResult archived = store.Archive();
        Note(archived.IsSaved ? "archived"u8 : "archiveFailed"u8, tick, "generation"u8, (long)archived.Generation);
        Complain(archived.Trouble);
        return true;
    }

    private void JudgeBest(long tick)
    {
        if (best is null || !LastSave.IsSaved)
        {
            return;
        }

        if (best.Judge(Episodes) is { } promoted)
        {
            Note(promoted.IsSaved ? "promoted"u8 : "promotionFailed"u8, tick, "generation"u8, (long)promoted.Generation);
            Complain(promoted.Trouble);
        }

        if (best.HasFallen && !hasFallen)
        {
            Note("fallen"u8, tick, "reached"u8, best.Newest);
            string cause = $"the learner does worse: it reached {best.Newest} of its last {BestKept.Goals} goals, and {best.Best} when it was best";
            alarm(new(BestKept.Fallen, folder.Path, cause, "go on, or go back with: armctl learn pause, then armctl learn recall"));
        }

        hasFallen = best.HasFallen;
    }

    private void KeepUse()
    {
        WriteResult written = use.Write(folder.Path);
        if (!written.IsDone)
        {
            Complain(new(RunFolder.NotKept, folder.Path, $"{UseFile.Name} could not be written: {written.Reason}", "free some space"));
        }
    }

    private void Complain(Trouble? trouble)
    {
        if (trouble is not null && !hasComplained)
        {
            hasComplained = true;
            alarm(trouble);
        }
    }
}
