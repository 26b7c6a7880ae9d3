using System.Diagnostics;
using System.Text.Json;
using ArmController.Checkpoints;
using ArmController.Control.Agents;
using ArmController.Journal;
using ArmController.Motion.Safety;
using ArmController.Motion.Supervision;
using ArmController.Rigs;
using ArmController.Runs;
using ArmController.Simulation;
using ArmController.Troubles;

namespace ArmController.Learn;

/// <summary>
/// A learning run: the loop on its own thread, and this, the supervisor, beside it: progress, episodes, events and checkpoints.
/// Whatever happens to disk or terminal, the loop goes on.
/// </summary>
internal sealed class LearnRun : IDisposable
{
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(20);

    private readonly LearnRequest request;
    private readonly RunFolder folder;
    private readonly CheckpointStore store;
    private readonly SimulatedRig rig;
    private readonly ILearningAgent agent;
    private readonly LearnThread loop;
    private readonly EpisodeRing ring;
    private readonly EpisodeBooks books;
    private readonly TrainingChecks? checks;
    private readonly CheckBooks? checkBooks;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Action<Trouble> alarm;
    private TimeSpan nextCheckpoint;
    private TimeSpan nextArchive;
    private bool diskComplained;
    private long reversalsBefore;

    private LearnRun(LearnRequest request, RunFolder folder, Action<Trouble> alarm)
    {
        this.request = request;
        this.folder = folder;
        this.alarm = alarm;
        store = new CheckpointStore(folder.Checkpoints);
        ring = new EpisodeRing(capacity: 16_384);
        agent = request.Plan.Trainee(ring);
        Meter = new RunMeter();
        rig = new SimulatedRig(request.Plan, request.Plan.Seed, _ => agent, Meter);
        books = new EpisodeBooks(ring, folder.Episodes);
        if (request.Checks is { } planned)
        {
            RecordRing<CheckRecord> checkRing = new(capacity: 1_024);
            checks = new TrainingChecks(request.Plan, planned, agent, checkRing);
            checkBooks = folder.Checks is { } lines ? new CheckBooks(checkRing, lines) : null;
        }

        loop = new LearnThread(request.Plan, rig, agent, checks, request.FirstTick, request.LastTick, request.RealTime);
    }

    public RunMeter Meter { get; }

    public LearnThread Loop => loop;

    /// <summary>What came of its checks, earlier sessions included; null when it makes none.</summary>
    public KeptChecks? Checks => checks?.Kept;

    /// <summary>Limits broken while it learned or was checked.</summary>
    public long Violations => Meter.Violations + (checks?.Meter.Violations ?? 0);

    /// <summary>Episodes that came too fast to be written down.</summary>
    public long MissedEpisodes => ring.Missed;

    /// <summary>The newest save, whether it worked or not.</summary>
    public SaveResult LastSave { get; private set; }

    /// <summary>Builds everything.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="folder">Where it is written.</param>
    /// <param name="alarm">Told, once, when the disk fails while the run goes on.</param>
    public static LearnRun Prepare(LearnRequest request, RunFolder folder, Action<Trouble> alarm)
    {
        WarmUp.Run(request.Plan);
        LearnRun run = new(request, folder, alarm);
        if (request.Origin is { } origin && !Rehearsal.TakeOver(origin, run.agent, run.rig, run.Checks))
        {
            // It was rehearsed before the folder was made: only a bug comes here.
            run.Dispose();
            throw new InvalidOperationException($"{origin.Path}: it cannot be taken over.");
        }

        run.Meter.Watch(run.rig.Arm);
        run.reversalsBefore = run.rig.Arm.Envelope.Reversals;
        return run;
    }

    /// <summary>Runs to the last tick or until <paramref name="stopped"/>; true when it came to the last tick.</summary>
    public bool Run(LearnProgress progress, Func<bool> stopped)
    {
        Note("started", "tick", loop.Tick);
        loop.SnapshotNow();
        SaveImage();
        Complain(!LastSave.IsSaved);
        nextCheckpoint = clock.Elapsed + request.CheckpointPeriod;
        nextArchive = clock.Elapsed + request.ArchivePeriod;
        GC.Collect();
        loop.Start();
        TimeSpan begun = clock.Elapsed;
        while (loop.Alive)
        {
            Supervise();
            progress.Show(clock.Elapsed - begun, loop.Tick, books, last: false);
            if (stopped())
            {
                loop.AskToStop();
            }

            Thread.Sleep(Round);
        }

        loop.Join();
        books.Drain();
        checkBooks?.Drain();
        progress.Show(clock.Elapsed - begun, loop.Tick, books, last: true);
        loop.ReleaseImage();
        if (loop.Failure is null)
        {
            // After a fault of the program the state is half a tick's: the last checkpoint before it is the better one.
            loop.SnapshotNow();
            SaveImage();
        }

        Note("ended", "tick", loop.Tick);
        folder.FlushWhenDue(TimeSpan.MaxValue - TimeSpan.FromSeconds(2));
        return loop.Tick == request.LastTick && loop.Failure is null;
    }

    /// <summary>What it used of the arm's limits, once it has ended.</summary>
    public UseFile Use => UseFile.Of(
        request.Arm.Description, request.Arm.Source.HashText, RigPlan.Period, Meter, rig.Arm.Envelope.Reversals - reversalsBefore,
        Reports.RunReport.TrimsOf(Meter));

    /// <summary>Why the arm was let go or stopped, in a few words; null when it was not.</summary>
    public string? StoppedBy => rig.Arm.Interlock.Reason != TripReason.None ? $"let go in tick {loop.Tick}: {rig.Arm.Interlock.Reason}"
        : rig.Supervisor.Mode != Mode.Following ? $"stopped in tick {loop.Tick}: {rig.Supervisor.Reasons}"
        : null;

    /// <summary>Lets the arm go, from any thread.</summary>
    public void Trip() => rig.Arm.Interlock.Trip(TripReason.Operator);

    public void Dispose()
    {
        checks?.Dispose();
        rig.Dispose();
    }

    private void Supervise()
    {
        books.Drain();
        checkBooks?.Drain();
        WriteResult written = folder.FlushWhenDue(clock.Elapsed);
        Complain(!written.IsDone);
        if (loop.TryTakeImage(out _))
        {
            SaveImage();
            Complain(!LastSave.IsSaved);
            ArchiveWhenDue();
        }
        else if (clock.Elapsed >= nextCheckpoint)
        {
            nextCheckpoint = clock.Elapsed + request.CheckpointPeriod;
            loop.AskForSnapshot();
        }
    }

    private void SaveImage()
    {
        if (!loop.TryTakeImage(out ReadOnlySpan<byte> image))
        {
            return;
        }

        LastSave = store.Save(image, request.Arm.Source.Hash);
        loop.ReleaseImage();
        Note(LastSave.IsSaved ? "checkpoint" : "checkpointFailed", "generation", (long)LastSave.Generation);
    }

    // What was learned hours ago is wanted when the learning since has gone wrong; a run of minutes needs none of it.
    private void ArchiveWhenDue()
    {
        if (!LastSave.IsSaved || clock.Elapsed < nextArchive)
        {
            return;
        }

        nextArchive = clock.Elapsed + request.ArchivePeriod;
        SaveResult archived = store.Archive();
        Note(archived.IsSaved ? "archived" : "archiveFailed", "generation", (long)archived.Generation);
        if (archived.Trouble is { } trouble && !diskComplained)
        {
            diskComplained = true;
            alarm(trouble);
        }
    }

    // Once is enough: the run goes on in memory, and its end says again what was not saved.
    private void Complain(bool failed)
    {
        if (failed && !diskComplained)
        {
            diskComplained = true;
            alarm(LastSave.Trouble ?? new("E-RUN-02", folder.Path, "the journals cannot be written", "free some space, learning goes on meanwhile"));
        }
    }

    private void Note(string what, string name, long value)
    {
        Utf8JsonWriter json = folder.Events.Begin();
        json.WriteString("event", what);
        json.WriteNumber("atSeconds", Math.Round(clock.Elapsed.TotalSeconds, 3));
        json.WriteNumber(name, value);
        folder.Events.End();
    }
}
