using ArmController.Control.Estimation;
using ArmController.Control.Tasks.Reach;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Tests.Motion;
using Xunit;

namespace ArmController.Tests.Control.Tasks.Reach;

public sealed class WantedAnglesTests
{
    // One joint about the vertical, lever 0.1 m along x: its column is (0, 0.1, 0).
    private static readonly SerialChain Lever = SmallArms.Of(1).Chain;

    private static readonly ArmState AtZero = new() { Tip = new(0.1, 0, 0) };

    [Fact]
    public void A_single_joint_wants_the_damped_least_squares_angle()
    {
        double left = new WantedAngles(new NominalJacobian(Lever), 1).Compute(AtZero, new(0.1, 0.03, 0), out Joints<Radian> wanted);
        Assert.Equal(0.1 * 0.03 / (0.01 + 1e-4), wanted[0], 1e-15);
        Assert.Equal(0.03, left, 1e-15);
    }

    [Fact]
    public void Motion_on_its_way_is_not_wanted_again()
    {
        ArmState state = AtZero;
        state.Residual[0] = 0.3;
        WantedAngles angles = new(new NominalJacobian(Lever), 1);
        double left = angles.Compute(state, new(0.1, 0.03, 0), out Joints<Radian> wanted);
        Assert.Equal(0, wanted[0], 1e-15);
        Assert.Equal(0, left, 1e-15);
        left = angles.Compute(state, new(0.1, 0.01, 0), out wanted);
        Assert.True(wanted[0] < 0);
        Assert.Equal(0.02, left, 1e-15);
    }

    [Fact]
    public void An_error_the_joint_cannot_help_is_left_and_not_wanted()
    {
        double left = new WantedAngles(new NominalJacobian(Lever), 1).Compute(AtZero, new(0.5, 0, 0.3), out Joints<Radian> wanted);
        Assert.Equal(0, wanted[0]);
        Assert.Equal(0.5, left, 1e-15);
    }

    [Fact]
    public void Joints_that_take_no_part_want_nothing()
    {
        ArmDescription arm = ShippedArms.Desk;
        ArmState state = new() { Angles = SmallArms.Pose(0.1, 1.2, -0.7, 0.3) };
        new WantedAngles(new NominalJacobian(arm.Chain), 2).Compute(state, new(0.3, 0.2, 0.4), out Joints<Radian> wanted);
        Assert.NotEqual(0, wanted[0]);
        Assert.NotEqual(0, wanted[1]);
        Assert.Equal(0, wanted[2]);
        Assert.Equal(0, wanted[3]);
    }
}
