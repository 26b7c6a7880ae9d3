using System.Collections.Immutable;
using ArmController.Configuration.Tasks;
using ArmController.Configuration.Urdf;
using ArmController.Hardware.Buses;
using ArmController.Hardware.Pca9685;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety.Clearance;
using ArmController.Motion.Servo;
using ArmController.Simulator.Servo;

namespace ArmController.Configuration;

/// <summary>Turns checked files into an arm: degrees to radians, names to lanes.</summary>
internal static class ArmBinder
{
    /// <summary>Binds files that passed every rule.</summary>
    public static ArmConfiguration Bind(string name, ArmFile file, ArmBody body, UrdfChain chain, ArmSource source, TaskCatalogue tasks)
    {
        ImmutableArray<string> lanes = [.. chain.OnChain.Concat(chain.OffChain).Select(joint => joint.Name)];
        ImmutableArray<JointSection> sections = [.. lanes.Select(lane => file.Joints[lane])];
        PwmSettings pwm = new(file.Pwm.FrequencyHz, file.Pwm.OscillatorHz);
        ImmutableArray<JointDescription> joints = [.. lanes.Zip(sections, (lane, section) => Joint(lane, section, pwm.Timing))];
        Joints<Radian> home = Joints<Radian>.From([.. sections.Select(section => Degrees.ToRadians(section.HomeDeg))]);
        return new(
            Description(name, file, body, joints),
            [.. sections.Select(Output)],
            [.. sections.Select(section => Pulse(section.Pulse))],
            pwm,
            new(file.ServoModel.TauMs / 1000, file.ServoModel.LatencyTicks),
            Simulator(file.Simulator),
            home,
            Joints<Radian>.From([.. sections.Select(section => Degrees.ToRadians(section.ParkDeg))]),
            tasks.Bind(file, lanes[..chain.Chain.Count]),
            source)
        {
            Pins = PinSettings.Of(file.Pins),
            TipLatencySeconds = file.TipSensor?.LatencyMs / 1000,
        };
    }

    /// <summary>One joint as the controller believes it to be.</summary>
    public static JointDescription Joint(string name, JointSection section, Pca9685Timing timing) => new(
        name,
        Limits(section),
        Calibration(section.Pulse, timing),
        Degrees.ToRadians(section.ParkDeg));

    /// <summary>What one joint may do.</summary>
    public static JointLimits Limits(JointSection section) => new(
        Degrees.ToRadians(section.MinDeg),
        Degrees.ToRadians(section.MaxDeg),
        Degrees.ToRadians(section.MaxVelocityDegPerS),
        Degrees.ToRadians(section.MaxAccelerationDegPerS2),
        section.MaxJerkDegPerS3 is { } jerk ? Degrees.ToRadians(jerk) : double.PositiveInfinity);

    /// <summary>The line through the two measured points, as its servo is described.</summary>
    public static PulseCalibration Pulse(PulseSection pulse) => new(
        Degrees.ToRadians(pulse.First.AngleDeg),
        pulse.First.WidthUs,
        Degrees.ToRadians(pulse.Second.AngleDeg),
        pulse.Second.WidthUs);

    // The same line in the counts of the bus; what the servo may see is rounded inward.
    private static CountCalibration Calibration(PulseSection pulse, Pca9685Timing timing) => new(
        Degrees.ToRadians(pulse.First.AngleDeg),
        timing.Counts(pulse.First.WidthUs),
        Degrees.ToRadians(pulse.Second.AngleDeg),
        timing.Counts(pulse.Second.WidthUs),
        timing.CountAtLeast(pulse.MinUs),
        timing.CountAtMost(pulse.MaxUs));

    private static ArmDescription Description(string name, ArmFile file, ArmBody body, ImmutableArray<JointDescription> joints)
    {
        ArmDescription arm = new(name, body.Chain, joints) { Body = body };
        if (file.MaxReversalsPerS is { } reversals)
        {
            arm = arm with { MaxReversalsPerSecond = reversals };
        }

        if (file.Clearance is not { } clearance)
        {
            return arm;
        }

        ArmBody loaded = ClearanceBinder.Body(body, clearance);
        return arm with { Body = loaded, Obstacles = ClearanceBinder.Obstacles(clearance, loaded) };
    }

    private static OutputAddress Output(JointSection section)
    {
        _ = OutputAddress.TryParse(section.Address, out OutputAddress output);
        return output;
    }

    private static SimulatedServoSettings Simulator(SimulatorSection simulator) => new(
        simulator.Servo,
        simulator.LagMs / 1000,
        simulator.SecondLagMs / 1000,
        Degrees.ToRadians(simulator.DeadBandDeg),
        Degrees.ToRadians(simulator.SagDeg),
        Degrees.ToRadians(simulator.MaxVelocityDegPerS));
}
