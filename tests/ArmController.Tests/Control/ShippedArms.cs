using ArmController.Configuration;
using ArmController.Control.Tasks.Reach;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Control;

/// <summary>The shipped arms, and random poses of theirs.</summary>
internal static class ShippedArms
{
    public static ArmConfiguration Load(string name)
    {
        Assert.True(ArmCatalogue.Load(name).TryGet(out ArmConfiguration? arm));
        return arm;
    }

    public static ReachTask Reach(this ArmConfiguration arm) => Assert.IsType<ReachTask>(arm.FirstTask);

    public static ArmDescription Desk { get; } = Load("desk4").Description;

    public static Joints<Radian> Pose(ArmDescription arm, Pcg32 random)
    {
        Joints<Radian> pose = default;
        for (int i = 0; i < arm.Chain.Count; i++)
        {
            pose[i] = random.NextDouble(arm.Joints[i].Limits.MinRadians, arm.Joints[i].Limits.MaxRadians);
        }

        return pose;
    }
}
