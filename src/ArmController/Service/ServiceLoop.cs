using System.Diagnostics;
using ArmController.Control.Agents;
using ArmController.Hardware.Linux;
using ArmController.Motion.Quantities;
using ArmController.Motion.Supervision;
using ArmController.Recording;
using ArmController.Rigs;
using ArmController.Training.Learn;

namespace ArmController.Service;

/// <summary>
/// The thread that ticks a service's arm in real time. It shares nothing with anybody but a mailbox for words, a board that it shows its state on,
/// and one buffer for images of what was learned. It allocates nothing from its first tick to its last.
/// </summary>
internal sealed class ServiceLoop
{
    private const double NanosecondsPerSecond = 1e9;

    private readonly RigPlan plan;
    private readonly Rig rig;
    private readonly AgentSlot agent;
    private readonly ServiceRecorder recorder;
    private readonly ServiceSettings settings;
    private readonly Thread thread;
    private int endAsked;
    private int stopAsked;
    private uint blockers;
    private long learnedTicks;
    private LiveState live;
    private Gauges gauges;
    private bool garbageMade;
    private Exception? failure;

    /// <summary>Prepares; <see cref="Start"/> begins.</summary>
    /// <param name="plan">Arm and learner.</param>
    /// <param name="rig">The arm with its loop, which nobody else ticks.</param>
    /// <param name="recorder">The rig's recorder.</param>
    /// <param name="agent">The learner's place in it.</param>
    /// <param name="settings">What is asked of the kernel, and what garbage leads to.</param>
    public ServiceLoop(RigPlan plan, Rig rig, ServiceRecorder recorder, AgentSlot agent, ServiceSettings settings)
    {
        this.plan = plan;
        this.agent = agent;
        this.rig = rig;
        this.recorder = recorder;
        recorder.Watch(rig.Arm);
        this.settings = settings;
        Pacer = new Pacer((long)Math.Round(plan.Cadence.Tick.Value * NanosecondsPerSecond));
        Images = new ImageMailbox(LearnImage.Capacity(plan));
        thread = new Thread(Run, maxStackSize: 1 << 20) { Name = "control loop", IsBackground = true };
    }

    /// <summary>The switch that an operator's word presses.</summary>
    public ArmSwitch Switch { get; } = new();

    /// <summary>Words of operators.</summary>
    public OperatorMailbox Mailbox { get; } = new();

    /// <summary>The newest state.</summary>
    public LiveBoard Board { get; } = new();

    /// <summary>Where it leaves images of what was learned.</summary>
    public ImageMailbox Images { get; }

    /// <summary>Its deadlines and how they were kept.</summary>
    public Pacer Pacer { get; }

    /// <summary>What it got of what it asked the kernel for; known once it ticks.</summary>
    public RealTimeGrant Grant { get; private set; } = new(false, false, false, "");

    /// <summary>True while it ticks.</summary>
    public bool Alive => thread.IsAlive;

    /// <summary>What ended it, when that was no wish: a bug.</summary>
    public Exception? Failure => Volatile.Read(ref failure);

    /// <summary>What the program knows that forbids arming.</summary>
    public ArmingBlockers Blockers
    {
        get => (ArmingBlockers)Volatile.Read(ref blockers);
        set => Volatile.Write(ref blockers, (uint)value);
    }

    /// <summary>Ticks in which the learner in place was followed, earlier processes included.</summary>
    public long LearnedTicks
    {
        get => Volatile.Read(ref learnedTicks);
        set => Volatile.Write(ref learnedTicks, value);
    }

    /// <summary>Begins to tick.</summary>
    public void Start() => thread.Start();

    /// <summary>Asks for an end after the tick under way: outputs off, unless the rig is to be left holding.</summary>
    public void AskToStop() => Volatile.Write(ref stopAsked, 1);

    /// <summary>Waits for the end; false when it does not come in time.</summary>
    public bool Join(TimeSpan within) => thread.Join(within);

    /// <summary>Nothing is armed any more, and the way to the park pose is a faster one.</summary>
    public void BeginToEnd() => Volatile.Write(ref endAsked, 1);

    /// <summary>Asks for an image and waits until it is there. None comes when nobody ticks any more.</summary>
    public void WaitForImage(TimeSpan within)
    {
        Images.Ask();
        WaitWhile(() => !Images.TryTake(out _), within);
    }

    /// <summary>Lets nothing be saved that was asked for before: the learner is about to be another one.</summary>
    public void DropImage(TimeSpan within)
    {
        WaitWhile(() => Images.IsWanted, within);
        Images.Release();
    }

    private void WaitWhile(Func<bool> isSo, TimeSpan within)
    {
        long begun = Stopwatch.GetTimestamp();
        while (Alive && Stopwatch.GetElapsedTime(begun) < within && isSo())
        {
            Thread.Sleep(1);
        }
    }

    private void Run()
    {
        try
        {
            if (OperatingSystem.IsLinux() && settings.Priority > 0)
            {
                Grant = RealTime.Ask(settings.Priority, settings.Processor);
            }

            Pacer.Begin();
            while (Volatile.Read(ref stopAsked) == 0)
            {
                long now = Pacer.Wait();
                Tick(now);
                Pacer.Done();
            }

            if (!rig.IsLeft)
            {
                rig.Release();
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Nothing in a tick may throw, so this is a bug, told by whoever watches this thread.
            // The loop lets go before it throws; what is round it does not.
            rig.Arm.Interlock.Trip(Motion.Safety.TripReason.Unexpected);
            rig.Release();
            Volatile.Write(ref failure, e);
        }
    }

    /// <summary>One tick; the loop's thread makes it, and a test that has not started that thread.</summary>
    /// <param name="now">Its instant, nanoseconds.</param>
    internal void Tick(long now)
    {
        Panel panel = new()
        {
            Blockers = Blockers | (garbageMade ? ArmingBlockers.GarbageMade : ArmingBlockers.None),
            Word = Mailbox.Take(),
            EStopClosed = true,
            CommandReady = true,
            Ending = Volatile.Read(ref endAsked) != 0,
        };
        Switch.Look(now, ref panel);
        rig.Prepare(panel.Word, Switch.IsConfirming);
        panel.SelfTest = rig.Opened == Motion.Servo.BusStatus.Ok ? SelfTest.Passed : SelfTest.Failed;
        rig.Tick(new Seconds(now / NanosecondsPerSecond), panel);
        if (panel.PoseConfirmed && rig.Supervisor.Mode == Mode.Arming)
        {
            // Somebody has looked, and from here on the park file says what is so.
            Blockers = ArmingBlockers.None;
        }

        if (rig.Supervisor.AsksAgent)
        {
            LearnedTicks++;
        }

        Show();
        if (Images.IsWanted)
        {
            Images.Post(LearnImage.WriteLearned(Images.Buffer, plan, LearnedTicks, agent.Agent));
        }
    }

    private void Show()
    {
        Mode before = live.Mode;
        live.Tick++;
        live.Record = recorder.Last;
        live.Interventions = recorder.Interventions;
        live.Decisions = recorder.Meter.Decisions;
        live.Violations = recorder.Meter.Violations;
        live.FailedWrites = recorder.Meter.FailedWrites;
        live.MissedTicks = Pacer.Missed;
        live.IsParked = rig.Supervisor.IsParked;
        live.PressesDone = Switch.Done;
        live.IsDriven = rig.Arm.Interlock.State == Motion.Safety.InterlockState.Armed;
        live.IsAtRest = !live.IsDriven || (rig.Arm.Envelope.Velocity == default && rig.Arm.Envelope.LastChange == default);
        live.Position = rig.Arm.Envelope.Position;
        Count(before);
        Board.Show(live);
    }

    private void Count(Mode before)
    {
        if (live.Mode.IsOff)
        {
            garbageMade = false;
            return;
        }

        // A learner is made while the arm holds; what counts is what happens while it moves.
        if (before != live.Mode && live.Mode is Mode.Arming or Mode.Following)
        {
            gauges.Begin();
            live.ArmedTicks = 0;
        }

        live.ArmedTicks++;
        gauges.Read(ref live);
        garbageMade |= settings.StopsOnGarbage && Gauges.HasGarbage(live);
    }
}
