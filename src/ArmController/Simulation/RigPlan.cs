using ArmController.Control.Ticking;
using ArmController.Configuration;
using ArmController.Control.Estimation;
using ArmController.Control.Tasks.Reach;
using ArmController.Learning.Learners;
using ArmController.Learning.Traces;
using ArmController.Motion.Quantities;
using ArmController.Simulator.Chips;
using ArmController.Simulator.Servo;
using ArmController.Simulator.World;

namespace ArmController.Simulation;

/// <summary>Everything that decides what a simulated run does: the same plan gives the same bytes.</summary>
internal sealed record RigPlan(ArmConfiguration Arm, TwinPerturbation Twin, JacobianSource Jacobian, LearnerSettings Learner, ulong Seed)
{
    /// <summary>Seed of every examination: its goals, noise and ties belong to no training run, whose seeds are 31 bits wide.</summary>
    public const ulong ExaminationSeed = 0xE7A1_0000_0000_0001UL;

    /// <summary>Tick period: 50 Hz, one servo frame.</summary>
    public static Seconds Period => Cadence.Usual.Tick;

    /// <summary>Time between two decisions, at whatever rate it ticks.</summary>
    public static Seconds DecisionPeriod => Cadence.Usual.Decision;

    /// <summary>How often this rig ticks and decides: once a servo frame unless a service is told otherwise.</summary>
    public Cadence Cadence { get; init; } = Cadence.Usual;

    /// <summary>Decisions made in a time.</summary>
    public static int DecisionsIn(double seconds) => (int)Math.Round(seconds / DecisionPeriod.Value);

    /// <summary>When a training episode ends: at the tightest tolerance that is evaluated, so that the last millimetres are practised.</summary>
    public EpisodeLimits Episode => new(
        Arm.Reach.ToleranceMetres.Min(),
        Arm.Reach.HoldDecisions,
        DecisionsIn(Arm.Reach.TimeLimitSeconds),
        DeadEndMetres: Arm.Reach.ToleranceMetres.Max());

    /// <summary>What is a fair goal on this arm.</summary>
    public ReachRegion Region => Arm.Reach.Region;

    /// <summary>The twin's servos. Calibration by hand is good to about 0.3 degrees and half a percent.</summary>
    public ServoProfile Servo => new(
        Arm.Simulator.LagSeconds,
        Arm.Simulator.SecondLagSeconds,
        Arm.Simulator.MaxRadiansPerSecond,
        Arm.Simulator.DeadBandRadians,
        Arm.Simulator.SagRadians / Arm.Description.Chain.ReachMetres,
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
        new SensorNoise(Arm.Reach.JointNoiseRadians, Arm.Reach.TipNoiseMetres),
        Cadence.Tick,
        Seed,
        noiseSeed);

    /// <summary>The learner's numbers for each way of seeing, tuned once on run seeds 500 to 659, 700 to 723 and 1700 to 1723 with
    /// goal seed 2026; none of them is a default of any verb's examination.</summary>
    /// <remarks>
    /// With a Jacobian the predicted error shows the effect of an action at once, so little discount is needed and a higher one only adds noise:
    /// over 160 seeds of one robot minute the worst seed reached 98.5 % at 1 cm with gamma 0.3 and 94.0 % with 0.5. A random action is kept
    /// up for two decisions on average, because a joint that has to speed up first shows little of what one decision would have brought.
    /// Without a Jacobian the effect shows decisions later, so traces carry it back; Watkins's rule would cut them at almost every decision.
    /// </remarks>
    public static LearnerSettings Tuned(JacobianSource jacobian) => jacobian == JacobianSource.None
        ? new(Gamma: 0.8, Lambda: 0.9, Epsilon: 0.2, LowestShare: 1.0 / 30, Cut: TraceCut.Never, ExplorationDecisions: 3)
        : new(Gamma: 0.3, Lambda: 0, Epsilon: 0.1, LowestShare: 0.01, ExplorationDecisions: 2);

    /// <summary>What its way of seeing takes for granted and the arm does not have; null when it suits.</summary>
    public string? Unsuited()
    {
        const double AtOriginMetres = 0.001;
        LiftStructure? structure = LiftStructure.Of(Arm.Description.Chain);
        return (Jacobian, structure) switch
        {
            (JacobianSource.Learned, null) =>
                "the learned Jacobian needs an arm whose first joint turns about the vertical and whose other joints lift in parallel",
            (JacobianSource.None, null or { YawSign: < 0 }) =>
                "learning without geometry needs an arm whose first joint turns left about the vertical",
            (JacobianSource.None, { BaseAxis: var axis }) when Math.Abs(axis.X) > AtOriginMetres || Math.Abs(axis.Y) > AtOriginMetres =>
                "learning without geometry needs an arm whose first joint stands at the base frame's origin",
            _ => null,
        };
    }
}
