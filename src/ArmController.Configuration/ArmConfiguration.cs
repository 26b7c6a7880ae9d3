using System.Collections.Immutable;
using ArmController.Configuration.Troubles;
using ArmController.Control.Tasks;
using ArmController.Hardware.Buses;
using ArmController.Hardware.Pca9685;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Simulator.Servo;

namespace ArmController.Configuration;

/// <summary>An arm's folder, bound once, checked, and in the units of the house.</summary>
/// <param name="Description">What the controller believes the arm to be; lanes are chain joints from base to tip, then the others.</param>
/// <param name="Outputs">Where each lane's command goes.</param>
/// <param name="Pulses">What each lane's pulses were measured to mean.</param>
/// <param name="Pwm">The pulse generator.</param>
/// <param name="ServoModel">How the controller believes servos follow.</param>
/// <param name="Simulator">How the twin's servos follow.</param>
/// <param name="Home">Where an evaluation starts.</param>
/// <param name="Park">Where the arm may be switched on and off.</param>
/// <param name="Tasks">What can be learned on it, the eldest first.</param>
/// <param name="Source">The files it was read from.</param>
public sealed record ArmConfiguration(
    ArmDescription Description,
    ImmutableArray<OutputAddress> Outputs,
    ImmutableArray<PulseCalibration> Pulses,
    PwmSettings Pwm,
    ServoModelSettings ServoModel,
    SimulatedServoSettings Simulator,
    Joints<Radian> Home,
    Joints<Radian> Park,
    ImmutableArray<ITask> Tasks,
    ArmSource Source)
{
    /// <summary>Name of the arm's folder.</summary>
    public string Name => Description.Name;

    /// <summary>Where emergency stop, output enable and heartbeat are wired to; null when none of them is.</summary>
    public PinSettings? Pins { get; init; }

    /// <summary>How late the tip is known to be, seconds; null when the file says nothing of what sees it.</summary>
    public double? TipLatencySeconds { get; init; }

    /// <summary>Where the counts of each lane go.</summary>
    public ImmutableArray<LaneOutput> Lanes =>
    [
        .. Description.Joints.Select((joint, lane) => new LaneOutput(new(lane, joint.Calibration.Least, joint.Calibration.Most), Outputs[lane])),
    ];

    /// <summary>
    /// Each lane's channel on the one chip that drives a twin: the arm's own where all hang on one chip, else the number of the lane.
    /// </summary>
    public ImmutableArray<int> TwinChannels =>
        [.. Outputs.Select((output, lane) => Outputs.All(other => other.Address == Outputs[0].Address) ? output.Channel : lane)];

    /// <summary>Number of lanes in use.</summary>
    public int LaneCount => Description.Joints.Length;

    /// <summary>The eldest of its tasks; idling when it offers none.</summary>
    public ITask FirstTask => Tasks.Length > 0 ? Tasks[0] : Idle.Task;

    /// <summary>How wrong its sensors are: as wrong as any of its tasks says.</summary>
    public SensingNoise Noise { get; } = new(
        Tasks.Select(task => task.Noise.JointRadians).DefaultIfEmpty(0).Max(), Tasks.Select(task => task.Noise.TipMetres).DefaultIfEmpty(0).Max());

    /// <summary>A task that it offers, by name; a fault when its file says nothing of the task.</summary>
    public Checked<ITask> Offer(string name) => Tasks.FirstOrDefault(task => task.Name == name) is { } task ? new(task) : new(
    [
        new Trouble(
            ConfigurationCode.BrokenRule,
            Path.Combine(Source.Folder, ArmSource.JsonName),
            $"this arm does not offer the task '{name}': the file has no section for it",
            Tasks.Length > 0 ? $"write one, or learn {string.Join(" or ", Tasks.Select(task => task.Name))}" : "write one"),
    ]);
}

/// <summary>The pulse generator.</summary>
/// <param name="FrequencyHertz">Pulses a second.</param>
/// <param name="OscillatorHertz">The chip's oscillator.</param>
public sealed record PwmSettings(double FrequencyHertz, double OscillatorHertz)
{
    /// <summary>What the chip makes of them: the width of a count and the real frame.</summary>
    public Pca9685Timing Timing { get; } = new(OscillatorHertz, FrequencyHertz);

    /// <summary>The same for whoever opens a bus.</summary>
    public PulseFrame Frame => new(FrequencyHertz, OscillatorHertz);
}

/// <summary>How the controller believes servos follow their pulses.</summary>
/// <param name="TauSeconds">Time constant.</param>
/// <param name="LatencyTicks">Ticks before the lag begins.</param>
public sealed record ServoModelSettings(double TauSeconds, int LatencyTicks);

/// <summary>How the twin's servos follow their pulses.</summary>
/// <param name="Servo">Name of the servo.</param>
/// <param name="LagSeconds">First time constant.</param>
/// <param name="SecondLagSeconds">Second time constant.</param>
/// <param name="DeadBandRadians">Error below which the motor does not move.</param>
/// <param name="SagRadians">Sag of the shoulder when the arm is stretched out level.</param>
/// <param name="MaxRadiansPerSecond">Speed without load.</param>
public sealed record SimulatedServoSettings(
    string Servo,
    double LagSeconds,
    double SecondLagSeconds,
    double DeadBandRadians,
    double SagRadians,
    double MaxRadiansPerSecond);
