using System.Diagnostics;
using System.Runtime.Versioning;
using ArmController.Configuration;
using ArmController.Configuration.Troubles;
using ArmController.Control.Agents;
using ArmController.Hardware.Linux;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Motion.Supervision;
using ArmController.Recording;
using ArmController.Rigs;
using ArmController.Service.Sockets;
using ArmController.Training.Checkpoints;
using ArmController.Training.Learn;
using ArmController.Training.Runs;

namespace ArmController.Service;

/// <summary>
/// A service's second thread: it serves sockets, keeps the run and the park pose, pings the watchdog while ticks advance, and sees to the
/// orderly end. It may be slow, stuck or gone: the loop goes on, or systemd ends the process.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class ArmService : IControlled, IDisposable
{
    private const UnixFileMode OperatorsOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
    private const UnixFileMode Everybody = OperatorsOnly | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
    private const int RoundMilliseconds = 50;
    private static readonly TimeSpan ArchivePeriod = TimeSpan.FromHours(1);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly RigPlan plan;
    private readonly ServiceSettings settings;
    private readonly Action<string> log;
    private readonly RigParts parts;
    private readonly Rig rig;
    private readonly AgentSlot slot;
    private readonly LearnSession session;
    private readonly ServiceRecorder recorder;
    private readonly ParkKeeper park;
    private readonly HeldMarks? held;
    private readonly ServiceFolders folders;
    private readonly LineServer control;
    private readonly ServiceView view;
    private readonly SystemdNotifier systemd = new();
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private Mode lastMode;
    private bool diskComplained;
    private TimeSpan readBefore;
    private TimeSpan nextParkLook;

    /// <summary>Takes over the arm; nothing ticks before <see cref="Run"/>.</summary>
    /// <param name="plan">Arm, learner and tick.</param>
    /// <param name="settings">Folders, bus and rights.</param>
    /// <param name="log">Life events, a sentence each.</param>
    /// <exception cref="IOException">Bus, sockets or folders are not to be had; <see cref="Trouble.Of"/> has the parts.</exception>
    public ArmService(RigPlan plan, ServiceSettings settings, Action<string> log)
    {
        this.plan = plan;
        this.settings = settings;
        this.log = log;
        folders = new ServiceFolders(settings);
        held = settings.BusPath is null ? null : new HeldMarks(settings.RuntimeFolder, settings.BusPath, plan.Arm);
        bool wasDriven = held is not null && held.WasDriven();
        parts = settings.BusPath is { } path ? RigParts.Copper(plan, path) : RigParts.Simulated(plan, plan.Seed);
        session = new LearnSession(
            plan,
            parts.TrueChain ?? plan.Arm.Description.Chain,
            settings.StateFolder,
            new(settings.CheckpointPeriod, ArchivePeriod),
            TimeProvider.System,
            Complain);
        slot = new AgentSlot(session.Agent);
        recorder = new ServiceRecorder { Use = session.Use };
        rig = new Rig(parts, slot, recorder);
        Loop = new ServiceLoop(plan, rig, recorder, slot, settings) { LearnedTicks = session.EarlierTicks };
        park = new ParkKeeper(new ParkFile(settings.StateFolder, plan.Arm.LaneCount, plan.Arm.Source.Hash), rig.Park);
        Attest(wasDriven);
        control = new LineServer(settings.ControlSocket, OperatorsOnly, new ControlDesk(Loop, this, log));
        view = new ServiceView(settings.ViewSocket, Everybody, plan.Arm.LaneCount, Loop, session, systemd);
    }

    /// <summary>The loop.</summary>
    public ServiceLoop Loop { get; }

    /// <inheritdoc/>
    public bool HasRun => session.HasRun;

    /// <inheritdoc/>
    public string RunPath => session.RunPath;

    /// <summary>Serves until <paramref name="stop"/>, then parks, saves and lets go. False when the loop ended by itself: a bug.</summary>
    public bool Run(CancellationToken stop)
    {
        if (System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeCompiled)
        {
            // What is compiled at its first use would hold up the tick that uses it first. The native program has nothing to warm.
            WarmUp.Run(plan);
        }

        // Once, before the first tick: from here on nobody allocates while the arm moves, and a collection would cost tens of ticks.
        GC.Collect();
        Loop.Start();
        log($"{plan.Arm.Name} on {(parts.IsSimulated ? "the simulator" : settings.BusPath)}, {plan.Cadence.Hertz:0} ticks a second, "
            + $"configuration {plan.Arm.Source.HashText}"
            + (rig.Opened == BusStatus.Ok ? "" : $"; the bus did not open: {rig.Opened}")
            + (session.Note.Length > 0 ? $"; {session.Note}" : ""));
        bool toldGrant = false;
        while (Loop.Alive && !stop.IsCancellationRequested)
        {
            Round();
            if (!toldGrant && Loop.Grant.Advice.Length > 0)
            {
                toldGrant = true;
                log($"warning: {Loop.Grant.Advice}");
            }
        }

        bool wished = Loop.Alive;
        if (wished)
        {
            End();
        }
        else
        {
            log($"the loop has ended: {Loop.Failure}");
        }

        return wished;
    }

    /// <inheritdoc/>
    public TimeSpan SinceReadBefore => clock.Elapsed - readBefore;

    /// <inheritdoc/>
    public bool MayPress(out string refused)
    {
        Loop.Board.Read(out LiveState live);
        return park.MayPress(live, out refused);
    }

    /// <inheritdoc/>
    public long Press() => park.Press();

    /// <inheritdoc/>
    public Trouble? KeepsLearning() => session.Refused();

    /// <inheritdoc/>
    public Trouble? BeginLearning(string task) => Place(session.Begin(task, ["learn", "start", task]));

    /// <inheritdoc/>
    public Trouble? RecallBest(long tick) => Place(session.Recall(tick));

    /// <inheritdoc/>
    public void Dispose()
    {
        // Whatever brought us here: first nobody ticks any more, then the arm is let go and the bus closed.
        Loop.AskToStop();
        if (Loop.Alive)
        {
            Loop.Join(Second);
        }

        rig.Dispose();
        session.Dispose();
        control.Dispose();
        view.Dispose();
        systemd.Dispose();
        folders.Dispose();
    }

    private Trouble? Place(Trouble? refused)
    {
        if (refused is not null)
        {
            return refused;
        }

        Loop.DropImage(Second);
        Loop.LearnedTicks = session.EarlierTicks;
        recorder.Use = session.Use;
        slot.Agent = session.Agent;
        return null;
    }

    private void Attest(bool wasDriven)
    {
        bool rests = park.Begin(plan.Arm.Source.Hash, out ArmingBlockers blockers);

        // The twin was put there a moment ago. A file that says parked of an arm that was found driven is not this arm's last word.
        rig.Supervisor.Vouch((rests && !wasDriven) || parts.IsSimulated);
        Loop.Blockers = parts.IsSimulated ? ArmingBlockers.None : blockers | (wasDriven ? ArmingBlockers.UncleanShutdown : ArmingBlockers.None);
    }

    private void Round()
    {
        Span<int> sockets = stackalloc int[2 * (LineServer.MostClients + 1)];
        int count = control.CopySockets(sockets);
        count += view.CopySockets(sockets[count..]);
        UnixSocket.WaitReadable(sockets[..count], RoundMilliseconds);
        TimeSpan now = clock.Elapsed;

        // What the arm has done is written down before anybody may press again.
        Loop.Board.Read(out LiveState live);
        Follow(live);
        if (now >= nextParkLook)
        {
            WriteResult written = park.Follow(live);
            nextParkLook = written.IsDone ? TimeSpan.Zero : now + Second;
            Complain(written);
        }

        TimeSpan reads = clock.Elapsed;
        control.Serve(reads);
        view.Serve(reads);
        readBefore = reads;
        Loop.Board.Read(out live);
        session.Keep(clock.Elapsed, Loop.Images, live);
        if (live.Violations == 0)
        {
            // A monitor that refused has the outputs off and the fault latched for a person to see; to be killed and started anew would only hide it.
            systemd.PingWhenDue(now, live.Tick);
        }

        view.TellWhenDue(now, live);
    }

    // What the modes do is told once, when they do it.
    private void Follow(in LiveState live)
    {
        if (live.Mode == lastMode)
        {
            return;
        }

        Mode before = lastMode;
        lastMode = live.Mode;
        string reasons = live.Reasons == Reasons.None ? "" : $": {live.Reasons}";
        string trip = live.Trip == TripReason.None ? "" : $" (trip: {live.Trip})";
        log($"{before} -> {live.Mode}{reasons}{trip}");
        session.Event(live.Mode == Mode.Following ? "following"u8 : before == Mode.Following ? "paused"u8 : "mode"u8, live.Tick);
    }

    private void End()
    {
        EndTimes times = EndTimes.Of(plan.Arm);
        systemd.Extend(TimeSpan.FromSeconds(times.UnitSeconds));
        bool holds = new OrderlyEnd(Loop, Round, log).Rest(times);
        string unmarked = "";
        if (holds && held is not null)
        {
            // First of all: whatever becomes of this process from here on, the arm is held and says so.
            rig.Leave();
            unmarked = held.Leave() is { IsDone: false } refused ? refused.Reason : "";
        }

        KeepLast();
        Loop.AskToStop();
        bool joined = Loop.Join(Second);
        Loop.Board.Read(out LiveState last);
        if (!last.IsDriven)
        {
            held?.Remove();
        }

        Follow(last);
        Complain(park.Follow(last));
        log((joined ? "" : "the loop does not end; the process ends without it; ") + LastWords.Of(last, plan.Arm, held, unmarked));
    }

    private void KeepLast()
    {
        if (session.HasRun)
        {
            Loop.WaitForImage(Second);
        }

        Loop.Board.Read(out LiveState live);
        session.KeepLast(Loop.Images, live.Tick);
    }

    private void Complain(WriteResult written)
    {
        if (!written.IsDone)
        {
            Complain(new Trouble(RunFolder.NotKept, null, $"the disk refuses: {written.Reason}", "free some space, the arm goes on meanwhile"));
        }
    }

    // Run and park pose lie on one disk: once is enough for both. What is told of the learner is told each time.
    private void Complain(Trouble trouble)
    {
        bool isDisk = trouble.Code is RunFolder.NotKept or SaveResult.Unsaved;
        if (!isDisk || !diskComplained)
        {
            diskComplained |= isDisk;
            log($"{trouble}");
        }
    }
}
