using ArmController.Control.Guidance;
using ArmController.Control.Guidance.Motions;
using ArmController.Motion.Arm;
using ArmController.Motion.Safety.Clearance;
using ArmController.Numerics;
using ArmController.Tests.Control.Guidance.Planning;
using Xunit;
using Option = ArmController.Control.Guidance.Motions.Motion;

namespace ArmController.Tests.Control.Guidance.Motions;

public sealed class RelationsTests
{
    private static readonly AxisBox Plate = DeskWorlds.Box(150, 600, 20, 120, 130, 144);
    private static readonly AxisBox MirroredPlate = DeskWorlds.Box(150, 600, -120, -20, 130, 144);

    [Fact]
    public void In_the_mirror_everything_lies_the_same()
    {
        Pcg32 random = new(3, 3);
        for (int n = 0; n < 500; n++)
        {
            Vector3d tip = Draw(random);
            Vector3d place = Draw(random);
            Assert.Equal(Of(Plate, tip, place), Of(MirroredPlate, tip with { Y = -tip.Y }, place with { Y = -place.Y }));
        }
    }

    [Fact]
    public void A_tip_over_a_plate_does_not_see_a_goal_under_it_and_a_tip_before_it_does()
    {
        Vector3d under = new(0.22, 0.07, 0.05);
        Relations over = Of(Plate, new(0.22, 0.07, 0.22), under);
        Relations before = Of(Plate, new(0.08, 0.03, 0.05), under);

        Assert.False(over.Sees);
        Assert.Equal(2 | 4, over.Lie & 14);
        Assert.True(before.Sees);
        Assert.Equal(4, before.Lie & 14);
        Assert.NotEqual(over.Direction, before.Direction);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void Every_motion_has_a_place_of_its_own_in_every_table(int tries)
    {
        Situation situation = new();
        for (int n = 0; n < tries; n++)
        {
            situation.Note(Option.Up, Ending.Refused);
        }

        Span<int> up = stackalloc int[MotionFeatures.Active];
        Span<int> down = stackalloc int[MotionFeatures.Active];
        MotionFeatures.Write(situation, Option.Up, up);
        MotionFeatures.Write(situation, Option.Down, down);
        for (int table = 0; table < MotionFeatures.Active; table++)
        {
            Assert.InRange(up[table], table == 0 ? 0 : up[table - 1] + 1, MotionFeatures.Count - 1);
        }

        Assert.NotEqual(up[0], down[0]);
        Assert.Equal(tries == 0, up[4] == down[4]);
    }

    private static Vector3d Draw(Pcg32 random) => new(random.NextDouble(0.05, 0.3), random.NextDouble(-0.2, 0.2), random.NextDouble(0, 0.3));

    private static Relations Of(AxisBox box, Vector3d tip, Vector3d place)
    {
        ArmDescription arm = DeskWorlds.With(box);
        MotionLaw law = new(arm, new JointRanges(arm), ShippedArms.Load("desk4").Home);
        return Relations.Of(law, new Things(arm.Obstacles), tip, place);
    }
}
