using ArmController.Control.Estimation;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Numerics;
using ArmController.Tests.Motion.Arm;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Control.Estimation;

public sealed class NominalJacobianTests
{
    [Fact]
    public void Columns_are_the_tips_finite_differences() => RandomChain.Gen.Sample(random =>
    {
        const double Step = 1e-5;
        SerialChain chain = random.ToSerialChain();
        ArmState state = new() { Angles = random.ToAngles() };
        new NominalJacobian(chain).Columns(state, out LaneVectors columns);
        for (int i = 0; i < Joints<Radian>.Capacity; i++)
        {
            Vector3d slope = (Tip(chain, state.Angles, i, Step) - Tip(chain, state.Angles, i, -Step)) * (0.5 / Step);
            Assert.Equal(0, (slope - columns[i]).Length, 1e-8);
        }
    });

    private static Vector3d Tip(SerialChain chain, Joints<Radian> angles, int lane, double step)
    {
        angles[lane] += step;
        chain.Forward(angles, out ChainPose pose);
        return pose.Tip;
    }
}
