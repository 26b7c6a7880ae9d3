using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Control.Guidance;
using ArmController.Control.Tasks.Reach;
using ArmController.Motion.Arm;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Tests.Program.Simulation;
using Xunit;

namespace ArmController.Tests.Control.Tasks.Reach;

public sealed class ReachGoalsTests
{
    [Theory]
    [InlineData("desk4")]
    [InlineData("so101")]
    public void Every_goal_satisfies_every_rule_of_the_region(string name)
    {
        ArmConfiguration arm = ShippedArms.Load(name);
        ReachRegion region = Region(arm);
        SerialChain chain = arm.Description.Chain;
        ReachGoals goals = new(arm.Description, chain, arm.Home, region);
        Pcg32 random = new(3, 22);
        for (int n = 0; n < 2000; n++)
        {
            Assert.True(goals.Next(random, out Vector3d goal));
            double radius = Math.Sqrt((goal.X * goal.X) + (goal.Y * goal.Y));
            Assert.True(goal.X > 0);
            Assert.InRange(radius, region.MinRadiusMetres, region.MaxRadiusMetres);
            Assert.InRange(goal.Z, region.MinHeightMetres, region.MaxHeightMetres);
        }
    }

    [Fact]
    public void Angles_pitch_and_clearance_hold_for_the_pose_a_goal_was_drawn_from()
    {
        // The generator is replayed beside the sampler: a pose belongs to a goal exactly when it passes the rules written out here.
        ArmConfiguration arm = ShippedArms.Load("desk4");
        ReachRegion region = Region(arm);
        SerialChain chain = arm.Description.Chain;
        ReachGoals goals = new(arm.Description, chain, arm.Home, region);
        Pcg32 random = new(4, 22);
        Pcg32 replay = new(4, 22);
        int tries = 0;
        for (int n = 0; n < 500; n++)
        {
            goals.Next(random, out Vector3d goal);
            while (true)
            {
                tries++;
                double[] q = [.. Enumerable.Range(0, 4).Select(i => replay.NextDouble(region.MinRadians[i], region.MaxRadians[i]))];
                chain.Forward(ArmController.Motion.Quantities.Joints<ArmController.Motion.Quantities.Radian>.From(q), out ChainPose pose);
                double pitch = (q[1] + q[2] + q[3]) * 180 / Math.PI;
                double radius = Math.Sqrt((pose.Tip.X * pose.Tip.X) + (pose.Tip.Y * pose.Tip.Y));
                if (pitch is >= -100 and <= 60 && pose.Origins[2].Z >= 0.03 && pose.Origins[3].Z >= 0.03
                    && pose.Tip.X > 0 && radius is >= 0.09 and <= 0.28 && pose.Tip.Z is >= 0.02 and <= 0.32)
                {
                    Assert.Equal(pose.Tip, goal);
                    break;
                }
            }
        }

        Assert.InRange(tries, 1000, 50_000);
    }

    /// <summary>
    /// The shield believes in the arm as described. On a twin with wrong links and zeros it forbids places that the true arm could take: those are
    /// not asked, and the ceiling counts them. On the nominal twin next to none are.
    /// </summary>
    [Fact]
    public void Goals_that_the_shield_forbids_are_not_asked_and_the_ceiling_counts_them()
    {
        ArmConfiguration arm = ShippedArms.Load("so101");
        RigPlan plan = TrainingRig.Plan("so101", LearnerKind.ModelUrdf, perturbed: true);
        ReachGoals goals = new(arm.Description, plan.TrueChain, arm.Home, Region(arm));
        JointRanges ranges = new(arm.Description);
        PostureSearch search = new(new ChainModel(plan.TrueChain), ranges, new ClearPostures(arm.Description), new Pcg32(1, 1));
        Pcg32 random = new(9, 22);
        int found = 0;
        for (int n = 0; n < 200; n++)
        {
            Assert.True(goals.Next(random, out Vector3d goal));
            search.Begin(goal, arm.Home);
            search.Advance(PostureSearch.Tries);
            found += search.Found ? 1 : 0;
        }

        // A few have one narrow posture, and 24 tries miss it.
        Assert.InRange(found, 190, 200);
        double nominal = new ReachGoals(arm.Description, arm.Description.Chain, arm.Home, Region(arm)).Ceiling(ranges, 500);
        double perturbed = goals.Ceiling(ranges, 500);
        Assert.InRange(nominal, 0.99, 1);
        Assert.InRange(perturbed, 0.8, 0.95);
    }

    [Fact]
    public void The_same_seed_gives_the_same_goals_and_another_gives_others()
    {
        ArmConfiguration arm = ShippedArms.Load("desk4");
        ReachGoals goals = new(arm.Description, arm.Description.Chain, arm.Home, Region(arm));
        Assert.Equal(Draw(goals, 5), Draw(goals, 5));
        Assert.Empty(Draw(goals, 5).Intersect(Draw(goals, 6)));
    }

    [Fact]
    public void A_region_the_arm_hardly_meets_is_implausible()
    {
        ArmConfiguration arm = ShippedArms.Load("desk4");
        SerialChain chain = arm.Description.Chain;
        Assert.True(new ReachGoals(arm.Description, chain, arm.Home, Region(arm)).IsPlausible(default, 0));
        Assert.False(new ReachGoals(arm.Description, chain, arm.Home, Region(arm)).IsPlausible(default, nearestMetres: 1));
        ReachGoals beyond = new(arm.Description, chain, arm.Home, Region(arm) with { MinRadiusMetres = 2, MaxRadiusMetres = 3 });
        Assert.False(beyond.IsPlausible(default, 0));
        Assert.False(beyond.Next(new Pcg32(1, 1), out Vector3d goal));
        Assert.Equal(default, goal);
        ReachGoals thin = new(arm.Description, chain, arm.Home, Region(arm) with { MinHeightMetres = 0.1, MaxHeightMetres = 0.1000001 });
        Assert.False(thin.IsPlausible(default, 0));
    }

    private static Vector3d[] Draw(ReachGoals goals, ulong seed)
    {
        Pcg32 random = new(seed, 22);
        Vector3d[] drawn = new Vector3d[100];
        for (int n = 0; n < drawn.Length; n++)
        {
            goals.Next(random, out drawn[n]);
        }

        return drawn;
    }

    private static ReachRegion Region(ArmConfiguration arm) =>
        arm.Reach().Settings.Region;
}
