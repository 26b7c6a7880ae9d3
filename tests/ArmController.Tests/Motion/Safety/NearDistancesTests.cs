using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety.Clearance;
using ArmController.Numerics;
using ArmController.Tests.Control;
using Xunit;

namespace ArmController.Tests.Motion.Safety;

public sealed class NearDistancesTests
{
    private static readonly ArmDescription Arm = ShippedArms.Load("so101").Description;

    private static readonly Obstacles Things = Arm.Obstacles! with
    {
        KeepOuts = [new("post", new(new(0.2, -0.02, 0), new(0.24, 0.02, 0.3)))],
    };

    [Fact]
    public void At_least_says_what_the_shortest_says()
    {
        ClearanceProbe probe = new(Arm.Body!, Things);
        Pcg32 random = new(1, 1);
        int near = 0;
        for (int n = 0; n < 3000; n++)
        {
            Joints<Radian> pose = ShippedArms.Pose(Arm, random);
            double shortest = probe.Shortest(pose, out _);
            double asked = random.NextDouble(-0.05, 0.1);
            near += shortest < asked ? 1 : 0;
            Assert.Equal(shortest >= asked, probe.IsAtLeast(pose, asked));
        }

        Assert.InRange(near, 300, 2700);
    }

    /// <summary>The shortest of them is the probe's, and a small turn changes it by about what its slopes say.</summary>
    [Fact]
    public void Slopes_say_how_the_shortest_changes()
    {
        const double TurnRadians = 1e-5;
        NearDistances distances = new(Arm.Body!, Things);
        ClearanceProbe probe = new(Arm.Body!, Things);
        Pcg32 random = new(2, 2);
        int looked = 0;
        int off = 0;
        for (int n = 0; n < 1000; n++)
        {
            Joints<Radian> pose = ShippedArms.Pose(Arm, random);
            double shortest = probe.Shortest(pose, out _);
            distances.Look(pose, 0.05);
            if (shortest >= 0.05)
            {
                Assert.Equal(0, distances.Count);
                continue;
            }

            int nearest = Enumerable.Range(0, distances.Count).MinBy(distances.Metres);
            Assert.Equal(shortest, distances.Metres(nearest));
            for (int j = 0; j < Arm.Chain.Count; j++)
            {
                Joints<Radian> turned = pose;
                turned[j] += TurnRadians;
                double slope = (probe.Shortest(turned, out _) - shortest) / TurnRadians;
                looked++;
                off += Math.Abs(slope - distances.Slopes(nearest)[j]) > 0.005 ? 1 : 0;
            }
        }

        // At an edge a slope jumps, and there are few of those.
        Assert.InRange(looked, 1000, 5000);
        Assert.InRange(off, 0, looked / 50);
    }
}
