using ArmController.Benchmarks.Harness;
using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Control.Ticking;
using ArmController.Hardware.Pca9685;
using ArmController.Journal;
using ArmController.Motion.Quantities;
using ArmController.Motion.Servo;
using ArmController.Motion.Supervision;
using ArmController.Simulation;
using ArmController.Simulator.World;

namespace ArmController.Benchmarks.Rigs;

/// <summary>The production loop, envelope, driver, learner and meter, with an echo for a chip and a tape for sensors: everything but the world.</summary>
internal sealed class TapedController : IDisposable
{
    private readonly Pca9685Bus bus;
    private readonly Panel quiet = ScriptedOperator.Quiet;
    private long clockTicks;

    public TapedController(RigPlan plan, SensorTape tape, CallTimes? decisions)
    {
        tape.Rewind();
        Pca9685Timing timing = new(plan.Arm.Pwm.OscillatorHertz, plan.Arm.Pwm.FrequencyHertz);
        Pca9685Output[] outputs =
        [
            .. plan.Arm.Outputs.Select((output, lane) => new Pca9685Output(
                lane,
                output.Channel,
                timing.CountAtLeast(plan.Arm.Description.Joints[lane].Calibration.MinMicroseconds),
                timing.CountAtMost(plan.Arm.Description.Joints[lane].Calibration.MaxMicroseconds))),
        ];
        bus = new Pca9685Bus(new EchoDevice(), outputs, timing, _ => { });
        Arm = new ServoArm(plan.Arm.Description, bus, RigPlan.Period, tape, tape);
        Estimator estimator = new(
            plan.Arm.Description.Chain, new ServoLag(RigPlan.Period, new Seconds(plan.Arm.ServoModel.TauSeconds), plan.Arm.ServoModel.LatencyTicks));
        Reacher = new ReachAgents(plan).Trainee(TrueChain.Of(plan.Arm.Description.Chain, plan.Twin), new EpisodeRing(1_024));
        RunMeter meter = new();
        if (Arm.Open() != BusStatus.Ok)
        {
            throw new InvalidOperationException("The echo did not open.");
        }

        Supervisor supervisor = new(Arm, new PulseArming(Arm, plan.Arm.Home), TwinBounds.Of(plan));
        ScriptedOperator.Arm(supervisor, plan.Arm.Home, RigPlan.Period, ref clockTicks);
        meter.Watch(Arm);
        IAgent agent = decisions is null ? Reacher : new TimedAgent(Reacher, decisions);
        Loop = new ControlLoop(Arm, supervisor, estimator, agent, meter, RigPlan.DecisionTicks);
    }

    public ServoArm Arm { get; }

    public ControlLoop Loop { get; }

    public LearningReacher Reacher { get; }

    /// <summary>One tick of the controller.</summary>
    public void Step() => Loop.Step(new Seconds(++clockTicks * RigPlan.Period.Value), quiet);

    public void Dispose()
    {
        Arm.Dispose();
        bus.Dispose();
    }
}
