using System.Diagnostics;
using ArmController.Configuration.Troubles;
using ArmController.Control.Agents;
using ArmController.Motion.Safety;
using ArmController.Motion.Supervision;
using ArmController.Rigs;
using ArmController.Training.Checkpoints;
using ArmController.Training.Journal;
using ArmController.Training.Runs;

namespace ArmController.Training.Learn;

/// <summary>
/// A learning run: the loop on its own thread, and this, the supervisor, beside it: progress, episodes, events and checkpoints.
/// Whatever happens to disk or terminal, the loop goes on.
/// </summary>
public sealed class LearnRun : IDisposable
{
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(20);

    private readonly LearnRequest request;
    private readonly RunKeeper keeper;
    private readonly SimulatedRig rig;
    private readonly ILearningAgent agent;
    private readonly LearnThread loop;
    private readonly EpisodeRing ring;
    private readonly TrainingChecks? checks;
    private readonly Stopwatch clock = Stopwatch.StartNew();

    private LearnRun(LearnRequest request, RunFolder folder, Action<Trouble> alarm)
    {
        this.request = request;
        ring = new EpisodeRing(capacity: 16_384);
        agent = request.Plan.Trainee(ring);
        Meter = new RunMeter();
        rig = new SimulatedRig(request.Plan, request.Plan.Seed, _ => agent, Meter);
        RecordRing<CheckRecord>? checkRing = null;
        if (request.Checks is { } planned)
        {
            checkRing = new RecordRing<CheckRecord>(capacity: 1_024);
            checks = new TrainingChecks(request.Plan, planned, agent, checkRing);
        }

        KeepingTimes times = new(request.CheckpointPeriod, request.ArchivePeriod);
        UseBooks use = new(request.Arm, request.Plan.Cadence.Tick, Meter.Use, folder.Path);
        keeper = new RunKeeper(folder, ring, checkRing, null, use, request.Arm.Source.Hash, times, TimeProvider.System, alarm);
        loop = new LearnThread(request.Plan, rig, agent, checks, request.FirstTick, request.LastTick, request.RealTime);
    }

    /// <summary>What the loop counts.</summary>
    public RunMeter Meter { get; }

    /// <summary>The loop.</summary>
    public LearnThread Loop => loop;

    /// <summary>What came of its checks, earlier sessions included; null when it makes none.</summary>
    public KeptChecks? Checks => checks?.Kept;

    /// <summary>Limits broken while it learned or was checked.</summary>
    public long Violations => Meter.Violations + (checks?.Meter.Violations ?? 0);

    /// <summary>Episodes that came too fast to be written down.</summary>
    public long MissedEpisodes => ring.Missed;

    /// <summary>The newest save, whether it worked or not.</summary>
    public SaveResult LastSave => keeper.LastSave;

    /// <summary>Builds everything.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="folder">Where it is written.</param>
    /// <param name="alarm">Told, once, when the disk fails while the run goes on.</param>
    public static LearnRun Prepare(LearnRequest request, RunFolder folder, Action<Trouble> alarm)
    {
        WarmUp.Run(request.Plan);
        LearnRun run = new(request, folder, alarm);
        if (request.Origin is { } origin && !ImageTryout.TakeOver(origin, run.agent, run.rig, run.Checks))
        {
            // It was rehearsed before the folder was made: only a bug comes here.
            run.Dispose();
            throw new InvalidOperationException($"{origin.Path}: it cannot be taken over.");
        }

        run.Meter.Watch(run.rig.Arm);
        return run;
    }

    /// <summary>Runs to the last tick or until <paramref name="stopped"/>; true when it came to the last tick.</summary>
    public bool Run(LearnProgress progress, Func<bool> stopped)
    {
        keeper.Note("started"u8, loop.Tick);
        SaveImage();
        keeper.BeginPeriod(clock.Elapsed);
        GC.Collect();
        loop.Start();
        TimeSpan begun = clock.Elapsed;
        while (loop.Alive)
        {
            keeper.Follow(clock.Elapsed, loop.Images, loop.Tick, learns: true);
            progress.Show(clock.Elapsed - begun, loop.Tick, keeper.Episodes, last: false);
            if (stopped())
            {
                loop.AskToStop();
            }

            Thread.Sleep(Round);
        }

        loop.Join();
        keeper.Drain();
        progress.Show(clock.Elapsed - begun, loop.Tick, keeper.Episodes, last: true);
        loop.Images.Release();
        if (loop.Failure is null)
        {
            // After a fault of the program the state is half a tick's: the last checkpoint before it is the better one.
            SaveImage();
        }

        keeper.Note("ended"u8, loop.Tick);
        keeper.End();
        return loop.Tick == request.LastTick && loop.Failure is null;
    }

    /// <summary>Why the arm was let go or stopped, in a few words; null when it was not.</summary>
    public string? StoppedBy => rig.Arm.Interlock.Reason != TripReason.None ? $"let go in tick {loop.Tick}: {rig.Arm.Interlock.Reason}"
        : rig.Supervisor.Mode != Mode.Following ? $"stopped in tick {loop.Tick}: {rig.Supervisor.Reasons}"
        : null;

    /// <summary>Lets the arm go, from any thread.</summary>
    public void Trip() => rig.Arm.Interlock.Trip(TripReason.Operator);

    /// <inheritdoc/>
    public void Dispose()
    {
        checks?.Dispose();
        rig.Dispose();
    }

    private void SaveImage()
    {
        loop.PostImage();
        loop.Images.TryTake(out ReadOnlySpan<byte> image);
        keeper.Save(image, loop.Tick);
        loop.Images.Release();
    }
}
