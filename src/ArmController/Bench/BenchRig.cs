using ArmController.Configuration.Troubles;
using ArmController.Control.Agents;
using ArmController.Motion.Quantities;
using ArmController.Motion.Supervision;
using ArmController.Recording;
using ArmController.Rigs;
using ArmController.Service;
using ArmController.Training.Learn;

namespace ArmController.Bench;

/// <summary>
/// The service's own rig on the simulated arm, with a person at the panel who switches it on and says to follow. Its clock counts ticks: how
/// late they truly are is what is measured, and is not to stop the arm that it is measured with.
/// </summary>
internal sealed class BenchRig : IDisposable
{
    private const int WarmTicks = 4_000;
    private const int MostTicks = 200_000;

    private readonly RigPlan plan;
    private readonly Rig rig;
    private readonly TimedDevice wire;
    private readonly LearnSession session;

    // Nobody writes images here: what a checkpoint costs is no part of a tick.
    private readonly ImageMailbox images = new(0);
    private long ticks;

    /// <summary>Puts it together, arms it and runs it until all code is warm.</summary>
    /// <param name="plan">Arm, learner and tick.</param>
    /// <param name="folder">Takes the files of the run.</param>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public BenchRig(RigPlan plan, string folder)
    {
        this.plan = plan;
        TimedDevice? timed = null;
        RigParts parts = RigParts.Simulated(plan, plan.Seed, wire: chip => timed = new TimedDevice(chip));
        wire = timed!;
        KeepingTimes seldom = new(TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        session = new LearnSession(plan, parts.TrueChain!, folder, seldom, TimeProvider.System, _ => { });
        Trouble? refused = session.Begin(plan.Task.Name, ["bench"]);
        ServiceRecorder recorder = new();
        rig = new Rig(parts, new AgentSlot(session.Agent), recorder);
        recorder.Watch(rig.Arm);
        if (refused is not null)
        {
            Dispose();
            const string Remedy = "give the folder for temporary files some room, or name another with TMPDIR";
            throw new TroubleException(refused with { Remedy = Remedy }, ExitCode.Failed);
        }

        for (int warm = 0, n = 0; warm < WarmTicks && n < MostTicks; n++)
        {
            Tick();
            warm += Follows ? 1 : 0;
            KeepBooks(TimeSpan.FromSeconds(n * plan.Cadence.Tick.Value));
        }

        _ = wire.Take();
    }

    /// <summary>True while the learner is followed.</summary>
    public bool Follows => rig.Supervisor.AsksAgent;

    /// <summary>True when in the next tick the learner decides, if it is followed.</summary>
    public bool DecidesNext => rig.Loop.DecidesNext;

    /// <summary>One tick of the controller and of the world.</summary>
    public void Tick() =>
        rig.Tick(new Seconds(++ticks * plan.Cadence.Tick.Value), Operator.Asks(rig.Supervisor));

    /// <summary>Time the chip took since the last call, nanoseconds.</summary>
    public long TakeBusNanoseconds() => wire.Take();

    /// <summary>Writes down what the learner has finished: the service's second thread does this.</summary>
    public void KeepBooks(TimeSpan now) => session.Keep(now, images, new LiveState { Mode = Mode.Following });

    /// <inheritdoc/>
    public void Dispose()
    {
        rig.Dispose();
        session.Dispose();
    }
}
