using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.Versioning;
using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Hardware.Linux;
using ArmController.Motion.Safety;
using ArmController.Motion.Servo;
using ArmController.Motion.Supervision;
using ArmController.Recording;
using ArmController.Rigs;
using ArmController.Runs;
using ArmController.Service.Sockets;
using ArmController.Simulation;
using ArmController.Troubles;

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
    private readonly ParkKeeper park;
    private readonly HeldMarks? held;
    private readonly RunLock runtimeLock;
    private readonly RunLock? stateLock;
    private readonly LineServer control;
    private readonly LineServer view;
    private readonly LineTail tail = new();
    private readonly LiveText text;
    private readonly SystemdNotifier systemd = new();
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly byte[] status = new byte[LiveText.MostBytes];
    private Mode lastMode;
    private bool diskComplained;
    private TimeSpan readBefore;
    private TimeSpan nextLine;
    private TimeSpan nextParkLook;
    private TimeSpan nextPing;
    private long pingedTick;

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
        text = new LiveText(plan.Arm.LaneCount);
        Directory.CreateDirectory(settings.RuntimeFolder);
        Directory.CreateDirectory(settings.StateFolder);
        runtimeLock = Lock(settings.RuntimeFolder, "--runtime");
        stateLock = settings.StateFolder == settings.RuntimeFolder ? null : Lock(settings.StateFolder, "--state");
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
        ServiceRecorder recorder = new();
        rig = new Rig(parts, slot, recorder);
        Loop = new ServiceLoop(plan, rig, recorder, slot, settings) { LearnedTicks = session.EarlierTicks };
        park = new ParkKeeper(new ParkFile(settings.StateFolder, plan.Arm.LaneCount, plan.Arm.Source.Hash), rig.Park);
        Attest(wasDriven);
        control = new LineServer(settings.ControlSocket, OperatorsOnly, new ControlDesk(Loop, this, log));
        view = new LineServer(settings.ViewSocket, Everybody, new ViewDesk(Status, tail));
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
            Learn.WarmUp.Run(plan);
        }

        // Once, before the first tick: from here on nobody allocates while the arm moves, and a collection would cost tens of ticks.
        GC.Collect();
        Loop.Start();
        log($"{plan.Arm.Name} on {(parts.IsSimulated ? "the simulator" : settings.BusPath)}, {1 / plan.Cadence.Tick.Value:0} ticks a second, "
            + $"configuration {plan.Arm.Source.HashText}"
            + (rig.Opened == BusStatus.Ok ? "" : $"; the bus did not open: {rig.Opened}")
            + (session.Note.Length > 0 ? $"; {session.Note}" : ""));
        bool toldGrant = false;
        while (Loop.Alive && !stop.IsCancellationRequested)
        {
            Round();
            if (!toldGrant && Loop.Pacer.Lateness.Count > 0)
            {
                toldGrant = true;
                Warn(Loop.Grant.Advice);
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
    public bool KeepsLearning([NotNullWhen(false)] out Trouble? refused)
    {
        refused = session.Refused();
        return refused is null;
    }

    /// <inheritdoc/>
    public bool BeginLearning(string task, [NotNullWhen(false)] out Trouble? refused)
    {
        refused = session.Begin(task, ["learn", "start", task]);
        if (refused is not null)
        {
            return false;
        }

        slot.Agent = session.Agent;
        Loop.LearnedTicks = 0;
        return true;
    }

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
        runtimeLock.Dispose();
        stateLock?.Dispose();
    }

    private static RunLock Lock(string folder, string option)
    {
        try
        {
            return new RunLock(Path.Combine(folder, "LOCK"));
        }
        catch (Exception fault) when (WriteResult.IsDisk(fault))
        {
            (string cause, string remedy) = fault is LockHeldException
                ? ($"another armctl is at work here ({fault.Message})", "stop it first")
                : ($"its LOCK cannot be had: {WriteResult.Failed(fault).Reason}", "see to it");
            Trouble trouble = new(ServicePlace.NotToBeHad, folder, cause, $"{remedy}, or choose another folder with {option} DIR");
            throw new TroubleException(trouble, inner: fault);
        }
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
        Ping(live, now);
        if (now >= nextLine)
        {
            nextLine = now + Second;
            ReadOnlySpan<byte> line = text.Line(live, session.Show(live, Loop.LearnedTicks), Loop.Pacer.Lateness);
            tail.Add(line);
            view.Tell(line);
            systemd.Status(line);
        }
    }

    private ReadOnlyMemory<byte> Status()
    {
        Loop.Board.Read(out LiveState live);
        ReadOnlySpan<byte> line = text.Json(live, session.Show(live, Loop.LearnedTicks), Loop.Pacer.Lateness);
        line.CopyTo(status);
        return status.AsMemory(0, line.Length);
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

    // A monitor that refused has the outputs off and the fault latched for a person to see; to be killed and started anew would only hide it.
    private void Ping(in LiveState live, TimeSpan now)
    {
        if (systemd.PingPeriod is { } period && now >= nextPing && live.Tick > pingedTick && live.Violations == 0)
        {
            nextPing = now + period;
            pingedTick = live.Tick;
            systemd.Ping();
        }
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
        Loop.Images.Ask();
        TimeSpan until = clock.Elapsed + Second;
        while (session.HasRun && Loop.Alive && clock.Elapsed < until && !Loop.Images.TryTake(out _))
        {
            Thread.Sleep(1);
        }

        Loop.Board.Read(out LiveState live);
        session.KeepLast(Loop.Images, live.Tick);
    }

    private void Complain(WriteResult written)
    {
        if (!written.IsDone)
        {
            Complain(new Trouble("E-RUN-02", null, $"the disk refuses: {written.Reason}", "free some space, the arm goes on meanwhile"));
        }
    }

    // Run and park pose lie on one disk: once is enough for both.
    private void Complain(Trouble trouble)
    {
        if (!diskComplained)
        {
            diskComplained = true;
            log($"{trouble}");
        }
    }

    private void Warn(string advice)
    {
        if (advice.Length > 0)
        {
            log($"warning: {advice}");
        }
    }
}
