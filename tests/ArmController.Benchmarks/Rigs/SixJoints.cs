using System.Collections.Immutable;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety.Clearance;
using ArmController.Motion.Safety.Storms;
using ArmController.Motion.Servo;
using ArmController.Numerics;

namespace ArmController.Benchmarks.Rigs;

/// <summary>A six-joint arm of hobby size among a table, walls and two boxes: yaw, three pitch joints, roll and a last pitch.</summary>
internal static class SixJoints
{
    private static readonly Vector3d Up = new(0, 0, 1);
    private static readonly Vector3d Across = new(0, -1, 0);
    private static readonly Vector3d Along = new(1, 0, 0);

    public static ArmDescription Arm { get; } = Build();

    public static Joints<Radian> Home { get; } = Joints<Radian>.From([0, 1.4, -1, -0.4, 0, 0]);

    public static Obstacles Around(double? maxTipMetresPerSecond) => StormObstacles.Round(Arm.Body!, Home, maxTipMetresPerSecond);

    private static ArmDescription Build()
    {
        SerialChain chain = new(
            [
                Joint(new(0, 0, 0.06), Up),
                Joint(new(0, 0, 0.05), Across),
                Joint(new(0.12, 0, 0), Across),
                Joint(new(0.12, 0, 0), Across),
                Joint(new(0.06, 0, 0), Along),
                Joint(new(0.04, 0, 0), Across),
            ],
            new(0.08, 0, 0),
            Matrix3d.Identity);
        ImmutableArray<BodyCapsule> capsules =
        [
            new("base", -1, new(new(0, 0, 0), new(0, 0, 0.06), 0.04)),
            new("turntable", 0, new(new(0, 0, 0), new(0, 0, 0.04), 0.03)),
            new("upper_arm", 1, new(default, new(0.12, 0, 0), 0.02)),
            new("forearm", 2, new(default, new(0.12, 0, 0), 0.018)),
            new("wrist", 3, new(default, new(0.06, 0, 0), 0.018)),
            new("roll", 4, new(default, new(0.04, 0, 0), 0.016)),
            new("hand", 5, new(default, new(0.04, 0, 0), 0.016)),
            new("hand", 5, new(new(0.04, 0.02, 0), new(0.075, 0.01, 0), 0.006)),
            new("hand", 5, new(new(0.04, -0.02, 0), new(0.075, -0.01, 0), 0.006)),
        ];
        JointLimits limits = new(-2.2, 2.2, 3, 15);
        CountCalibration line = new(-2.2, 600 / 4.88, 2.2, 2400 / 4.88, 113, 502);
        ImmutableArray<JointDescription> joints = [.. Enumerable.Range(0, 6).Select(i => new JointDescription($"joint{i}", limits, line, 0))];
        return new ArmDescription("six", chain, joints) { Body = new ArmBody(chain, [], capsules) };
    }

    private static ChainJoint Joint(Vector3d origin, Vector3d axis) => new(origin, Matrix3d.Identity, axis);
}
