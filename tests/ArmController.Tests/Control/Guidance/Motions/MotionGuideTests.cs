using ArmController.Control.Estimation;
using ArmController.Control.Guidance;
using ArmController.Control.Guidance.Motions;
using ArmController.Learning.Learners;
using ArmController.Motion.Arm;
using ArmController.Motion.Quantities;
using ArmController.Motion.Safety;
using ArmController.Motion.Safety.Clearance;
using ArmController.Tests.Control.Guidance.Planning;
using Xunit;
using Option = ArmController.Control.Guidance.Motions.Motion;

namespace ArmController.Tests.Control.Guidance.Motions;

/// <summary>On an arm that does at once what it is told, at its joints' speed, and that nothing holds.</summary>
public sealed class MotionGuideTests
{
    // No shield holds this arm, and a distance is not straight over a whole decision.
    private const double BentMetres = 0.001;

    private static readonly ArmDescription Walled = DeskWorlds.With(DeskWorlds.Wall);
    private static readonly JointRanges Ranges = new(Walled);
    private static readonly Joints<Radian> Home = ShippedArms.Load("desk4").Home;

    [Theory]
    [InlineData("random")]
    [InlineData("lookAhead")]
    [InlineData("learned")]
    public void It_gets_round_a_wall_and_slides_along_it_without_a_shield(string who)
    {
        MotionGuide guide = New(who, Walled, 7);
        ClearanceProbe probe = new(Walled.Body!, Walled.Obstacles!);
        ArmState state = IdealArm.At(DeskWorlds.PostureAt(Walled, DeskWorlds.Right));
        guide.Aim(DeskWorlds.Left);
        double nearest = double.PositiveInfinity;
        for (int n = 0; n < 1500; n++)
        {
            guide.Decide(state, false, out Proposal proposal);
            state = Next(state, proposal);
            nearest = Math.Min(nearest, (state.Tip - DeskWorlds.Left).Length);
            Assert.InRange(probe.Shortest(state.Reference, out _), Walled.Obstacles!.MarginMetres - BentMetres, 1);
        }

        Assert.InRange(nearest, 0, 0.01);
    }

    [Theory]
    [InlineData("random")]
    [InlineData("lookAhead")]
    [InlineData("learned")]
    public void Saved_and_loaded_half_way_it_is_the_same_and_a_decision_makes_no_garbage(string who)
    {
        MotionGuide straight = New(who, Walled, 7);
        ArmState state = IdealArm.At(DeskWorlds.PostureAt(Walled, DeskWorlds.Right));
        straight.Aim(DeskWorlds.Left);
        for (int n = 0; n < 57; n++)
        {
            straight.Decide(state, false, out Proposal proposal);
            state = Next(state, proposal);
        }

        MotionGuide loaded = New(who, Walled, 99);
        Assert.True(SavedState.Load(SavedState.Of(straight.Save), loaded.Load));
        long bytes = 0;
        for (int n = 0; n < 400; n++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            straight.Decide(state, false, out Proposal one);
            bytes += GC.GetAllocatedBytesForCurrentThread() - before;
            loaded.Decide(state, false, out Proposal other);
            Assert.Equal(one.Velocity, other.Velocity);
            state = Next(state, one);
        }

        Assert.Equal(0, bytes);
        Assert.Equal(SavedState.Of(straight.Save), SavedState.Of(loaded.Save));
    }

    [Theory]
    [InlineData(Option.Up, Ending.Time, 7)]
    [InlineData(Option.TurnTo, Ending.Success, 14)]
    [InlineData(Option.Fold, Ending.Success, 25)]
    public void A_motion_ends_when_its_time_is_up_or_when_it_has_done_its_work(Option motion, Ending expected, int most)
    {
        (Ending ending, int decisions) = Made(motion, share: 1);

        Assert.Equal(expected, ending);
        Assert.InRange(decisions, expected == Ending.Time ? most : 2, most);
    }

    [Theory]
    [InlineData(Option.Up)]
    [InlineData(Option.TurnAway)]
    [InlineData(Option.Fold)]
    public void A_motion_of_which_less_than_a_third_is_admitted_ends_after_two_decisions(Option motion) =>
        Assert.Equal((Ending.Refused, 2), Made(motion, share: 0.25));

    [Fact]
    public void Going_towards_the_goal_ends_when_the_tip_comes_no_nearer()
    {
        (Ending ending, int decisions) = Made(Option.Towards, share: 0);
        Assert.Equal((Ending.Stalled, 5), (ending, decisions));
    }

    // Makes one motion on an arm that admits a share of it.
    private static (Ending Ending, int Decisions) Made(Option motion, double share)
    {
        ArmDescription arm = DeskWorlds.With();
        MotionLaw law = new(arm, Ranges, Home);
        MotionRun run = new(law, Ranges, null, new Seconds(IdealArm.DecisionSeconds));
        ArmState state = IdealArm.At(Home);
        run.Begin(motion);
        for (int n = 0; n < 100; n++)
        {
            if (run.HasEnded(state, (DeskWorlds.Left - state.Tip).Length, out Ending ending))
            {
                return (ending, n);
            }

            if (!run.TryGo(state, DeskWorlds.Left, default, out Joints<RadianPerSecond> velocity))
            {
                return (Ending.Success, n);
            }

            state = Next(state, Proposal.AtVelocity(velocity * share));
        }

        throw new InvalidOperationException("The motion does not end.");
    }

    private static MotionGuide New(string who, ArmDescription arm, ulong seed)
    {
        ChainModel model = new(arm.Chain);
        Seconds period = new(IdealArm.DecisionSeconds);
        OptionLearner learner = MotionGuide.NewLearner(seed);
        learner.Epsilon = 0.1;
        return who switch
        {
            "random" => MotionGuide.AtRandom(arm, Home, model, period, seed),
            "lookAhead" => MotionGuide.LookingAhead(arm, Home, model, period, seed),
            _ => MotionGuide.Learning(arm, Home, model, period, learner, seed),
        };
    }

    private static ArmState Next(in ArmState state, in Proposal proposal) => IdealArm.At(Ranges.Clamp(IdealArm.Next(state, proposal).Reference));
}
