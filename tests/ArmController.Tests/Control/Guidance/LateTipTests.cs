using ArmController.Control.Estimation;
using ArmController.Control.Guidance;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Control.Guidance;

/// <summary>A tip that was seen a while ago, on an arm that has moved since.</summary>
public sealed class LateTipTests
{
    private const ulong Seed = 23;

    private static readonly ArmDescription Arm = ShippedArms.Desk;
    private static readonly Vector3d Place = new(0.18, 0.06, 0.12);

    /// <summary>The camera is off by a constant: what was seen then and what would be seen now say the same.</summary>
    [Fact]
    public void It_is_carried_forward_as_the_model_has_moved()
    {
        Pcg32 random = new(Seed, 1);
        Vector3d off = new(0.01, -0.02, 0.015);
        LeastSquaresGuide guide = new(new ChainModel(Arm.Chain), new JointRanges(Arm), new Seconds(0.04));
        guide.Aim(Place);
        int apart = 0;
        for (int n = 0; n < 200; n++)
        {
            Joints<Radian> then = ShippedArms.Pose(Arm, random);
            Joints<Radian> now = ShippedArms.Pose(Arm, random);
            ArmState late = new()
            {
                Angles = now,
                Reference = now,
                Tip = Tip(then) + off,
                TipAngles = then,
                TipAge = new(0.2),
                TipMeasured = true,
            };
            ArmState prompt = late with { Tip = Tip(now) + off, TipAngles = now, TipAge = default };
            ArmState mistaken = late with { TipAngles = now, TipAge = default };
            guide.Decide(prompt, false, out Proposal expected);
            guide.Decide(late, false, out Proposal carried);
            guide.Decide(mistaken, false, out Proposal wrong);
            for (int j = 0; j < Arm.Chain.Count; j++)
            {
                Assert.Equal(expected.Velocity[j], carried.Velocity[j], 1e-9);
            }

            apart += expected.Velocity == wrong.Velocity ? 0 : 1;
        }

        Assert.InRange(apart, 190, 200);
    }

    private static Vector3d Tip(in Joints<Radian> angles)
    {
        Arm.Chain.Forward(angles, out ChainPose pose);
        return pose.Tip;
    }
}
