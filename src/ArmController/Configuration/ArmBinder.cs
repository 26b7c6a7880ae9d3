using System.Collections.Immutable;
using ArmController.Configuration.Urdf;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety.Clearance;
using ArmController.Motion.Servo;

namespace ArmController.Configuration;

/// <summary>Turns checked files into an arm: degrees to radians, names to lanes.</summary>
internal static class ArmBinder
{
    /// <summary>Binds files that passed every rule.</summary>
    public static ArmConfiguration Bind(string name, ArmFile file, ArmBody body, UrdfChain chain, ArmSource source)
    {
        ImmutableArray<string> lanes = [.. chain.OnChain.Concat(chain.OffChain).Select(joint => joint.Name)];
        ImmutableArray<JointSection> sections = [.. lanes.Select(lane => file.Joints[lane])];
        ImmutableArray<JointDescription> joints = [.. lanes.Zip(sections, Joint)];
        Joints<Radian> home = Joints<Radian>.From([.. sections.Select(section => Degrees.ToRadians(section.HomeDeg))]);
        return new(
            Description(name, file, body, joints),
            [.. sections.Select(Output)],
            new(file.Pwm.FrequencyHz, file.Pwm.OscillatorHz),
            new(file.ServoModel.TauMs / 1000, file.ServoModel.LatencyTicks),
            Simulator(file.Simulator),
            home,
            Joints<Radian>.From([.. sections.Select(section => Degrees.ToRadians(section.ParkDeg))]),
            Reach(file.Reach, lanes, chain.Chain.Count),
            source)
        {
            Pins = PinSettings.Of(file.Pins),
        };
    }

    /// <summary>One joint as the controller believes it to be.</summary>
    public static JointDescription Joint(string name, JointSection section) => new(
        name,
        new(
            Degrees.ToRadians(section.MinDeg),
            Degrees.ToRadians(section.MaxDeg),
            Degrees.ToRadians(section.MaxVelocityDegPerS),
            Degrees.ToRadians(section.MaxAccelerationDegPerS2),
            section.MaxJerkDegPerS3 is { } jerk ? Degrees.ToRadians(jerk) : double.PositiveInfinity),
        Calibration(section.Pulse),
        Degrees.ToRadians(section.ParkDeg));

    /// <summary>The line through the two measured points.</summary>
    public static PulseCalibration Calibration(PulseSection pulse) => new(
        Degrees.ToRadians(pulse.First.AngleDeg),
        pulse.First.WidthUs,
        Degrees.ToRadians(pulse.Second.AngleDeg),
        pulse.Second.WidthUs,
        pulse.MinUs,
        pulse.MaxUs);

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

    private static ReachSettings Reach(ReachSection reach, ImmutableArray<string> lanes, int chainCount) => new(
        Joints<Radian>.From([.. lanes.Take(chainCount).Select(lane => Degrees.ToRadians(reach.Goals[lane].MinDeg))]),
        Joints<Radian>.From([.. lanes.Take(chainCount).Select(lane => Degrees.ToRadians(reach.Goals[lane].MaxDeg))]),
        reach.TipHeightMinMm / 1000,
        reach.TipHeightMaxMm / 1000,
        reach.DistanceMinMm / 1000,
        reach.DistanceMaxMm / 1000,
        [.. reach.PitchJoints.Select(joint => lanes.IndexOf(joint))],
        Degrees.ToRadians(reach.PitchMinDeg),
        Degrees.ToRadians(reach.PitchMaxDeg),
        [.. reach.ClearJoints.Select(joint => lanes.IndexOf(joint))],
        reach.ClearHeightMm / 1000,
        [.. reach.ToleranceMm.Select(tolerance => tolerance / 1000)],
        reach.TimeLimitS,
        reach.HoldDecisions,
        Degrees.ToRadians(reach.JointNoiseDeg),
        reach.TipNoiseMm / 1000);
}
