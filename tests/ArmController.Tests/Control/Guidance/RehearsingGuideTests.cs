using ArmController.Control.Estimation;
using ArmController.Control.Guidance;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Numerics;
using Xunit;

namespace ArmController.Tests.Control.Guidance;

/// <summary>On an arm that does at once what it is told, at its joints' speed.</summary>
public sealed class RehearsingGuideTests
{
    private static readonly ArmDescription Arm = ShippedArms.Desk;
    private static readonly JointRanges Ranges = new(Arm);
    private static readonly Vector3d Place = new(0.18, 0.06, 0.12);

    private Joints<Radian>? held;

    [Fact]
    public void It_rests_while_it_rehearses_then_goes_and_stays()
    {
        RehearsingGuide guide = New();
        guide.Aim(Place);
        ArmState state = IdealArm.At(ShippedArms.Load("desk4").Home);
        bool went = false;
        for (int n = 0; n < 150; n++)
        {
            guide.Decide(state, false, out Proposal proposal);
            Assert.True(n >= 6 || (proposal.Kind == ProposalKind.Velocity && proposal.Velocity == default));
            went |= proposal.Kind == ProposalKind.Target;
            state = Next(state, proposal);
        }

        Assert.True(went);
        Assert.InRange((state.Tip - Place).Length, 0, 0.001);
        guide.Decide(state, false, out Proposal last);
        Assert.Equal(ProposalKind.Velocity, last.Kind);
    }

    /// <summary>All joints but the first are stopped a centimetre before the place: closing does not help, so it goes to a posture again.</summary>
    [Fact]
    public void Stuck_near_the_place_it_goes_the_whole_way_again()
    {
        RehearsingGuide guide = New();
        guide.Aim(Place);
        ArmState state = IdealArm.At(ShippedArms.Load("desk4").Home);
        int begun = 0;
        bool goes = false;
        for (int n = 0; n < 300; n++)
        {
            guide.Decide(state, false, out Proposal proposal);
            begun += proposal.Kind == ProposalKind.Target && !goes ? 1 : 0;
            goes = proposal.Kind == ProposalKind.Target;
            ArmState next = Next(state, proposal);
            held ??= (next.Tip - Place).Length < 0.012 ? next.Reference : null;
            state = next;
        }

        Assert.InRange(begun, 2, 30);
    }

    [Fact]
    public void Saved_in_any_moment_it_goes_on_alike()
    {
        RehearsingGuide guide = New();
        RehearsingGuide other = New();
        guide.Aim(Place);
        ArmState state = IdealArm.At(ShippedArms.Load("desk4").Home);
        for (int n = 0; n < 60; n++)
        {
            byte[] image = SavedState.Of(guide.Save);
            Assert.True(SavedState.Load(image, other.Load));
            Assert.Equal(image, SavedState.Of(other.Save));
            guide.Decide(state, false, out Proposal proposal);
            other.Decide(state, false, out Proposal same);
            Assert.Equal((proposal.Kind, proposal.Target, proposal.Velocity), (same.Kind, same.Target, same.Velocity));
            Assert.False(SavedState.Load(image.AsSpan(0, image.Length - 1), other.Load));
            state = Next(state, proposal);
        }
    }

    private static RehearsingGuide New() => new(
        new ChainModel(Arm.Chain), Ranges, new ClearPostures(Arm), new Seconds(IdealArm.DecisionSeconds), new Pcg32(9, 1));

    // Joints but the first may be held where they are.
    private ArmState Next(in ArmState state, in Proposal proposal)
    {
        ArmState next = IdealArm.Next(state, proposal);
        Joints<Radian> angles = next.Reference;
        for (int j = 1; j < Ranges.Count && held is { } still; j++)
        {
            angles[j] = still[j];
        }

        return IdealArm.At(angles);
    }
}
