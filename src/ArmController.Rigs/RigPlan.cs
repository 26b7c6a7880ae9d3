using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Control.Tasks;
using ArmController.Control.Ticking;
using ArmController.Motion.Arm;
using ArmController.Simulator.Chips;
using ArmController.Simulator.Servo;
using ArmController.Simulator.World;

namespace ArmController.Rigs;

/// <summary>Everything that decides what a simulated run does: the same plan gives the same bytes.</summary>
public sealed record RigPlan(ArmConfiguration Arm, TwinPerturbation Twin, LearnerKind Learner, ulong Seed)
{
    /// <summary>Seed of every examination: its goals, noise and ties belong to no training run, whose seeds are 31 bits wide.</summary>
    public const ulong ExaminationSeed = 0xE7A1_0000_0000_0001UL;

    /// <summary>How often this rig ticks and decides: once a servo frame unless a service is told otherwise.</summary>
    public Cadence Cadence { get; init; } = Cadence.Usual;

    /// <summary>What is to be learned: the first task that the arm offers, unless another is named.</summary>
    public ITask Task { get; init; } = Arm.FirstTask;

    /// <summary>The arm as it truly is on this twin.</summary>
    public SerialChain TrueChain => Simulator.World.TrueChain.Of(Arm.Description.Chain, Twin);

    /// <summary>How late the tip is believed to be, seconds: the arm's own word, else what this twin is told of its camera.</summary>
    public double TipLatencySeconds => Arm.TipLatencySeconds ?? Twin.Tip.LatencySeconds;

    /// <summary>What the task is told in training on the twin. It decides about as often at whatever rate the rig ticks.</summary>
    public TaskScope Scope => new(Arm.Description, Arm.Home, Cadence.Usual.Decision, Learner, Seed) { TrueChain = TrueChain };

    /// <summary>The same in an examination.</summary>
    public TaskScope ExamScope => Scope with { Seed = ExaminationSeed };

    /// <summary>What the task takes for granted and the arm does not have; null when it suits.</summary>
    public Misfit? Unsuited => Task.Unsuited(Scope);

    /// <summary>A learner in training on the twin.</summary>
    public ILearningAgent Trainee(IEpisodeLog log) => Task.Trainee(Scope, log);

    /// <summary>The twin's servos. Calibration by hand is good to about 0.3 degrees and half a percent.</summary>
    public ServoProfile Servo => new(
        Arm.Simulator.LagSeconds,
        Arm.Simulator.SecondLagSeconds,
        Arm.Simulator.MaxRadiansPerSecond,
        Arm.Simulator.DeadBandRadians,
        Arm.Simulator.SagRadians / Arm.Description.Chain.SpanMetres,
        ZeroSpreadRadians: 0.3 * Math.PI / 180,
        SlopeSpread: 0.005);

    /// <summary>The twin, driven by a chip's pulses.</summary>
    /// <param name="chip">The chip.</param>
    /// <param name="noiseSeed">Decides the noise of its sensors.</param>
    public SimulatedArm TwinOn(SimulatedPca9685 chip, ulong noiseSeed) => new(
        Arm.Description,
        chip,
        Arm.TwinChannels,
        Arm.Pulses,
        Servo,
        Twin,
        new SensorNoise(Arm.Noise.JointRadians, Arm.Noise.TipMetres),
        Cadence.Tick,
        Seed,
        noiseSeed);
}
