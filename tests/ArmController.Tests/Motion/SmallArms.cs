using System.Collections.Immutable;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Servo;
using ArmController.Numerics;

namespace ArmController.Tests.Motion;

/// <summary>Arms of identical servos, for tests: +-1.5 rad, 3 rad/s, 15 rad/s^2, 1 us counts around 1500 us.</summary>
internal static class SmallArms
{
    public static readonly Seconds At50Hertz = new(0.02);

    public static readonly JointLimits ServoLimits = new(-1.5, 1.5, 3, 15);

    public static readonly PulseCalibration ServoLine = new(-1.5, 600, 1.5, 2400, 550, 2450);

    public static ArmDescription Of(int count) => Of(count, ServoLimits, ServoLine);

    public static ArmDescription Of(int count, JointLimits limits, PulseCalibration line) =>
        Of([.. Enumerable.Range(0, count).Select(i => new JointDescription($"joint{i}", limits, line, limits.MinRadians))]);

    public static ArmDescription Of(ImmutableArray<JointDescription> joints) =>
        new("small", new SerialChain([new ChainJoint(default, Matrix3d.Identity, new(0, 0, 1))], new(0.1, 0, 0), Matrix3d.Identity), joints);

    public static Joints<Radian> Pose(params double[] radians) => Joints<Radian>.From(radians);

    public static Joints<RadianPerSecond> Speed(params double[] radiansPerSecond) => Joints<RadianPerSecond>.From(radiansPerSecond);
}
