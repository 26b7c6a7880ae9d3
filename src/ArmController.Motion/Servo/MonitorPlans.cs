using System.Collections.Immutable;
using ArmController.Motion.Arm;
using ArmController.Motion.Monitoring;
using ArmController.Motion.Quantities;

namespace ArmController.Motion.Servo;

/// <summary>Copies an arm's description into the monitor's plain numbers; it computes nothing that the monitor could then believe wrongly.</summary>
public static class MonitorPlans
{
    /// <summary>The plan of an arm's joints, and of its links when it has a body and something to stay clear of.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="period">Tick period.</param>
    public static MonitorPlan Of(ArmDescription arm, Seconds period)
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
                joint.Calibration.CountsA,
                joint.Calibration.RadiansB,
                joint.Calibration.CountsB,
                joint.Calibration.Least,
                joint.Calibration.Most));
        }

        MonitorSpace? space = arm is { Body: { } body, Obstacles: { } obstacles } ? MonitorSpaces.Of(body, obstacles) : null;
        return new(joints.MoveToImmutable(), period.Value, space);
    }

    /// <summary>How a joint may be moved under limits; where it may be stays the arm's.</summary>
    public static MonitorLimits Of(in JointLimits limits) =>
        new(limits.MaxRadiansPerSecond, limits.MaxRadiansPerSecondSquared, limits.MaxRadiansPerSecondCubed);
}
