using System.Collections.Immutable;
using ArmController.Hardware.Buses;
using ArmController.Hardware.Pwm;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Servo;
using ArmController.Numerics;
using ArmController.Simulator.Servo;

namespace ArmController.Iot;

/// <summary>The desk arm of <c>hardware/arms/desk4</c> in code, as whoever uses the libraries without the program describes an arm.</summary>
public static class DeskArm
{
    private const double ShortestMicroseconds = 500;
    private const double LongestMicroseconds = 2500;
    private const double RadiansPerDegree = Math.PI / 180;

    private static readonly Vector3d Up = new(0, 0, 1);
    private static readonly Vector3d Across = new(0, -1, 0);

    /// <summary>Tick period: one servo frame.</summary>
    public static Seconds Period { get; } = new(0.02);

    /// <summary>What each servo's pulses mean; all of them take 500 to 2500 us.</summary>
    public static ImmutableArray<PulseCalibration> Pulses { get; } =
        [Servo(-100, 100), Servo(-7.5, 172.5), Servo(-157.5, 22.5), Servo(-100, 100), Servo(-60, 120)];

    /// <summary>Channel of each lane.</summary>
    public static ImmutableArray<int> Channels { get; } = [0, 1, 2, 3, 4];

    /// <summary>The arm in counts of a <see cref="PwmChannelBus"/>.</summary>
    public static ArmDescription Description { get; } = new(
        "desk4",
        new(
            [Joint(new(0, 0, 0.045), Up), Joint(new(0, 0, 0.035), Across), Joint(new(0.105, 0, 0), Across), Joint(new(0.098, 0, 0), Across)],
            new(0.11, 0, 0),
            Matrix3d.Identity),
        [
            Joint("base_yaw", 0, -100, 100, 0),
            Joint("shoulder", 1, 5, 160, 80),
            Joint("elbow", 2, -140, 5, -60),
            Joint("wrist", 3, -100, 100, -20),
            Joint("gripper", 4, 0, 60, 30),
        ]);

    /// <summary>The counts of each lane.</summary>
    public static ImmutableArray<LaneRange> Lanes { get; } =
        [.. Description.Joints.Select((joint, lane) => new LaneRange(lane, joint.Calibration.Least, joint.Calibration.Most))];

    /// <summary>Where it is switched on.</summary>
    public static Joints<Radian> Park { get; } = Pose(0, 80, -60, -20, 30);

    /// <summary>Angles of all joints, degrees.</summary>
    public static Joints<Radian> Pose(params ReadOnlySpan<double> degrees)
    {
        Joints<Radian> pose = default;
        for (int lane = 0; lane < degrees.Length; lane++)
        {
            pose[lane] = degrees[lane] * RadiansPerDegree;
        }

        return pose;
    }

    private static ChainJoint Joint(Vector3d origin, Vector3d axis) => new(origin, Matrix3d.Identity, axis);

    private static PulseCalibration Servo(double degreesAtShortest, double degreesAtLongest) =>
        new(degreesAtShortest * RadiansPerDegree, ShortestMicroseconds, degreesAtLongest * RadiansPerDegree, LongestMicroseconds);

    private static JointDescription Joint(string name, int lane, double minDegrees, double maxDegrees, double parkDegrees)
    {
        PulseCalibration pulse = Pulses[lane];
        JointLimits limits = new(minDegrees * RadiansPerDegree, maxDegrees * RadiansPerDegree, 90 * RadiansPerDegree, 2000 * RadiansPerDegree);
        CountCalibration counts = new(
            pulse.RadiansA,
            pulse.MicrosecondsA * PwmChannelBus.CountsPerMicrosecond,
            pulse.RadiansB,
            pulse.MicrosecondsB * PwmChannelBus.CountsPerMicrosecond,
            (int)(ShortestMicroseconds * PwmChannelBus.CountsPerMicrosecond),
            (int)(LongestMicroseconds * PwmChannelBus.CountsPerMicrosecond));
        return new(name, limits, counts, parkDegrees * RadiansPerDegree);
    }
}
