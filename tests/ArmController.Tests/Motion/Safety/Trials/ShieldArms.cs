using System.Collections.Immutable;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Safety.Clearance;
using ArmController.Motion.Safety.Storms;
using ArmController.Numerics;

namespace ArmController.Tests.Motion.Safety.Trials;

/// <summary>An arm like desk4 that needs no file: four joints, a finger beside the chain, and the storms' obstacles round it.</summary>
internal static class ShieldArms
{
    private const double Units = 1L << 40;

    public static readonly Joints<Radian> Home = SmallArms.Pose(0, 1.4, -1.05, -0.35, 0.5);

    public static readonly ArmBody Body = new(
        new(
            [
                new(new(0, 0, 0.045), Matrix3d.Identity, new(0, 0, 1)),
                new(new(0, 0, 0.035), Matrix3d.Identity, new(0, -1, 0)),
                new(new(0.105, 0, 0), Matrix3d.Identity, new(0, -1, 0)),
                new(new(0.098, 0, 0), Matrix3d.Identity, new(0, -1, 0)),
            ],
            new(0.110, 0, 0),
            Matrix3d.Identity),
        [new(3, new(new(0.060, 0.012, 0), Matrix3d.Identity, new(0, 0, 1)))],
        [
            new("base", -1, new(default, new(0, 0, 0.045), 0.04)),
            new("turntable", 0, new(default, new(0, 0, 0.035), 0.03)),
            new("upper arm", 1, new(default, new(0.105, 0, 0), 0.02)),
            new("forearm", 2, new(default, new(0.098, 0, 0), 0.018)),
            new("hand", 3, new(default, new(0.060, 0, 0), 0.018)),
            new("hand", 3, new(new(0.060, -0.004, 0), new(0.110, -0.004, 0), 0.004)),
            new("finger", 4, new(new(0.002, -0.006, 0), new(0.046, -0.006, 0), 0.004)),
        ]);

    /// <summary>The arm among its obstacles.</summary>
    /// <param name="maxTipMetresPerSecond">Highest tip speed, if it is to be limited.</param>
    /// <param name="jerk">Limit of jerk, rad/s^3.</param>
    public static ArmDescription Among(double? maxTipMetresPerSecond, double jerk = double.PositiveInfinity)
    {
        ImmutableArray<JointDescription> joints =
        [
            Joint("yaw", -1.75, 1.75, jerk),
            Joint("shoulder", 0.09, 2.79, jerk),
            Joint("elbow", -2.44, 0.09, jerk),
            Joint("wrist", -1.75, 1.75, jerk),
            Joint("gripper", 0, 1.05, jerk),
        ];
        return new("shielded", Body.Chain, joints) { Body = Body, Obstacles = StormObstacles.Round(Body, Home, maxTipMetresPerSecond) };
    }

    public static Joints<Radian> Pose(ArmDescription arm, Pcg32 random)
    {
        Joints<Radian> pose = default;
        for (int i = 0; i < arm.Joints.Length; i++)
        {
            pose[i] = random.NextDouble(arm.Joints[i].Limits.MinRadians, arm.Joints[i].Limits.MaxRadians);
        }

        return pose;
    }

    /// <summary>The arm rests in a pose.</summary>
    public static LaneState[] At(Joints<Radian> pose) =>
        [.. Enumerable.Range(0, Body.Joints.Length).Select(i => new LaneState((long)(pose[i] * Units), 0, 0))];

    /// <summary>Where the joints are.</summary>
    public static Joints<Radian> Pose(LaneState[] states) => Joints<Radian>.From([.. states.Select(state => state.Q / Units)]);

    /// <summary>One step towards a wished speed, within one joint's own limits.</summary>
    public static LaneState Towards(in JointBounds bounds, in LaneState state, long wish)
    {
        LaneState next = state.After(Math.Clamp(wish, state.V - bounds.A, state.V + bounds.A));
        return bounds.Holds(next.Q, next.V) ? next : StopPolicy.Next(bounds, state);
    }

    /// <summary>The limits of an arm's joints at 50 Hz.</summary>
    public static JointBounds[] Bounds(ArmDescription arm) => [.. arm.Joints.Select(joint => JointBounds.From(joint.Limits, SmallArms.At50Hertz))];

    // 180 degrees over the whole pulse range.
    private static JointDescription Joint(string name, double min, double max, double jerk)
    {
        double middle = (min + max) / 2;
        return new(name, new(min, max, 1.57, 15, jerk), new(middle - 1.8, 500, middle + 1.8, 2500, 500, 2500), middle);
    }
}
