using System.Text;
using ArmController.Configuration;
using ArmController.Configuration.Files;
using ArmController.Configuration.Troubles;
using ArmController.Control.Agents;
using ArmController.Control.Tasks;
using ArmController.Motion.Arm;
using ArmController.Motion.Supervision;
using ArmController.Numerics;
using ArmController.Recording;
using ArmController.Rigs;
using ArmController.Training.Checkpoints;
using ArmController.Training.Journal;
using ArmController.Training.Learn;
using ArmController.Training.Runs;

namespace ArmController.Service;

/// <summary>
/// A service's learner and the run it is logged in. It outlives the process: the newest run is found again by name and goes on, paused. The
/// loop follows it only while armed, so that pausing is nothing but holding.
/// </summary>
internal sealed class LearnSession : IDisposable
{
    private const string PointerName = "current-run";
    private const int MostPointerBytes = 4096;
    private const int RingCapacity = 4_096;
    private const string GiveRoom = "give the disk room, learning is off until it takes what is learned";

    private RigPlan plan;
    private readonly SerialChain chain;
    private readonly string stateFolder;
    private readonly TimeProvider clock;
    private readonly KeepingTimes times;
    private readonly Action<Trouble> alarm;
    private readonly byte[] hashBytes;
    private EpisodeRing ring;
    private RunKeeper? keeper;
    private byte[] runName = [];

    /// <summary>Finds the newest run again, or begins with nothing learned and no run.</summary>
    /// <param name="plan">Arm and learner.</param>
    /// <param name="chain">The chain that goals are drawn from.</param>
    /// <param name="stateFolder">Folder that holds the runs and the name of the newest.</param>
    /// <param name="times">How often a run is kept.</param>
    /// <param name="clock">Time of day, for names and events.</param>
    /// <param name="alarm">Told, once for each run, when the disk refuses.</param>
    public LearnSession(
        RigPlan plan, SerialChain chain, string stateFolder, KeepingTimes times, TimeProvider clock, Action<Trouble> alarm)
    {
        this.times = times;
        this.alarm = alarm;
        this.plan = plan;
        this.chain = chain;
        this.stateFolder = stateFolder;
        this.clock = clock;
        hashBytes = Encoding.ASCII.GetBytes(plan.Arm.Source.HashText);
        ring = new EpisodeRing(RingCapacity);
        Agent = Trainee(ring);
        FindAgain();
    }

    /// <summary>The learner.</summary>
    public ILearningAgent Agent { get; private set; }

    /// <summary>What the run uses of the arm's limits while its learner is followed; null without a run. The loop adds to it.</summary>
    public RunUse? Use { get; private set; }

    /// <summary>Ticks it was followed before this process.</summary>
    public long EarlierTicks { get; private set; }

    /// <summary>What happened while the newest run was looked for; empty when all was well.</summary>
    public string Note { get; private set; } = "";

    /// <summary>True when there is a run to go on with.</summary>
    public bool HasRun => keeper is not null;

    /// <summary>Its folder; empty without one.</summary>
    public string RunPath => keeper?.Folder.Path ?? "";

    /// <summary>A new learner and a new run.</summary>
    /// <param name="name">The task to learn.</param>
    /// <param name="argv">Words that asked for it.</param>
    /// <returns>What the arm or the disk refused; null when neither did.</returns>
    public Trouble? Begin(string name, IReadOnlyList<string> argv)
    {
        Checked<ITask> offered = plan.Arm.Offer(name);
        if (!offered.TryGet(out ITask? task))
        {
            return offered.Faults[0];
        }

        RigPlan wish = plan with { Task = task };
        if (wish.Unsuited is { } unsuited)
        {
            return new(ConfigurationCode.BrokenRule, null, unsuited.Cause, unsuited.Remedy);
        }

        RunRequest wanted = new()
        {
            RunsFolder = Path.Combine(stateFolder, "runs"),
            Tasks = [name],
            Arm = plan.Arm.Name,
            Seed = (long)plan.Seed,
            Argv = argv,
            Config = new Dictionary<string, byte[]> { [ArmSource.UrdfName] = plan.Arm.Source.Urdf, [ArmSource.JsonName] = plan.Arm.Source.Json },
        };
        Checked<RunFolder> made = RunFolder.Create(wanted, clock);
        if (!made.TryGet(out RunFolder? fresh))
        {
            return made.Faults[0] with { Remedy = GiveRoom };
        }

        if (Point(fresh) is { } refused)
        {
            fresh.Dispose();
            return refused;
        }

        Close(RunState.Interrupted);
        plan = wish;
        ring = new EpisodeRing(RingCapacity);
        Agent = Trainee(ring);
        EarlierTicks = 0;
        Take(fresh);
        return null;
    }

    /// <summary>The best that the run has learned, as it was then, goals and exploration included; the run goes on from there.</summary>
    /// <param name="tick">The loop's tick, for the event.</param>
    /// <returns>Why there is none; null when it is back.</returns>
    public Trouble? Recall(long tick)
    {
        CheckpointFolder checkpoints = new(keeper!.Folder.Checkpoints);
        if (!File.Exists(checkpoints.Promoted))
        {
            string cause = $"nothing was promoted yet, which takes {BestKept.Goals} goals that went well";
            return new(LearnOrigins.Unusable, checkpoints.Promoted, cause, "go on with: armctl learn resume");
        }

        EpisodeRing fresh = new(RingCapacity);
        Checked<LearnOrigin> read = LearnOrigins.ReadAny(checkpoints.Promoted, plan.Arm, out _);
        if (!read.TryGet(out LearnOrigin? origin))
        {
            return read.Faults[0];
        }

        ILearningAgent recalled = Trainee(fresh);
        if (!TryLoad(origin, recalled))
        {
            return LearnOrigins.Misfit(origin.Path);
        }

        keeper.Note("recalled"u8, tick);
        keeper.GoOnWith(fresh);
        ring = fresh;
        Agent = recalled;
        EarlierTicks = origin.Head.Ticks;
        return null;
    }

    /// <summary>What the disk refuses of the run at hand, found out by naming it again; null when it takes it.</summary>
    public Trouble? Refused() => keeper is null ? null : Point(keeper.Folder);

    /// <summary>Keeps the run: writes down what the loop has finished, saves the image that it left, and asks for the next when it is due.</summary>
    /// <param name="now">A clock that only goes forward.</param>
    /// <param name="images">Where images come from.</param>
    /// <param name="live">What the loop does.</param>
    public void Keep(TimeSpan now, ImageMailbox images, in LiveState live) => keeper?.Follow(now, images, live.Tick, live.Mode == Mode.Following);

    /// <summary>Saves an image that the loop has left, and writes down all there is: nothing comes after.</summary>
    public void KeepLast(ImageMailbox images, long tick)
    {
        if (keeper is not null && images.TryTake(out ReadOnlySpan<byte> image))
        {
            keeper.Save(image, tick);
            images.Release();
        }

        keeper?.End();
    }

    /// <summary>Notes a life event in the run.</summary>
    public void Event(ReadOnlySpan<byte> what, long tick) => keeper?.Note(what, tick);

    /// <summary>What it shows of itself.</summary>
    public SessionState Show(in LiveState live, long learnedTicks) => new()
    {
        Word = keeper is null ? "none"u8 : live.Mode == Mode.Following ? "running"u8 : "paused"u8,
        Run = runName,
        ConfigurationHash = hashBytes,
        LearnedTicks = learnedTicks,
        Episodes = keeper?.Episodes.Episodes ?? 0,
        RecentShare = keeper?.Episodes.RecentShare ?? 0,
        Drops = keeper?.Drops ?? 0,
        Generation = (long)(keeper?.LastSave.Generation ?? 0),
    };

    /// <summary>Leaves the run so that a later process goes on with it.</summary>
    public void Dispose() => Close(RunState.Interrupted);

    private Trouble? Point(RunFolder at)
    {
        WriteResult pointed = AtomicFile.Write(Path.Combine(stateFolder, PointerName), Encoding.UTF8.GetBytes(at.Id));
        return pointed.IsDone ? null : new(RunFolder.Unwritable, stateFolder, pointed.Reason, GiveRoom);
    }

    private void FindAgain()
    {
        string pointer = Path.Combine(stateFolder, PointerName);
        string name;
        try
        {
            name = File.Exists(pointer) ? Encoding.UTF8.GetString(PlainFile.ReadAll(pointer, MostPointerBytes)).Trim() : "";
        }
        catch (Exception fault) when (WriteResult.IsDisk(fault))
        {
            Note = $"{pointer}: {WriteResult.Failed(fault).Reason}; there is no run to go on with.";
            return;
        }

        // A name and nothing else: this file decides what is opened.
        if (name.Length == 0 || name != Path.GetFileName(name))
        {
            return;
        }

        string path = Path.Combine(stateFolder, "runs", name);
        Checked<LearnOrigin> read = LearnOrigins.ReadAny(path, plan.Arm, out Trouble? note);
        Note = note?.ToString() ?? "";
        string another = $"begin another with: armctl learn start {plan.Task.Name}";
        if (!read.TryGet(out LearnOrigin? origin))
        {
            Note = $"{read.Faults[0] with { Remedy = $"the run is left as it is, {another}" }}";
            return;
        }

        RigPlan before = plan;
        plan = plan.Arm.Offer(origin.Head.Task).TryGet(out ITask? task) ? plan with { Task = task } : plan;
        Agent = Trainee(ring);
        if (!TryLoad(origin, Agent))
        {
            Forget(before, $"{origin.Path} holds another learner; the run is left as it is, {another}");
            return;
        }

        RunFolder? found = RunFolder.Reopen(path, clock);
        if (found is null)
        {
            Forget(before, $"{path} cannot be gone on with; {another}");
            return;
        }

        EarlierTicks = origin.Head.Ticks;
        Take(found);
    }

    private ILearningAgent Trainee(EpisodeRing log) => plan.Task.Trainee(plan.Scope with { TrueChain = chain }, log);

    private bool TryLoad(LearnOrigin origin, ILearningAgent agent)
    {
        StateReader reader = new(origin.Payload);
        LearnImageHead? head = LearnImage.ReadHead(ref reader);
        return head is not null && head.Task == agent.Task && head.Learner == plan.Learner && agent.LoadLearned(ref reader)
            && (head.Rest != ImageRest.Agent || agent.Load(ref reader));
    }

    private void Forget(RigPlan before, string note)
    {
        Note = note;
        plan = before;
        Agent = Trainee(ring);
    }

    private void Take(RunFolder taken)
    {
        long earlier = EpisodeBooks.CountIn(taken.EpisodesPath);
        Use = new RunUse();
        UseBooks use = new(plan.Arm, plan.Cadence.Tick, Use, taken.Path);
        keeper = new RunKeeper(taken, ring, null, earlier, use, plan.Arm.Source.Hash, times, clock, alarm) { KeepsBest = true };
        runName = Encoding.UTF8.GetBytes(taken.Id);
    }

    private void Close(RunState state)
    {
        if (keeper is not null)
        {
            keeper.End();
            keeper.Folder.Finish(state);
            keeper.Folder.Dispose();
        }

        keeper = null;
        runName = [];
    }
}
