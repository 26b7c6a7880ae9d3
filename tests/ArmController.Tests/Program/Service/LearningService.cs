using System.Text.Json;
using ArmController.Configuration.Troubles;
using ArmController.Control.Agents;
using ArmController.Motion.Quantities;
using ArmController.Motion.Supervision;
using ArmController.Recording;
using ArmController.Rigs;
using ArmController.Service;
using ArmController.Training.Learn;

namespace ArmController.Tests.Program.Service;

/// <summary>
/// A service that learns on the twin, without its threads and sockets: every tick somebody at the panel asks to follow, and the session keeps its
/// run on the robot's clock.
/// </summary>
internal sealed class LearningService : IDisposable
{
    private const int KeepTicks = 5;

    private readonly RigPlan plan;
    private readonly string state;
    private readonly RigParts parts;
    private readonly Rig rig;
    private readonly ServiceRecorder recorder = new();
    private readonly ImageMailbox images;
    private long ticks;

    /// <summary>Finds a run again where there is one; nothing ticks yet.</summary>
    public LearningService(RigPlan plan, string state, KeepingTimes times)
    {
        this.plan = plan;
        this.state = state;
        parts = RigParts.Simulated(plan, plan.Seed);
        Session = new LearnSession(plan, parts.TrueChain!, state, times, TimeProvider.System, trouble => Troubles.Add(trouble.ToString()));
        LearnedTicks = Session.EarlierTicks;
        Slot = new AgentSlot(Session.Agent);
        rig = new Rig(parts, Slot, recorder);
        recorder.Watch(rig.Arm);
        recorder.Use = Session.Use;
        images = new ImageMailbox(LearnImage.Capacity(plan));
    }

    public LearnSession Session { get; }

    public AgentSlot Slot { get; }

    /// <summary>What the session complained of.</summary>
    public List<string> Troubles { get; } = [];

    /// <summary>Ticks in which the learner was followed, earlier processes included.</summary>
    public long LearnedTicks { get; private set; }

    /// <summary>Where the learner stood when the newest image was taken.</summary>
    public byte[] ProgressInImage { get; private set; } = [];

    /// <summary>What it had learned by then.</summary>
    public byte[] LearnedInImage { get; private set; } = [];

    /// <summary>Ticks it had been followed by then.</summary>
    public long TicksInImage { get; private set; }

    /// <summary>Episodes that had ended by then.</summary>
    public long EpisodesInImage { get; private set; }

    /// <summary>Episodes of the run.</summary>
    public long Episodes => Session.Show(default, LearnedTicks).Episodes;

    /// <summary>Newest checkpoint's number.</summary>
    public long Generation => Session.Show(default, LearnedTicks).Generation;

    /// <summary>A new learner and a new run.</summary>
    public void Begin()
    {
        Xunit.Assert.Null(Session.Begin(plan.Task.Name, ["learn", "start", plan.Task.Name]));
        Slot.Agent = Session.Agent;
        recorder.Use = Session.Use;
        LearnedTicks = 0;
    }

    /// <summary>Stops, and goes back to the best that was learned; why not, or null.</summary>
    public Trouble? Recall()
    {
        while (rig.Supervisor.Mode is Mode.Following or Mode.Stopping)
        {
            rig.Tick(new Seconds(++ticks * plan.Cadence.Tick.Value), Operator.Quiet with { EStopClosed = true, Word = OperatorWord.Stop });
        }

        Trouble? refused = Session.Recall(ticks);
        if (refused is null)
        {
            Slot.Agent = Session.Agent;
            recorder.Use = Session.Use;
            LearnedTicks = Session.EarlierTicks;
        }

        return refused;
    }

    /// <summary>Learns for so many robot minutes.</summary>
    public void Run(double minutes)
    {
        for (long last = ticks + (long)(minutes * 60 / plan.Cadence.Tick.Value); ticks < last;)
        {
            Tick();
        }
    }

    /// <summary>Learns until something is so.</summary>
    public void RunUntil(Func<bool> isSo)
    {
        for (long last = ticks + 200_000; !isSo(); Tick())
        {
            Xunit.Assert.True(ticks < last, "it does not come to that");
        }
    }

    /// <summary>Lines of one of the run's journals, as far as they are on the disk.</summary>
    public JsonElement[] Lines(string name) => Lines(Session.RunPath, name);

    /// <summary>Lines of one of a run's journals.</summary>
    public static JsonElement[] Lines(string run, string name) =>
        [.. File.ReadLines(Path.Combine(run, name)).Select(line => JsonElement.Parse(line))];

    /// <summary>What a power cut now would leave: everything that is on the disk, and no locks.</summary>
    public void CopyDisk(string to)
    {
        foreach (string file in Directory.EnumerateFiles(state, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "LOCK"))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(state, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        rig.Dispose();
        Session.Dispose();
    }

    private void Tick()
    {
        Seconds now = new(++ticks * plan.Cadence.Tick.Value);
        rig.Tick(now, Operator.Asks(rig.Supervisor));
        LearnedTicks += rig.Supervisor.AsksAgent ? 1 : 0;
        if (images.IsWanted)
        {
            images.Post(LearnImage.WriteLearned(images.Buffer, plan, LearnedTicks, Slot.Agent));
            ProgressInImage = SavedState.Of(Slot.Agent.Save);
            LearnedInImage = SavedState.Of(Slot.Agent.SaveLearned);
            TicksInImage = LearnedTicks;
            Keep(now);
            EpisodesInImage = Episodes;
        }
        else if (ticks % KeepTicks == 0)
        {
            Keep(now);
        }
    }

    private void Keep(Seconds now) =>
        Session.Keep(TimeSpan.FromSeconds(now.Value), images, new LiveState { Tick = ticks, Mode = rig.Supervisor.Mode });
}
