using System.Collections.Immutable;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Motion.Arm;

public class SerialChainTests
{
    private const int Samples = 2000;

    [Fact]
    public void Forward_agrees_with_the_product_of_exponentials() =>
        RandomChain.Gen.Sample(
            random =>
            {
                random.ToSerialChain().Forward(random.ToAngles(), out ChainPose pose);
                double[,] tip = ScrewChain.Tip(random);
                AssertClose(new(tip[0, 3], tip[1, 3], tip[2, 3]), pose.Tip, 1e-13);
                AssertClose(new(tip[0, 0], tip[1, 0], tip[2, 0]), pose.TipRotation.X, 1e-13);
                AssertClose(new(tip[0, 1], tip[1, 1], tip[2, 1]), pose.TipRotation.Y, 1e-13);
                AssertClose(new(tip[0, 2], tip[1, 2], tip[2, 2]), pose.TipRotation.Z, 1e-13);
            },
            iter: Samples);

    [Fact]
    public void Jacobian_agrees_with_central_differences() =>
        RandomChain.Gen.Sample(
            random =>
            {
                // Error of the differences: step^2 / 6 times the reach (6 m at most), plus rounding over the step.
                const double StepRadians = 1e-5;
                SerialChain chain = random.ToSerialChain();
                Joints<Radian> angles = random.ToAngles();
                chain.Forward(angles, out ChainPose pose);
                chain.Jacobian(pose, out LaneVectors columns);
                for (int i = 0; i < Joints<Radian>.Capacity; i++)
                {
                    Joints<Radian> step = default;
                    step[i] = StepRadians;
                    chain.Forward(angles + step, out ChainPose ahead);
                    chain.Forward(angles - step, out ChainPose behind);
                    AssertClose((ahead.Tip - behind.Tip) * (0.5 / StepRadians), columns[i], 1e-9);
                }
            },
            iter: Samples);

    [Fact]
    public void Axes_stay_unit_vectors_and_the_tip_stays_within_reach() =>
        RandomChain.Gen.Sample(
            random =>
            {
                SerialChain chain = random.ToSerialChain();
                chain.Forward(random.ToAngles(), out ChainPose pose);
                for (int i = 0; i < chain.Count; i++)
                {
                    Assert.Equal(1, pose.Axes[i].Length, 1e-13);
                }

                Assert.True((pose.Tip - pose.Origins[0]).Length <= chain.SpanMetres + 1e-13);
            },
            iter: Samples);

    [Fact]
    public void An_elbow_arm_bends_as_drawn_on_paper()
    {
        // Two links of 1 m in the x-z plane, joints about -y so that positive lifts: shoulder 90 degrees, elbow -90 degrees.
        var down = new Vector3d(0, -1, 0);
        var chain = new SerialChain(
            [new(default, Matrix3d.Identity, down), new(new(1, 0, 0), Matrix3d.Identity, down)],
            new(1, 0, 0),
            Matrix3d.Identity);
        chain.Forward(Joints<Radian>.From([Math.PI / 2, -Math.PI / 2]), out ChainPose pose);
        AssertClose(new(0, 0, 1), pose.Origins[1], 1e-15);
        AssertClose(new(1, 0, 1), pose.Tip, 1e-15);
        Assert.Equal(2, chain.SpanMetres);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    public void A_chain_of_no_joints_or_of_nine_is_refused(int count)
    {
        var joint = new ChainJoint(default, Matrix3d.Identity, new(0, 0, 1));
        ImmutableArray<ChainJoint> joints = [.. Enumerable.Repeat(joint, count)];
        Assert.Throws<ArgumentException>(() => new SerialChain(joints, default, Matrix3d.Identity));
    }

    private static void AssertClose(Vector3d expected, Vector3d actual, double tolerance) =>
        Assert.True((expected - actual).Length <= tolerance, $"expected {expected}, got {actual}");
}
