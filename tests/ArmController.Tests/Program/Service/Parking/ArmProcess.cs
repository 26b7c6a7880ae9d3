using System.Diagnostics.CodeAnalysis;
using System.Runtime.Versioning;
using System.Text;
using ArmController.Configuration.Troubles;
using ArmController.Control.Agents;
using ArmController.Motion.Monitoring;
using ArmController.Motion.Quantities;
using ArmController.Motion.Supervision;
using ArmController.Recording;
using ArmController.Rigs;
using ArmController.Service;
using ArmController.Simulator.Chips;

namespace ArmController.Tests.Program.Service.Parking;

/// <summary>
/// One process on an arm without sensors: the product's rig, loop, desk and park file, stepped by a test instead of by threads. It dies by being
/// forgotten; the chip goes on with what it was last sent.
/// </summary>
[SupportedOSPlatform("linux")]
[SuppressMessage("Design", "CA1001", Justification = "A process that is killed closes nothing.")]
internal sealed class ArmProcess : IControlled
{
    private const double NanosecondsPerSecond = 1e9;

    private readonly Queue<string> lines = [];
    private readonly Rig rig;
    private readonly ControlDesk desk;
    private readonly IParkBook book;
    private readonly bool servesFirst;
    private readonly Func<Seconds> insideAWord;
    private LiveState read;
    private Seconds readBefore;
    private long pressed;
    private int step;

    public ArmProcess(
        RigPlan plan, SimulatedPca9685 chip, IPanelPins pins, ILearningAgent reacher, string folder, bool servesFirst, bool keeps,
        Func<Seconds> insideAWord)
    {
        this.servesFirst = servesFirst;
        this.insideAWord = insideAWord;
        RigParts parts = new()
        {
            Configuration = plan.Arm,
            Cadence = plan.Cadence,
            Bus = RigParts.Driver(plan.Arm, chip, chip.Elapse),
            Watched = SupervisionSettings.For(plan.Arm.Description) with { CommandTicks = plan.Cadence.DecisionTicks + 1 },
            Park = plan.Arm.Park,
            Pins = pins,
        };
        AgentSlot slot = new(reacher);
        ServiceRecorder recorder = new();
        rig = new Rig(parts, slot, recorder);
        Loop = new ServiceLoop(plan, rig, recorder, slot, new ServiceSettings(folder, folder, null, 0, null, false, TimeSpan.FromSeconds(60)));
        ParkFile file = new(folder, plan.Arm.LaneCount, plan.Arm.Source.Hash);
        book = keeps ? new KeptBook(file, rig.Park) : new ModeChangeBook(file, rig.Park);
        rig.Supervisor.Vouch(book.Begin(plan.Arm.Source.Hash, out ArmingBlockers blockers));
        Loop.Blockers = blockers;
        desk = new ControlDesk(Loop, this, _ => { });
    }

    public ServiceLoop Loop { get; }

    /// <summary>True while somebody's words wait, or a press is under way: a person stands by.</summary>
    public bool HasLines
    {
        get
        {
            Loop.Board.Read(out LiveState live);
            return lines.Count > 0 || live.PressesDone < pressed;
        }
    }

    public Mode Mode => rig.Supervisor.Mode;

    public bool HasRun => true;

    public string RunPath => "";

    /// <summary>A client's line, which waits until it is served.</summary>
    public void Say(string line) => lines.Enqueue(line);

    public void Tick(Seconds now) => Loop.Tick((long)Math.Round(now.Value * NanosecondsPerSecond));

    public TimeSpan SinceReadBefore { get; private set; }

    /// <summary>The next thing the second thread does in its round: it reads the board, writes what it read, or serves its clients.</summary>
    public void ServiceStep(Seconds now)
    {
        int what = (step++ + (servesFirst ? 2 : 0)) % 3;
        if (what == 0)
        {
            Loop.Board.Read(out read);
        }
        else if (what == 1)
        {
            book.Follow(read);
        }
        else
        {
            SinceReadBefore = TimeSpan.FromSeconds(now.Value - readBefore.Value);
            desk.Begin(TimeSpan.FromSeconds(now.Value));
            while (lines.TryDequeue(out string? line))
            {
                desk.Answer(Encoding.ASCII.GetBytes(line), 0, out _, out _);
            }

            readBefore = now;
        }
    }

    public bool MayPress(out string refused)
    {
        Loop.Board.Read(out LiveState live);
        refused = "";
        bool may = book.MayPress(live);

        // The loop does not wait for a word to be done with, and a disk may take its time.
        SinceReadBefore = TimeSpan.FromSeconds(insideAWord().Value - readBefore.Value);
        return may;
    }

    public long Press() => pressed = book.Press();

    public Trouble? KeepsLearning() => null;

    public Trouble? RecallBest(long tick) => new("E-CKP-01", null, "no", "no");

    public Trouble? BeginLearning(string task) => new("E-RUN-01", null, "no", "no");

    /// <summary>The emergency stop's contact and nothing else.</summary>
    internal sealed class Button : IPanelPins
    {
        public bool IsClosed { get; set; } = true;

        public IHeartbeat? Heartbeat => null;

        public void Read(out bool eStopClosed) => eStopClosed = IsClosed;

        public void Follow(Mode mode, bool driven)
        {
        }

        public void Cut()
        {
        }
    }
}
