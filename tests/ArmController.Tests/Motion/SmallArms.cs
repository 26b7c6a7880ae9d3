using System.Collections.Immutable;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Servo;
using ArmController.Numerics;

namespace ArmController.Tests.Motion;

/// <summary>Arms for tests, of identical servos or of unlike ones: +-1.5 rad, 3 rad/s, 15 rad/s^2, 600 counts a radian around 1500.</summary>
internal static class SmallArms
{
    public static readonly Seconds At50Hertz = new(0.02);

    public static readonly JointLimits ServoLimits = new(-1.5, 1.5, 3, 15);

    public static readonly CountCalibration ServoLine = new(-1.5, 600, 1.5, 2400, 550, 2450);

    public static ArmDescription Of(int count) => Of(count, ServoLimits, ServoLine);

    public static ArmDescription Of(int count, JointLimits limits, CountCalibration line) =>
        Of([.. Enumerable.Range(0, count).Select(i => new JointDescription($"joint{i}", limits, line, limits.MinRadians))]);

    /// <summary>
    /// Up to four lanes no two of which are alike: range, speed, acceleration, jerk if any, direction and slope of the counts, and park angle.
    /// A mistake that takes one lane's number for another's shows here.
    /// </summary>
    public static ArmDescription Unlike(int count, bool limitsJerk = false)
    {
        double Jerk(double radians) => limitsJerk ? radians : double.PositiveInfinity;
        ImmutableArray<JointDescription> joints =
        [
            new("hip", new(-1.5, 1.5, 3, 15, Jerk(150)), ServoLine, -0.4),
            new("knee", new(-1, 1.2, 4, 25, Jerk(400)), new(-1, 2300, 1, 700, 500, 2500), 0.25),
            new("wrist", new(-0.9, 1.4, 2.5, 40, Jerk(3000)), new(0, 1300, 1, 2000, 520, 2480), 0.6),
            new("grip", new(0.1, 0.9, 1.5, 18, Jerk(90)), new(0, 2000, 1, 900, 600, 2400), 0.15),
        ];
        return Of(joints[..count]);
    }

    /// <summary>The same arm on a bus whose counts are so many times as coarse.</summary>
    public static ArmDescription Coarser(ArmDescription arm, double times) =>
        arm with { Joints = [.. arm.Joints.Select(joint => joint with { Calibration = CoarserLine(joint.Calibration, times) })] };

    /// <summary>The same servo on such a bus.</summary>
    public static CountCalibration CoarserLine(CountCalibration line, double times) => new(
        line.RadiansA,
        line.CountsA / times,
        line.RadiansB,
        line.CountsB / times,
        (int)Math.Ceiling(line.Least / times),
        (int)Math.Floor(line.Most / times));

    public static ArmDescription Of(ImmutableArray<JointDescription> joints) =>
        new("small", new SerialChain([new ChainJoint(default, Matrix3d.Identity, new(0, 0, 1))], new(0.1, 0, 0), Matrix3d.Identity), joints);

    public static Joints<Radian> Pose(params double[] radians) => Joints<Radian>.From(radians);

    public static Joints<RadianPerSecond> Speed(params double[] radiansPerSecond) => Joints<RadianPerSecond>.From(radiansPerSecond);
}
