using ArmController.Configuration;
using ArmController.Control.Tasks.Reach;
using ArmController.Motion.Arm;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Control.Tasks.Reach;

/// <summary>Where the front of an arm is.</summary>
public sealed class ReachFrontTests
{
    [Theory]
    [InlineData("desk4")]
    [InlineData("so101")]
    public void The_shipped_arms_look_along_x(string name)
    {
        ArmConfiguration arm = ShippedArms.Load(name);
        Vector3d front = ReachFront.Of(arm.Description, arm.Reach().Settings.Region);
        Assert.True((front - new Vector3d(1, 0, 0)).Length < 0.05, $"{front}");
    }

    [Theory]
    [InlineData(-90)]
    [InlineData(135)]
    public void An_arm_that_is_mounted_another_way_looks_that_way(double degrees)
    {
        ArmConfiguration arm = ShippedArms.Load("desk4");
        Vector3d front = ReachFront.Of(arm.Description with { Chain = Turned(arm.Description.Chain, degrees) }, arm.Reach().Settings.Region);
        (double s, double c) = Math.SinCos(degrees * Math.PI / 180);
        Assert.True((front - new Vector3d(c, s, 0)).Length < 0.05, $"{front}");
    }

    [Fact]
    public void The_file_may_say_it()
    {
        ArmConfiguration arm = ShippedArms.Load("desk4");
        ReachRegion region = arm.Reach().Settings.Region with { FrontRadians = Math.PI / 2 };
        Assert.True((ReachFront.Of(arm.Description, region) - new Vector3d(0, 1, 0)).Length < 1e-12);
    }

    [Fact]
    public void No_goal_lies_behind_it()
    {
        ArmConfiguration arm = ShippedArms.Load("desk4");
        SerialChain chain = Turned(arm.Description.Chain, -90);
        ReachGoals goals = new(arm.Description with { Chain = chain, Obstacles = null }, chain, arm.Home, arm.Reach().Settings.Region);
        Pcg32 random = new(7, 22);
        for (int n = 0; n < 200; n++)
        {
            Assert.True(goals.Next(random, out Vector3d goal));
            Assert.True(goal.Y < 0.01, $"{goal}");
        }
    }

    private static SerialChain Turned(SerialChain chain, double degrees)
    {
        ChainJoint first = chain.Joints[0];
        Matrix3d turn = Matrix3d.AxisAngle(new(0, 0, 1), degrees * Math.PI / 180);
        ChainJoint turned = first with { Origin = turn * first.Origin, Rotation = turn * first.Rotation };
        return new([turned, .. chain.Joints[1..]], chain.TipOffset, chain.TipRotation);
    }
}
