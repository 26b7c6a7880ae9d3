using ArmController.Control.Estimation;
using ArmController.Control.Guidance;
using ArmController.Control.Guidance.Planning;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Safety.Clearance;
using ArmController.Numerics;
using Xunit;
using Refusal = ArmController.Control.Guidance.Planning.Refusal;

namespace ArmController.Tests.Control.Guidance.Planning;

/// <summary>On an arm that does at once what it is told, at its joints' speed, and that nothing holds.</summary>
public sealed class PlannedGuideTests
{
    private const double Rounding = 1e-6;

    private static readonly JointRanges Ranges = new(ShippedArms.Desk);

    [Fact]
    public void Round_a_wall_it_arrives_and_never_comes_nearer_than_the_margin()
    {
        ArmDescription arm = DeskWorlds.With(DeskWorlds.Wall);
        RehearsingGuide guide = New(arm);
        ClearanceProbe probe = new(arm.Body!, arm.Obstacles!);
        ArmState state = IdealArm.At(DeskWorlds.PostureAt(arm, DeskWorlds.Right));
        guide.Aim(DeskWorlds.Left);
        double least = double.PositiveInfinity;
        for (int n = 0; n < 200; n++)
        {
            guide.Decide(state, false, out Proposal proposal);
            state = IdealArm.Next(state, proposal);
            least = Math.Min(least, probe.Shortest(state.Reference, out _));
        }

        Assert.Equal(Refusal.None, guide.Refusal);
        Assert.InRange((state.Tip - DeskWorlds.Left).Length, 0, 0.002);
        Assert.InRange(least, arm.Obstacles!.MarginMetres - Rounding, 1);
    }

    [Fact]
    public void A_place_inside_a_box_is_refused_in_words_and_it_comes_near_without_touching()
    {
        ArmDescription arm = DeskWorlds.With(DeskWorlds.Box(150, 210, 90, 170, 0, 120));
        RehearsingGuide guide = New(arm);
        ClearanceProbe probe = new(arm.Body!, arm.Obstacles!);
        ArmState state = IdealArm.At(ShippedArms.Load("desk4").Home);
        double before = (state.Tip - DeskWorlds.Left).Length;
        guide.Aim(DeskWorlds.Left);
        for (int n = 0; n < 400; n++)
        {
            guide.Decide(state, false, out Proposal proposal);
            state = IdealArm.Next(state, proposal);
            Assert.InRange(probe.Shortest(state.Reference, out _), arm.Obstacles!.MarginMetres - Rounding, 1);
        }

        Assert.Equal(Refusal.NoPosture, guide.Refusal);
        Assert.Equal("no posture", RefusalWords.Of(guide.Refusal));
        Assert.InRange((state.Tip - DeskWorlds.Left).Length, 0.01, before / 2);
    }

    [Fact]
    public void A_place_without_a_way_is_refused_and_the_search_for_one_becomes_rare()
    {
        ArmDescription arm = DeskWorlds.With(DeskWorlds.Closed);
        CountingModel model = new(arm.Chain);
        RehearsingGuide guide = RehearsingGuide.For(arm, model, new Seconds(IdealArm.DecisionSeconds), 9);
        ArmState state = IdealArm.At(DeskWorlds.PostureAt(arm, DeskWorlds.Right));
        guide.Aim(DeskWorlds.Left);
        int searches = 0;
        int late = 0;
        for (int n = 0; n < 4000; n++)
        {
            model.Looks = 0;
            guide.Decide(state, false, out Proposal proposal);
            searches += model.Looks > 1 ? 1 : 0;
            late += model.Looks > 1 && n >= 2000 ? 1 : 0;
            state = IdealArm.Next(state, proposal);
        }

        Assert.Equal(Refusal.NoWay, guide.Refusal);
        Assert.InRange(searches, 4, 200);
        Assert.InRange(late, 0, 40);
        guide.Aim(DeskWorlds.Right);
        Assert.Equal(Refusal.None, guide.Refusal);
    }

    [Fact]
    public void Saved_in_any_moment_it_goes_on_alike_and_it_allocates_nothing()
    {
        ArmDescription arm = DeskWorlds.With(DeskWorlds.Wall);
        RehearsingGuide guide = New(arm);
        RehearsingGuide other = New(arm);
        ArmState begun = IdealArm.At(DeskWorlds.PostureAt(arm, DeskWorlds.Right));
        ArmState state = begun;
        guide.Aim(DeskWorlds.Left);
        for (int n = 0; n < 100; n++)
        {
            byte[] image = SavedState.Of(guide.Save);
            Assert.True(SavedState.Load(image, other.Load));
            Assert.Equal(image, SavedState.Of(other.Save));
            guide.Decide(state, false, out Proposal proposal);
            other.Decide(state, false, out Proposal same);
            Assert.Equal((proposal.Kind, proposal.Target, proposal.Velocity), (same.Kind, same.Target, same.Velocity));
            state = IdealArm.Next(state, proposal);
        }

        Assert.Equal(0, ByteCount.Settled(() =>
        {
            ArmState moved = begun;
            guide.Aim(DeskWorlds.Left);
            for (int n = 0; n < 100; n++)
            {
                guide.Decide(moved, false, out Proposal proposal);
                moved = IdealArm.Next(moved, proposal);
            }
        }));
    }

    private static RehearsingGuide New(ArmDescription arm) =>
        RehearsingGuide.For(arm, new ChainModel(arm.Chain), new Seconds(IdealArm.DecisionSeconds), 9);

    private sealed class CountingModel(SerialChain chain) : IArmModel
    {
        private readonly ChainModel model = new(chain);

        public int Looks { get; set; }

        public int Joints => model.Joints;

        public void Look(in Joints<Radian> angles, out Vector3d tip, out LaneVectors columns)
        {
            Looks++;
            model.Look(angles, out tip, out columns);
        }

        public void Incline(in Joints<Radian> angles, out Inclination inclination) => model.Incline(angles, out inclination);
    }
}
