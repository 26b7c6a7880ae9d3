using ArmController.Control.Estimation;
using ArmController.Control.Tasks.Reach;
using ArmController.Learning.Features;
using ArmController.Motion.Arm;
using ArmController.Numerics;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Control.Tasks.Reach;

public sealed class ReachViewTests
{
    private static readonly SerialChain Chain = ShippedArms.Desk.Chain;

    private static JacobianView Look => new(new WantedAngles(new NominalJacobian(Chain), Chain.Count));

    [Fact]
    public void Features_are_in_range_for_any_pose_and_goal() =>
        Gen.Select(Gen.Int[1, 1_000_000], Gen.Double[-2, 2].Array[3]).Sample((seed, goal) =>
        {
            ArmState state = AtRandom((ulong)seed);
            foreach (IReachView view in new IReachView[] { Look, new PolarView() })
            {
                ActiveFeatures features = new(4, view.PerJoint);
                Vector3d at = new(goal[0], goal[1], goal[2]);
                double distance = view.Encode(state, at, features);
                Assert.Equal((at - state.Tip).Length, distance, 1e-12);
                for (int joint = 0; joint < 4; joint++)
                {
                    Assert.All(features.Of(joint).ToArray(), feature => Assert.InRange(feature, 0, view.Features - 1));
                }
            }
        });

    [Fact]
    public void Opposite_errors_are_one_state_in_the_mirror() =>
        Gen.Select(Gen.Int[1, 1_000_000], Gen.Double[0.001, 0.3].Array[3], Gen.Bool.Array[3]).Sample((seed, way, isBack) =>
        {
            ArmState state = AtRandom((ulong)seed);
            Vector3d error = new(isBack[0] ? -way[0] : way[0], isBack[1] ? -way[1] : way[1], isBack[2] ? -way[2] : way[2]);
            ActiveFeatures there = new(4, Look.PerJoint);
            ActiveFeatures back = new(4, Look.PerJoint);

            // Mirrored about the tip, up to the rounding of tip plus and minus the same error: rest the tip at zero to have none.
            state.Tip = default;
            Look.Encode(state, error, there);
            Look.Encode(state, -error, back);
            for (int joint = 0; joint < 4; joint++)
            {
                Assert.Equal(there.Of(joint), back.Of(joint));
                Assert.NotEqual(there.Mirrored(joint), back.Mirrored(joint));
            }
        });

    [Fact]
    public void Without_geometry_left_and_right_are_one_state_of_the_yaw_joint_in_the_mirror() =>
        Gen.Select(Gen.Int[1, 1_000_000], Gen.Double[0.01, 1.5]).Sample((seed, turn) =>
        {
            ArmState state = AtRandom((ulong)seed);
            state.Tip = new(0.2, 0, 0.1);
            PolarView view = new();
            ActiveFeatures left = new(4, view.PerJoint);
            ActiveFeatures right = new(4, view.PerJoint);
            view.Encode(state, new(0.2 * Math.Cos(turn), 0.2 * Math.Sin(turn), 0.1), left);
            view.Encode(state, new(0.2 * Math.Cos(turn), -0.2 * Math.Sin(turn), 0.1), right);
            Assert.Equal(left.Of(0), right.Of(0));
            Assert.False(left.Mirrored(0));
            Assert.True(right.Mirrored(0));
        });

    private static ArmState AtRandom(ulong seed)
    {
        ArmState state = new() { Angles = ShippedArms.Pose(ShippedArms.Desk, new Pcg32(seed, 1)) };
        state.TipAngles = state.Angles;
        Chain.Forward(state.Angles, out ChainPose pose);
        state.Tip = pose.Tip;
        return state;
    }
}
