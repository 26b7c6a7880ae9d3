using ArmController.Learning.Features;
using ArmController.Learning.Learners;
using ArmController.Numerics;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Learning.Learners;

/// <summary>How far a step goes: never beyond the error, and less with every visit.</summary>
public sealed class FactoredQLearnerStepTests
{
    private const double NeverHalved = 1e300;

    [Fact]
    public void However_large_the_step_an_update_does_not_overshoot_the_error_it_corrects() =>
        Gen.Select(Gen.Int[1, int.MaxValue], Gen.Int[0, 9].Array[8], Gen.Int[0, 2].Array[2], Gen.Double[-9, 9], Gen.Double[0, 0.99])
            .Sample((seed, places, executed, reward, gamma) =>
            {
                // Weights without ties: with one, the best action here and the best action there would be two.
                Pcg32 random = new((ulong)seed, 1);
                double[] weights = [.. Enumerable.Range(0, 60).Select(_ => random.NextDouble(-5, 5))];

                // Each factor and tiling has features of its own, as with tile coding: no weight is active twice in one state.
                int[] now = [.. places.Take(4).Select((place, i) => (place % 5) + (5 * i))];
                int[] next = [.. places.Skip(4).Select((place, i) => (place % 5) + (5 * i))];
                FactoredQLearner learner = new(2, 2, 20, 3, new(Gamma: gamma, Step: 1e9, HalvingVisits: NeverHalved), new Pcg32(1, 1));
                FactoredStates.LoadWeights(learner, weights);
                learner.Enter(FactoredStates.Many(now, [false, false]));
                int[] best = new int[2];
                learner.Enter(FactoredStates.Many(next, [false, false]));
                learner.Choose(explore: false, best);
                learner.Enter(FactoredStates.Many(now, [false, false]));
                learner.Learn(executed, reward, FactoredStates.Many(next, [false, false]), terminal: false);
                double[] after = [.. learner.Table.Weights];
                double left = reward + (gamma * FactoredStates.Value(after, FactoredStates.Many(next, [false, false]), best)) - FactoredStates
                    .Value(after, FactoredStates.Many(now, [false, false]), executed);
                Assert.True(double.IsFinite(left));

                // With gamma one and both states the same no step could correct it, so gamma stays below.
                Assert.InRange(left * Math.Sign(learner.LastError), -1e-6, Math.Abs(learner.LastError) + 1e-6);
            });

    [Theory]
    [InlineData(20, 0)]
    [InlineData(20, 0.01)]
    [InlineData(1, 0.5)]
    public void A_weights_step_falls_with_its_visits_and_never_below_the_lowest_share(double halving, double lowest)
    {
        FactoredQLearner learner = new(1, 1, 1, 1, new(Step: 0.3, HalvingVisits: halving, LowestShare: lowest), new Pcg32(1, 1));
        Pcg32 random = new(2, 2);
        double weight = 0;
        for (int visits = 1; visits <= 20_000; visits++)
        {
            double reward = random.NextGaussian();
            learner.Enter(FactoredStates.One(0));
            learner.Learn([0], reward, FactoredStates.One(0), terminal: true);
            weight += 0.3 * Math.Max(lowest, halving / (halving + visits)) * (reward - weight);
            Assert.Equal(weight, learner.Table.Weights[0], 1e-12);
        }
    }

    [Fact]
    public void A_terminal_step_repeated_with_a_huge_step_size_settles_at_once()
    {
        FactoredQLearner learner = new(4, 8, 152, 3, new(Step: 1e12), new Pcg32(1, 1));
        double error = double.PositiveInfinity;
        ActiveFeatures state = new(4, 8);
        for (int i = 0; i < 32; i++)
        {
            // All four factors at the same features: every weight is active four times.
            state.Of(i / 8)[i % 8] = 19 * (i % 8);
        }

        for (int n = 0; n < 50; n++)
        {
            learner.Enter(state);
            learner.Learn([1, 1, 1, 1], 7, state, terminal: true);
            Assert.True(Math.Abs(learner.LastError) <= error);
            error = Math.Abs(learner.LastError);
        }

        Assert.InRange(error, 0, 1e-3);
    }
}
