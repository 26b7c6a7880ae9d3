using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Simulator.World;
using ArmController.Tests.Control;
using Xunit;

namespace ArmController.Tests.Simulator.World;

public sealed class TrueChainTests
{
    private const double FiveDegrees = 5 * Math.PI / 180;

    private static readonly SerialChain Described = ShippedArms.Desk.Chain;

    private static readonly Joints<Radian> Bent = Joints<Radian>.From([0.3, 1.1, -0.8, 0.4]);

    [Fact]
    public void Nothing_wrong_is_the_described_chain() =>
        Assert.Equal(Tip(Described, Bent), Tip(TrueChain.Of(Described, TwinPerturbation.None), Bent));

    [Fact]
    public void A_wrong_zero_is_an_angle_added()
    {
        SerialChain truth = TrueChain.Of(Described, new([], [], [0.1, -0.2, 0.3, FiveDegrees], 1));
        Joints<Radian> shifted = Bent + Joints<Radian>.From([0.1, -0.2, 0.3, FiveDegrees]);
        Assert.Equal(0, (Tip(Described, shifted) - Tip(truth, Bent)).Length, 1e-12);
    }

    [Fact]
    public void Each_entry_scales_the_link_after_its_joint()
    {
        // Links of the desk arm: 35 mm up to the shoulder, then 105, 98 and 110 mm.
        Described.Forward(Bent, out ChainPose nominal);
        double[] lengths = [0.035, 0.105, 0.098, 0.110];
        for (int link = 0; link < 4; link++)
        {
            double[] scale = [1, 1, 1, 1];
            scale[link] = 1.2;
            SerialChain truth = TrueChain.Of(Described, new([], [.. scale], [], 1));
            truth.Forward(Bent, out ChainPose pose);
            for (int other = 0; other < 4; other++)
            {
                double length = ((other == 3 ? pose.Tip : pose.Origins[other + 1]) - pose.Origins[other]).Length;
                Assert.Equal(lengths[other] * scale[other], length, 1e-12);
            }

            Assert.Equal(nominal.Axes[3], pose.Axes[3]);
            Assert.Equal(nominal.Origins[0], pose.Origins[0]);
        }
    }

    private static ArmController.Numerics.Vector3d Tip(SerialChain chain, Joints<Radian> angles)
    {
        chain.Forward(angles, out ChainPose pose);
        return pose.Tip;
    }
}
