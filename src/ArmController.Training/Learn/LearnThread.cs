using System.Diagnostics;
using ArmController.Control.Agents;
using ArmController.Motion.Safety;
using ArmController.Motion.Supervision;
using ArmController.Rigs;

namespace ArmController.Training.Learn;

/// <summary>
/// The one thread that owns everything hot of a simulated learning run. Others may ask it to stop or for an image; it answers between ticks.
/// It allocates nothing from its first tick to its last, and says how much that was.
/// </summary>
public sealed class LearnThread
{
    private readonly RigPlan plan;
    private readonly SimulatedRig rig;
    private readonly ILearningAgent agent;
    private readonly TrainingChecks? checks;
    private readonly long lastTick;
    private readonly bool realTime;
    private readonly Thread thread;
    private int stopAsked;
    private long tick;
    private Exception? failure;

    /// <summary>Prepares the thread; nothing ticks before <see cref="Start"/>.</summary>
    /// <param name="plan">Arm, learner and twin.</param>
    /// <param name="rig">The arm with its loop.</param>
    /// <param name="agent">Who learns.</param>
    /// <param name="checks">Who examines it on the way; null when nobody does.</param>
    /// <param name="firstTick">Ticks that earlier runs have learned.</param>
    /// <param name="lastTick">It ends at this tick.</param>
    /// <param name="realTime">True when a tick takes as long as on an arm.</param>
    public LearnThread(
        RigPlan plan, SimulatedRig rig, ILearningAgent agent, TrainingChecks? checks, long firstTick, long lastTick, bool realTime)
    {
        this.checks = checks;
        this.plan = plan;
        this.rig = rig;
        this.agent = agent;
        this.lastTick = lastTick;
        this.realTime = realTime;
        tick = firstTick;
        Images = new ImageMailbox(LearnImage.Capacity(agent, checks?.Kept));
        thread = new Thread(Run, maxStackSize: 1 << 20) { Name = "control loop", IsBackground = true };
    }

    /// <summary>Ticks since the learner was born, earlier runs included.</summary>
    public long Tick => Volatile.Read(ref tick);

    /// <summary>True while it runs.</summary>
    public bool Alive => thread.IsAlive;

    /// <summary>Where it leaves images of everything.</summary>
    public ImageMailbox Images { get; }

    /// <summary>Bytes the loop's thread allocated from its first tick to its last.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>Collections of any generation from the first tick to the last, in the whole process.</summary>
    public int Collections { get; private set; }

    /// <summary>Wall time from the first tick to the last.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>What went wrong, if anything did; nothing in a tick may throw, so this is a bug.</summary>
    public Exception? Failure => failure;

    /// <summary>Begins.</summary>
    public void Start() => thread.Start();

    /// <summary>Ends it after the tick it is in.</summary>
    public void AskToStop() => Volatile.Write(ref stopAsked, 1);

    /// <summary>Waits for its end.</summary>
    public void Join() => thread.Join();

    // Whatever stops the arm ends the run: there is nobody here to look and to say that it may go on.
    private bool IsDriven => rig.Arm.Interlock.State == InterlockState.Armed && rig.Supervisor.Mode == Mode.Following;

    private void Run()
    {
        long started = Stopwatch.GetTimestamp();
        int collections = GC.CollectionCount(0);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Loop(started);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A tick answers with values; whatever is thrown is a bug, reported as one by the supervisor.
            failure = e;
        }

        AllocatedBytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Collections = GC.CollectionCount(0) - collections;
        Elapsed = Stopwatch.GetElapsedTime(started);
    }

    private void Loop(long started)
    {
        long first = tick;
        while (tick < lastTick && Volatile.Read(ref stopAsked) == 0 && IsDriven)
        {
            rig.Tick();
            Volatile.Write(ref tick, tick + 1);
            checks?.After(tick);
            if (Images.IsWanted)
            {
                PostImage();
            }

            if (realTime)
            {
                Wait(started, tick - first);
            }
        }
    }

    /// <summary>Leaves an image; the loop's thread does, and the caller's before <see cref="Start"/> or after <see cref="Join"/>.</summary>
    public void PostImage() => Images.Post(LearnImage.Write(Images.Buffer, plan, tick, agent, rig, checks?.Kept));

    private void Wait(long started, long ticks)
    {
        double due = plan.Cadence.SecondsOf(ticks);
        double ahead = due - Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (ahead > 0.001)
        {
            Thread.Sleep((int)(ahead * 1000));
        }
    }
}
