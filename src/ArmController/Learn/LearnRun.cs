using System.Diagnostics;
using System.Text.Json;
using ArmController.Checkpoints;
using ArmController.Control.Agents;
using ArmController.Journal;
using ArmController.Numerics;
using ArmController.Runs;
using ArmController.Simulation;

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
    private readonly LearningReacher reacher;
    private readonly LearnThread loop;
    private readonly EpisodeRing ring;
    private readonly EpisodeBooks books;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private TimeSpan nextCheckpoint;
    private bool diskComplained;

    private LearnRun(LearnRequest request, RunFolder folder)
    {
        this.request = request;
        this.folder = folder;
        store = new CheckpointStore(folder.Checkpoints);
        ring = new EpisodeRing(capacity: 16_384);
        ReachAgents agents = new(request.Plan);
        LearningReacher? trainee = null;
        Meter = new RunMeter();
        rig = new SimulatedRig(request.Plan, request.Plan.Seed, twin => trainee = agents.Trainee(twin.Chain, ring), Meter);
        reacher = trainee!;
        books = new EpisodeBooks(ring, folder.Episodes);
        FirstTick = request.Origin is { Exactly: true } origin ? origin.Head.Ticks : 0;
        LastTick = FirstTick + request.Ticks;
        loop = new LearnThread(request.Plan, rig, reacher, FirstTick, LastTick, request.RealTime);
    }

    public RunMeter Meter { get; }

    public long FirstTick { get; }

    public long LastTick { get; }

    public LearnThread Loop => loop;

    /// <summary>Episodes that came too fast to be written down.</summary>
    public long MissedEpisodes => ring.Missed;

    /// <summary>The newest save, whether it worked or not.</summary>
    public SaveResult LastSave { get; private set; }

    /// <summary>Builds everything; null when the origin's image does not fit, which a sound checkpoint's always does.</summary>
    public static LearnRun? Prepare(LearnRequest request, RunFolder folder)
    {
        WarmUp.Run(request.Plan);
        LearnRun run = new(request, folder);
        if (request.Origin is not null && !run.TakeOver(request.Origin))
        {
            run.Dispose();
            return null;
        }

        run.Meter.Watch(run.rig.Arm);
        return run;
    }

    /// <summary>Runs to the last tick or until <paramref name="stopped"/>; true when it came to the last tick.</summary>
    public bool Run(LearnProgress progress, Func<bool> stopped)
    {
        Note("started", "tick", loop.Tick);
        loop.SnapshotNow();
        SaveImage();
        nextCheckpoint = clock.Elapsed + request.CheckpointPeriod;
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
        progress.Show(clock.Elapsed - begun, loop.Tick, books, last: true);
        loop.ReleaseImage();
        loop.SnapshotNow();
        SaveImage();
        Note("ended", "tick", loop.Tick);
        folder.FlushWhenDue(TimeSpan.MaxValue - TimeSpan.FromSeconds(2));
        return loop.Tick == LastTick && loop.Failure is null;
    }

    public void Dispose() => rig.Dispose();

    private void Supervise()
    {
        books.Drain();
        WriteResult written = folder.FlushWhenDue(clock.Elapsed);
        Complain(!written.IsDone);
        if (loop.TryTakeImage(out _))
        {
            SaveImage();
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
        Complain(!LastSave.IsSaved);
    }

    // Once is enough: the run goes on in memory, and its end says again what was not saved.
    private void Complain(bool failed)
    {
        if (failed && !diskComplained)
        {
            diskComplained = true;
            Console.Error.WriteLine(LastSave.IsSaved
                ? "armctl: E-RUN-02 the journals cannot be written; learning goes on in memory, free some space."
                : $"armctl: E-RUN-03 {LastSave.Message}");
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

    private bool TakeOver(LearnOrigin origin)
    {
        StateReader reader = new(origin.Payload);
        return LearnImage.ReadHead(ref reader) is not null
            && reacher.LoadLearned(ref reader)
            && (!origin.Exactly || rig.Load(ref reader));
    }
}
