using ArmController.Control.Estimation;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Sensing;
using ArmController.Numerics;
using ArmController.Tests.Motion;
using Xunit;

namespace ArmController.Tests.Control.Estimation;

public sealed class EstimatorTests
{
    private static readonly Joints<Radian> Rest = SmallArms.Pose(0.1, 1.2, -0.7, 0.3);

    private readonly ServoLag lag = new(new Seconds(0.02), new Seconds(0.07), 1);
    private readonly Estimator estimator;

    public EstimatorTests()
    {
        estimator = new Estimator(ShippedArms.Desk.Chain, lag, new SeenTip(new Seconds(0.02), default));
        estimator.RestAt(Rest);
    }

    [Fact]
    public void Without_a_joint_sensor_the_angles_are_the_echo_of_the_commands()
    {
        Joints<Radian> moved = Rest + SmallArms.Pose(0.5);
        estimator.Update(default, moved, out ArmState state);
        Assert.Equal(Rest, state.Angles);
        estimator.Update(default, moved, out state);
        Assert.Equal(0.6 - (0.5 * Math.Exp(-0.02 / 0.07)), state.Angles[0], 1e-12);
        Assert.Equal(moved, state.Reference);
        Assert.Equal(moved - state.Angles, state.Residual);
    }

    [Fact]
    public void A_joint_sensor_is_believed_and_the_residual_stays_the_models()
    {
        Joints<Radian> moved = Rest + SmallArms.Pose(0.5);
        SensorReading reading = new() { HasAngles = true, Angles = SmallArms.Pose(9, 8, 7, 6) };
        estimator.Update(reading, moved, out ArmState state);
        Assert.Equal(reading.Angles, state.Angles);
        Assert.Equal(moved - lag.Answer, state.Residual);
    }

    [Fact]
    public void Without_a_tip_sensor_the_tip_is_computed_from_the_angles_believed_in()
    {
        SensorReading reading = new() { HasAngles = true, Angles = SmallArms.Pose(0.4, 0.9, -0.2, 0.1), Tip = new(9, 9, 9) };
        estimator.Update(reading, Rest, out ArmState state);
        ShippedArms.Desk.Chain.Forward(reading.Angles, out ChainPose pose);
        Assert.Equal(pose.Tip, state.Tip);
        Assert.False(state.TipMeasured || state.TipIsNew);
        Assert.Equal((state.Angles, new Seconds(0)), (state.TipAngles, state.TipAge));
    }

    [Fact]
    public void A_measured_tip_is_believed()
    {
        estimator.Update(new SensorReading { HasTip = true, Tip = new(1, 2, 3) }, Rest, out ArmState state);
        Assert.Equal(new Vector3d(1, 2, 3), state.Tip);
        Assert.True(state.TipMeasured);
    }

    [Fact]
    public void At_rest_nothing_is_on_its_way()
    {
        Joints<Radian> moved = Rest + SmallArms.Pose(0.5, -0.5, 0.2, 1);
        ArmState state = default;
        for (int n = 0; n < 150; n++)
        {
            estimator.Update(default, moved, out state);
        }

        for (int i = 0; i < Joints<Radian>.Capacity; i++)
        {
            Assert.Equal(0, state.Residual[i], 1e-12);
        }
    }
}
