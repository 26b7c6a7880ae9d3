using System.Text.Json.Serialization;

namespace ArmController.Configuration;

/// <summary>arm.json: all that URDF has no word for. Every number's key ends in its unit.</summary>
public sealed record ArmFile : ISectionOwner
{
    /// <summary>Schema for editors; not read.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>Link of the URDF whose origin is the tip.</summary>
    public required string TipLink { get; init; }

    /// <summary>The pulse generator.</summary>
    public required PwmSection Pwm { get; init; }

    /// <summary>How the controller believes a servo follows its pulses.</summary>
    public required ServoModelSection ServoModel { get; init; }

    /// <summary>What sees the tip, if anything does.</summary>
    public TipSensorSection? TipSensor { get; init; }

    /// <summary>How the twin's servos follow their pulses.</summary>
    public required SimulatorSection Simulator { get; init; }

    /// <summary>Times a second that a joint may turn round; 10 when not given.</summary>
    public int? MaxReversalsPerS { get; init; }

    /// <summary>By the URDF's names; every moving joint has one.</summary>
    public required Dictionary<string, JointSection> Joints { get; init; }

    /// <summary>What the whole arm must stay clear of, if anything.</summary>
    public ClearanceSection? Clearance { get; init; }

    /// <summary>Where emergency stop, output enable and heartbeat are wired to, if they are.</summary>
    public PinsSection? Pins { get; init; }

    /// <summary>What tasks ask of this arm. The eldest has its section in the file itself.</summary>
    public TasksSection? Tasks { get; init; }

    /// <inheritdoc/>
    Dictionary<string, object> ISectionOwner.Sections { get; } = [];
}

/// <summary>What tasks ask of this arm, by their names; the keys come from the catalogue of tasks.</summary>
public sealed record TasksSection : ISectionOwner
{
    /// <inheritdoc/>
    Dictionary<string, object> ISectionOwner.Sections { get; } = [];
}

/// <summary>The pulse generator.</summary>
public sealed record PwmSection
{
    /// <summary>Pulses a second.</summary>
    public required double FrequencyHz { get; init; }

    /// <summary>The chip's oscillator as measured on the board.</summary>
    public required double OscillatorHz { get; init; }
}

/// <summary>How the controller believes a servo follows its pulses.</summary>
public sealed record ServoModelSection
{
    /// <summary>Time constant of the lag.</summary>
    public required double TauMs { get; init; }

    /// <summary>Whole ticks before the lag begins.</summary>
    public required int LatencyTicks { get; init; }
}

/// <summary>What sees the tip.</summary>
public sealed record TipSensorSection
{
    /// <summary>From the moment the tip is seen to the tick that is told of it, in the mean.</summary>
    public required double LatencyMs { get; init; }
}

/// <summary>How the twin's servos follow their pulses.</summary>
public sealed record SimulatorSection
{
    /// <summary>Name of the servo the figures describe.</summary>
    public required string Servo { get; init; }

    /// <summary>First time constant.</summary>
    public required double LagMs { get; init; }

    /// <summary>Second time constant.</summary>
    public required double SecondLagMs { get; init; }

    /// <summary>Error below which the motor does not move.</summary>
    public required double DeadBandDeg { get; init; }

    /// <summary>Sag of the shoulder when the arm is stretched out level.</summary>
    public required double SagDeg { get; init; }

    /// <summary>Speed without load.</summary>
    public required double MaxVelocityDegPerS { get; init; }
}

/// <summary>One joint.</summary>
public sealed record JointSection
{
    /// <summary>Output, for example pca9685:1:0x40:13.</summary>
    public required string Address { get; init; }

    /// <summary>Lowest angle.</summary>
    public required double MinDeg { get; init; }

    /// <summary>Highest angle.</summary>
    public required double MaxDeg { get; init; }

    /// <summary>Highest speed, either way.</summary>
    public required double MaxVelocityDegPerS { get; init; }

    /// <summary>Highest acceleration, either way.</summary>
    public required double MaxAccelerationDegPerS2 { get; init; }

    /// <summary>Highest jerk, either way; without it the acceleration may change at once.</summary>
    public double? MaxJerkDegPerS3 { get; init; }

    /// <summary>Speed the servo's data sheet gives.</summary>
    public required double RatedVelocityDegPerS { get; init; }

    /// <summary>Why the limits here are wider than the URDF's; needed exactly then.</summary>
    public string? WideningReason { get; init; }

    /// <summary>Angle at the start of an evaluation.</summary>
    public required double HomeDeg { get; init; }

    /// <summary>Angle at which the arm may be switched on and off.</summary>
    public required double ParkDeg { get; init; }

    /// <summary>From angles to pulses.</summary>
    public required PulseSection Pulse { get; init; }
}

/// <summary>Two measured points and the pulses allowed at all.</summary>
public sealed record PulseSection
{
    /// <summary>First point.</summary>
    public required PulsePoint First { get; init; }

    /// <summary>Second point; a falling line is a reversed servo.</summary>
    public required PulsePoint Second { get; init; }

    /// <summary>Shortest pulse.</summary>
    public required double MinUs { get; init; }

    /// <summary>Longest pulse.</summary>
    public required double MaxUs { get; init; }
}

/// <summary>One measured point.</summary>
public sealed record PulsePoint
{
    /// <summary>Angle.</summary>
    public required double AngleDeg { get; init; }

    /// <summary>Pulse.</summary>
    public required double WidthUs { get; init; }
}
