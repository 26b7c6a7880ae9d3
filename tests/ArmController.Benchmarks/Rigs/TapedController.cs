using ArmController.Benchmarks.Harness;
using ArmController.Control.Agents;
using ArmController.Control.Ticking;
using ArmController.Motion.Quantities;
using ArmController.Motion.Servo;
using ArmController.Motion.Supervision;
using ArmController.Rigs;
using ArmController.Training.Journal;

namespace ArmController.Benchmarks.Rigs;

/// <summary>
/// The production loop, envelope, driver, learner and meter, with an echo for a chip and a tape for sensors: everything but the world.
/// </summary>
internal sealed class TapedController : IDisposable
{
    private readonly Cadence cadence;
    private readonly Rig rig;
    private readonly Panel quiet = Operator.Quiet;
    private long clockTicks;

    public TapedController(RigPlan plan, SensorTape tape, CallTimes? decisions)
    {
        tape.Rewind();
        cadence = plan.Cadence;
        Reacher = plan.Trainee(new EpisodeRing(1_024));
        RunMeter meter = new();
        RigParts parts = new()
        {
            Configuration = plan.Arm,
            Cadence = cadence,
            Bus = RigParts.Driver(plan.Arm, new EchoDevice(), _ => { }),
            Watched = TwinBounds.Of(plan),
            Park = plan.Arm.Home,
            JointSensor = tape,
            TipSensor = tape,
        };
        rig = new Rig(parts, decisions is null ? Reacher : new TimedAgent(Reacher, decisions), meter);
        if (rig.Opened != BusStatus.Ok)
        {
            throw new InvalidOperationException("The echo did not open.");
        }

        Operator.SwitchOn(rig.Supervisor, plan.Arm.Home, cadence.Tick, ref clockTicks);
        rig.Loop.RestAt(rig.Arm.Envelope.Position);
        meter.Watch(rig.Arm);
    }

    public ServoArm Arm => rig.Arm;

    public ControlLoop Loop => rig.Loop;

    public ILearningAgent Reacher { get; }

    /// <summary>One tick of the controller.</summary>
    public void Step() => rig.Tick(new Seconds(++clockTicks * cadence.Tick.Value), quiet);

    public void Dispose() => rig.Dispose();
}
