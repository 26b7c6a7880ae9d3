using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Control.Ticking;
using ArmController.Hardware.Pca9685;
using ArmController.Motion.Quantities;
using ArmController.Motion.Servo;
using ArmController.Motion.Supervision;
using ArmController.Numerics;
using ArmController.Simulator.Chips;
using ArmController.Simulator.World;

namespace ArmController.Simulation;

/// <summary>
/// A whole arm on a laptop: the production loop, envelope and driver on a simulated chip that drives the twin. Only the copper is missing.
/// </summary>
internal sealed class SimulatedRig : IDisposable
{
    private readonly RigPlan plan;
    private readonly SimulatedPca9685 chip;
    private readonly Pca9685Bus bus;
    private readonly IAgent agent;
    private readonly Panel quiet = ScriptedOperator.Quiet;
    private long clockTicks;

    public SimulatedRig(RigPlan plan, ulong noiseSeed, Func<SimulatedArm, IAgent> agentFor, IRecorder recorder)
    {
        this.plan = plan;
        Pca9685Timing timing = plan.Arm.Pwm.Timing;
        chip = new SimulatedPca9685(plan.Arm.Pwm.OscillatorHertz);
        bus = new Pca9685Bus(chip, Outputs(plan.Arm, timing), timing, chip.Elapse);
        Twin = plan.TwinOn(chip, noiseSeed);
        Arm = new ServoArm(plan.Arm.Description, bus, plan.Tick, Twin, Twin, isSimulated: true);
        BusStatus opened = Arm.Open();
        if (opened != BusStatus.Ok)
        {
            throw new InvalidOperationException($"The simulated bus did not open: {opened}.");
        }

        ServoLag lag = new(plan.Tick, new Seconds(plan.Arm.ServoModel.TauSeconds), plan.Arm.ServoModel.LatencyTicks);
        agent = agentFor(Twin);
        Estimator estimator = new(plan.Arm.Description.Chain, lag);
        Supervisor = new Supervisor(Arm, new PulseArming(Arm, plan.Arm.Home), TwinBounds.Of(plan));
        Twin.RestAt(plan.Arm.Home);
        ScriptedOperator.Arm(Supervisor, plan.Arm.Home, plan.Tick, ref clockTicks);
        Loop = new ControlLoop(Arm, Supervisor, estimator, agent, recorder, plan.TicksPerDecision);
        Estimator = estimator;
    }

    public SimulatedArm Twin { get; }

    public ServoArm Arm { get; }

    public Supervisor Supervisor { get; }

    public ControlLoop Loop { get; }

    private Estimator Estimator { get; }

    /// <summary>One tick of controller and world.</summary>
    public void Tick() => Tick(quiet);

    /// <summary>One tick of controller and world, with somebody at the panel.</summary>
    public void Tick(in Panel panel)
    {
        Loop.Step(new Seconds(++clockTicks * plan.Tick.Value), panel);
        Twin.Advance();
    }

    /// <summary>Puts the twin back to its home pose by hand, between two trials. No such thing exists on a real arm.</summary>
    public void PlaceAtHome()
    {
        ScriptedOperator.LetGo(Supervisor, plan.Tick, ref clockTicks);
        Twin.RestAt(plan.Arm.Home);
        ScriptedOperator.Arm(Supervisor, plan.Arm.Home, plan.Tick, ref clockTicks);
        Loop.RestAt(plan.Arm.Home);
    }

    /// <summary>Writes the state of everything that moves, learner's knowledge excepted.</summary>
    public void Save(ref StateWriter writer)
    {
        agent.Save(ref writer);
        writer.Write(clockTicks);
        Supervisor.Save(ref writer);
        Loop.Save(ref writer);
        Estimator.Save(ref writer);
        Arm.Save(ref writer);
        bus.Save(ref writer);
        chip.Save(ref writer);
        Twin.Save(ref writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote; false when it is not sound.</summary>
    public bool Load(ref StateReader reader)
    {
        Arm.Release();
        bool sound = agent.Load(ref reader);
        clockTicks = reader.ReadLong();
        sound &= Supervisor.Load(ref reader);
        sound &= Loop.Load(ref reader);
        Estimator.Load(ref reader);
        sound &= Arm.Load(ref reader);
        bus.Load(ref reader);
        chip.Load(ref reader);
        Twin.Load(ref reader);
        return sound && !reader.Truncated && Supervisor.Mode == Mode.Following && Arm.Resume() == ArmingAnswer.Armed;
    }

    public void Dispose() => Arm.Dispose();

    internal static Pca9685Output[] Outputs(ArmConfiguration arm, Pca9685Timing timing) =>
    [
        .. arm.Outputs.Select((output, lane) => new Pca9685Output(
            lane,
            output.Channel,
            timing.CountAtLeast(arm.Description.Joints[lane].Calibration.MinMicroseconds),
            timing.CountAtMost(arm.Description.Joints[lane].Calibration.MaxMicroseconds))),
    ];
}
