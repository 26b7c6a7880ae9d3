using ArmController.Configuration;
using ArmController.Control.Tasks.Reach;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;
using ArmController.Simulator.World;
using ArmController.Tests.Control;
using Xunit;

namespace ArmController.Tests.Program.Configuration;

public sealed class ShippedArmTests
{
    [Theory]
    [InlineData("desk4", 4, 5, 0.348)]
    [InlineData("so101", 5, 6, 0.463)]
    public void Every_shipped_arm_passes_every_rule(string name, int chain, int lanes, double reachMetres)
    {
        ArmConfiguration arm = Load(name);

        Assert.Contains(name, ArmCatalogue.Names);
        Assert.Equal(name, arm.Name);
        Assert.Equal(chain, arm.Description.Chain.Count);
        Assert.Equal(lanes, arm.LaneCount);
        Assert.Equal(reachMetres, arm.Description.Chain.SpanMetres, 9);
        Assert.Equal(lanes, arm.Outputs.Distinct().Count());
        Assert.Equal("gripper", arm.Description.Joints[lanes - 1].Name);
    }

    [Theory]
    [InlineData("desk4", 0.105, 0.098, 0.110)]
    [InlineData("so101", 0.113, 0.135, 0.160)]
    public void Positive_angles_lift_a_link_that_points_along_x_at_zero(string name, double upper, double fore, double hand)
    {
        ArmConfiguration arm = Load(name);
        double baseHeight = name == "desk4" ? 0.080 : 0.117;

        arm.Description.Chain.Forward(default, out ChainPose level);
        Assert.Equal(upper + fore + hand, level.Tip.X, 9);
        Assert.Equal(baseHeight, level.Tip.Z, 9);

        // Shoulder up, forearm level again, hand straight up.
        Joints<Radian> angles = default;
        angles[1] = Math.PI / 2;
        angles[2] = -Math.PI / 2;
        angles[3] = Math.PI / 2;
        arm.Description.Chain.Forward(angles, out ChainPose bent);
        Assert.Equal(fore, bent.Tip.X, 6);
        Assert.Equal(0, bent.Tip.Y, 6);
        Assert.Equal(baseHeight + upper + hand, bent.Tip.Z, 6);
    }

    [Fact]
    public void The_hash_follows_the_bytes_of_both_files()
    {
        ArmSource source = Load("desk4").Source;

        Assert.Equal(Load("desk4").Source.Hash, source.Hash);
        Assert.NotEqual(Load("so101").Source.Hash, source.Hash);
        Assert.NotEqual(new ArmSource(source.Folder, source.Urdf, [.. source.Json, 32]).HashText, source.HashText);
        Assert.NotEqual(new ArmSource(source.Folder, [.. source.Urdf, 32], source.Json).Hash, source.Hash);
    }

    [Fact]
    public void The_hard_twin_differs_as_its_file_says()
    {
        Assert.True(TwinCatalogue.Load("all-perturbed", chainCount: 4).TryGet(out TwinPerturbation? twin));

        Assert.Equal([0, 0, Degrees.ToRadians(3)], twin.BacklashRadians);
        Assert.Equal([1, 1.2, 0.8, 1.2], twin.LinkScale);
        Assert.Equal(Enumerable.Repeat(Degrees.ToRadians(5), 4), twin.ZeroOffsetRadians);
        Assert.Equal(3, twin.LatencyTicks);
    }

    [Theory]
    [InlineData("desk4")]
    [InlineData("so101")]
    public void The_goal_sampler_finds_goals_often_enough(string name)
    {
        ArmConfiguration arm = Load(name);
        ReachRegion reach = arm.Reach().Settings.Region;
        Pcg32 random = new(20261123, 1);
        int accepted = 0;
        const int Draws = 5000;
        for (int draw = 0; draw < Draws; draw++)
        {
            Joints<Radian> angles = default;
            for (int i = 0; i < arm.Description.Chain.Count; i++)
            {
                angles[i] = reach.MinRadians[i] + (random.NextDouble() * (reach.MaxRadians[i] - reach.MinRadians[i]));
            }

            accepted += Fits(arm, angles) ? 1 : 0;
        }

        Assert.InRange(accepted / (double)Draws, 0.05, 0.95);
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {accepted} of {Draws} draws are goals");
    }

    [Theory]
    [InlineData("desk4")]
    [InlineData("so101")]
    public void Home_is_a_pose_the_goal_sampler_would_allow(string name)
    {
        ArmConfiguration arm = Load(name);

        Assert.True(Fits(arm, arm.Home));
        Assert.Equal(arm.Home, arm.Park);
    }

    private static bool Fits(ArmConfiguration arm, in Joints<Radian> angles)
    {
        ReachRegion reach = arm.Reach().Settings.Region;
        arm.Description.Chain.Forward(angles, out ChainPose pose);
        double pitch = 0;
        foreach (int lane in reach.PitchLanes)
        {
            pitch += angles[lane];
        }

        foreach (int lane in reach.ClearLanes)
        {
            if (pose.Origins[lane].Z < reach.MinClearMetres)
            {
                return false;
            }
        }

        double distance = Math.Sqrt((pose.Tip.X * pose.Tip.X) + (pose.Tip.Y * pose.Tip.Y));
        return pose.Tip.X > 0
            && pose.Tip.Z >= reach.MinHeightMetres && pose.Tip.Z <= reach.MaxHeightMetres
            && distance >= reach.MinRadiusMetres && distance <= reach.MaxRadiusMetres
            && pitch >= reach.MinPitchRadians && pitch <= reach.MaxPitchRadians;
    }

    private static ArmConfiguration Load(string name)
    {
        Checked<ArmConfiguration> read = ArmCatalogue.Load(name);
        Assert.Empty(read.Faults.Select(fault => fault.ToString()));
        Assert.True(read.TryGet(out ArmConfiguration? arm));
        return arm;
    }
}
