using ArmController.Configuration;
using ArmController.Control.Guidance;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Control.Guidance;

/// <summary>How far the last link points up or down.</summary>
public sealed class InclinationTests
{
    /// <summary>The desk arm's three lifting joints are parallel: their angles add up to the elevation of the last link.</summary>
    [Fact]
    public void Of_parallel_joints_it_is_the_sum_of_their_angles()
    {
        ChainModel model = new(ShippedArms.Load("desk4").Description.Chain);
        Joints<Radian> angles = Joints<Radian>.From([0.4, 1.2, -1.0, -0.6]);
        model.Incline(angles, out Inclination inclination);
        Assert.Equal(-0.4, inclination.PitchRadians, 1e-9);
        Assert.Equal(0, inclination.Slopes[0], 1e-9);
        Assert.All([1, 2, 3], joint => Assert.Equal(1, inclination.Slopes[joint], 1e-9));
    }

    [Theory]
    [InlineData("desk4")]
    [InlineData("so101")]
    public void Its_slopes_are_its_derivatives_by_the_chain_and_by_the_axes_alike(string name)
    {
        const double Step = 1e-6;
        ArmConfiguration arm = ShippedArms.Load(name);
        SerialChain chain = arm.Description.Chain;
        ChainModel byChain = new(chain);
        AxesModel byAxes = new(chain.Count);
        byAxes.Begin(chain, arm.Home, 0.1, 0.01);
        JointRanges ranges = new(arm.Description);
        Pcg32 random = new(11, 1);
        for (int n = 0; n < 200; n++)
        {
            Joints<Radian> angles = default;
            for (int j = 0; j < chain.Count; j++)
            {
                angles[j] = random.NextDouble(ranges.Lowest[j], ranges.Highest[j]);
            }

            byChain.Incline(angles, out Inclination inclination);
            byAxes.Incline(angles, out Inclination same);
            Assert.Equal(inclination.PitchRadians, same.PitchRadians, 1e-9);
            if (Math.Abs(inclination.PitchRadians) > 1.45)
            {
                continue;
            }

            for (int j = 0; j < chain.Count; j++)
            {
                Joints<Radian> turned = angles;
                turned[j] += Step;
                byChain.Incline(turned, out Inclination after);
                Assert.Equal((after.PitchRadians - inclination.PitchRadians) / Step, inclination.Slopes[j], 1e-4);
                Assert.Equal(inclination.Slopes[j], same.Slopes[j], 1e-9);
            }
        }
    }
}
