using ArmController.Learning.Environments;
using ArmController.Learning.Temporal;
using ArmController.Learning.Traces;
using ArmController.Numerics;
using ArmController.Proof.Gates.Exact;
using ArmController.Worlds;
using Xunit;

namespace ArmController.Tests.Learning;

/// <summary>That the identities hold is asserted with the other gates; here, that they would not hold of something else.</summary>
public sealed class ExactLearningTests
{
    [Fact]
    public void Traces_that_only_accumulate_are_not_the_online_lambda_return()
    {
        Assert.InRange(Identities.FromOnlineReturn(1, 0.9, TraceKind.Accumulating), 1e-3, double.MaxValue);
        Assert.InRange(Identities.FromOnlineReturn(1, 0, TraceKind.Accumulating), 0, 1e-12);
    }

    [Fact]
    public void Shaping_with_another_discount_is_not_beginning_at_a_potential() =>
        Assert.InRange(Shaping.Difference(1, 0.95), 1e-3, double.PositiveInfinity);

    /// <summary>
    /// From the first state of Baird's star: its value is 3, the centre's 12, the error 0.99 * 12 - 3; the doubled feature moves twice as far.
    /// </summary>
    [Theory]
    [InlineData(TraceKind.Accumulating)]
    [InlineData(TraceKind.Dutch)]
    public void A_feature_that_is_named_twice_has_the_value_2(TraceKind trace)
    {
        BairdStar world = new(new Pcg32(1, 2));
        TdLearner learner = new(world, new(Target.Taken, 0.99, 0, 0.03, 0, trace), new Pcg32(1, 1));
        for (int i = 0; i < BairdStar.FirstWeights.Length; i++)
        {
            learner.Table.Add(i, BairdStar.FirstWeights[i]);
        }

        Observation seen = new(world.MostActive);
        BairdStar.Show(0, seen);
        Assert.Equal(3, learner.Value(seen, 0));
        learner.Begin(seen);
        BairdStar.Show(BairdStar.Centre, seen);
        Assert.Equal(12, learner.Value(seen, 0));
        learner.Learn(new Outcome(0, IsTerminal: false), seen);

        double error = (0.99 * 12) - 3;
        Assert.Equal(error, learner.LastError, 1e-12);
        Assert.Equal(1 + (0.01 * error * 2), learner.Table.Weights[0], 1e-12);
        Assert.Equal(1 + (0.01 * error), learner.Table.Weights[7], 1e-12);
        Assert.Equal(1, learner.Table.Weights[1]);
        Assert.Equal(10, learner.Table.Weights[6]);
    }

    [Fact]
    public void The_star_moves_to_its_centre_once_in_seven_and_marks_the_others()
    {
        BairdStar world = new(new Pcg32(5, 2));
        Observation seen = new(world.MostActive);
        world.Restart(seen);
        int[] visits = new int[BairdStar.States];
        for (int move = 0; move < 70_000; move++)
        {
            Outcome outcome = world.Take(0, seen);
            int at = seen.Features[0];
            visits[at]++;
            Assert.Equal(at == BairdStar.Centre, outcome.Teaches);
            Assert.Equal((0.0, false), (outcome.Reward, outcome.IsTerminal));
        }

        // Four standard deviations.
        Assert.All(visits, count => Assert.InRange(count, 9_630, 10_370));
    }
}
