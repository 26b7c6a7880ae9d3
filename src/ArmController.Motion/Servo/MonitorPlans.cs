using System.Collections.Immutable;
using ArmController.Motion.Arm;
using ArmController.Motion.Monitoring;
using ArmController.Motion.Quantities;
using ArmController.Numerics;

namespace ArmController.Motion.Servo;

/// <summary>Copies an arm's description into the monitor's plain numbers; it computes nothing that the monitor could then believe wrongly.</summary>
public static class MonitorPlans
{
    /// <summary>The plan of an arm's joints.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="period">Tick period.</param>
    /// <param name="microsecondsPerCount">Pulse width of one count.</param>
    /// <param name="space">What its links must keep clear of; without it only the joints are watched.</param>
    public static MonitorPlan Of(ArmDescription arm, Seconds period, double microsecondsPerCount, MonitorSpace? space = null)
    {
        ImmutableArray<MonitorJoint>.Builder joints = ImmutableArray.CreateBuilder<MonitorJoint>(arm.Joints.Length);
        foreach (JointDescription joint in arm.Joints)
        {
            joints.Add(new(
                joint.Limits.MinRadians,
                joint.Limits.MaxRadians,
                joint.Limits.MaxRadiansPerSecond,
                joint.Limits.MaxRadiansPerSecondSquared,
                joint.Limits.MaxRadiansPerSecondCubed,
                joint.Calibration.RadiansA,
                joint.Calibration.MicrosecondsA,
                joint.Calibration.RadiansB,
                joint.Calibration.MicrosecondsB,
                joint.Calibration.MinMicroseconds,
                joint.Calibration.MaxMicroseconds));
        }

        return new(joints.MoveToImmutable(), period.Value, microsecondsPerCount, space);
    }

    /// <summary>A chain's links, each from its joint to the next and the last to the tip.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="radiusMetres">Radius of the ball to keep clear around each point.</param>
    /// <param name="points">Points to look at on each link.</param>
    public static ImmutableArray<MonitorLink> LinksOf(SerialChain chain, double radiusMetres, int points)
    {
        ImmutableArray<MonitorLink>.Builder links = ImmutableArray.CreateBuilder<MonitorLink>(chain.Count);
        for (int i = 0; i < chain.Count; i++)
        {
            ChainJoint joint = chain.Joints[i];
            Vector3d end = i + 1 < chain.Count ? chain.Joints[i + 1].Origin : chain.TipOffset;
            Vector3d x = joint.Rotation * new Vector3d(1, 0, 0);
            Vector3d y = joint.Rotation * new Vector3d(0, 1, 0);
            Vector3d z = joint.Rotation * new Vector3d(0, 0, 1);
            ImmutableArray<double> frame =
            [
                x.X, y.X, z.X, joint.Origin.X,
                x.Y, y.Y, z.Y, joint.Origin.Y,
                x.Z, y.Z, z.Z, joint.Origin.Z,
                0, 0, 0, 1,
            ];
            links.Add(new(frame, joint.Axis.X, joint.Axis.Y, joint.Axis.Z, end.X, end.Y, end.Z, radiusMetres, points));
        }

        return links.MoveToImmutable();
    }
}
