using ArmController.Control.Guidance;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety.Clearance;
using ArmController.Numerics;
using ArmController.Tests.Control.Guidance.Planning;
using Xunit;

namespace ArmController.Tests.Control.Guidance;

public sealed class SlidingTests
{
    private const double ShareADecision = 0.25;

    private static readonly ArmDescription Arm = DeskWorlds.With(DeskWorlds.Wall);

    [Fact]
    public void Nothing_near_closes_by_more_than_a_quarter_of_what_is_left_and_most_motions_stay_motions()
    {
        Sliding sliding = Sliding.Of(Arm)!;
        NearDistances near = new(Arm.Body!, Arm.Obstacles!);
        ClearPostures clear = new(Arm);
        Pcg32 random = new(3, 3);
        int bent = 0;
        for (int n = 0; n < 2000; n++)
        {
            Joints<Radian> posture = ShippedArms.Pose(Arm, random);
            if (!clear.Has(posture))
            {
                continue;
            }

            Joints<Radian> asked = default;
            for (int j = 0; j < Arm.Chain.Count; j++)
            {
                asked[j] = random.NextDouble(-0.06, 0.06);
            }

            Joints<Radian> turns = asked;
            sliding.Along(posture, ref turns);
            bent += turns != asked ? 1 : 0;
            near.Look(posture, Arm.Obstacles!.MarginMetres + 0.06);
            for (int i = 0; i < near.Count; i++)
            {
                double closes = 0;
                for (int j = 0; j < Arm.Chain.Count; j++)
                {
                    closes -= near.Slopes(i)[j] * turns[j];
                }

                Assert.InRange(closes, -1, (ShareADecision * (near.Metres(i) - Arm.Obstacles!.MarginMetres)) + 1e-12);
            }
        }

        Assert.InRange(bent, 50, 1900);
    }

    [Fact]
    public void Far_from_everything_a_motion_is_left_as_it_is()
    {
        ArmDescription free = ShippedArms.Desk with { Obstacles = ShippedArms.Desk.Obstacles! with { SelfPairs = [] } };
        Joints<Radian> turns = default;
        turns[0] = 0.05;
        turns[1] = -0.03;
        Joints<Radian> asked = turns;
        Sliding.Of(free)!.Along(ShippedArms.Load("desk4").Home, ref turns);
        Assert.Equal(asked, turns);
    }

    [Fact]
    public void An_arm_that_need_not_stay_clear_of_anything_does_not_slide() =>
        Assert.Null(Sliding.Of(ShippedArms.Desk with { Obstacles = null }));
}
