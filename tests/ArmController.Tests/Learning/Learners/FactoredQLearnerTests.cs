using ArmController.Learning.Features;
using ArmController.Learning.Learners;
using ArmController.Learning.Traces;
using ArmController.Numerics;
using CsCheck;
using Xunit;

namespace ArmController.Tests.Learning.Learners;

public sealed class FactoredQLearnerTests
{
    private const double NeverHalved = 1e300;

    [Theory]
    [InlineData(0.0, TraceCut.Watkins, TraceKind.Accumulating, 0.3)]
    [InlineData(0.8, TraceCut.Watkins, TraceKind.Accumulating, 0.05)]
    [InlineData(0.8, TraceCut.Never, TraceKind.Accumulating, 0.05)]
    [InlineData(0.8, TraceCut.Watkins, TraceKind.Replacing, 0.05)]
    [InlineData(0.8, TraceCut.Never, TraceKind.Replacing, 0.05)]
    public void With_one_factor_and_one_feature_per_state_it_is_the_textbook_step_by_step(double lambda, TraceCut cut, TraceKind kind, double step)
    {
        // The steps are small enough that the bound of Dabney and Barto never binds: |z.(phi - gamma phi')| < 2 / (1 - gamma lambda) < 1 / step.
        LearnerSettings settings = new(Gamma: 0.9, Lambda: lambda, Step: step, HalvingVisits: NeverHalved, Cut: cut, Trace: kind);
        FactoredQLearner learner = new(1, 1, 6, 3, settings, new Pcg32(1, 1));
        NaiveQLambda naive = new(6, 3, 0.9, lambda, step, cut == TraceCut.Watkins, kind == TraceKind.Replacing);
        Pcg32 world = new(2, 2);
        int state = Begin(learner, world);
        for (int n = 0; n < 20_000; n++)
        {
            // Mostly the best action, else a trace would hardly ever live on.
            int action = world.NextInt(4) == 0 ? world.NextInt(3) : Enumerable.Range(0, 3).MaxBy(a => naive.Q[state, a]);
            int next = world.NextInt(6);
            bool terminal = world.NextInt(10) == 0;
            double reward = world.NextGaussian();
            learner.Learn([action], reward, FactoredStates.One(next), terminal);
            naive.Learn(state, action, reward, next, terminal);
            for (int i = 0; i < 18; i++)
            {
                Assert.Equal(naive.Q[i / 3, i % 3], learner.Table.Weights[i], 1e-12);
            }

            state = next;
            if (terminal)
            {
                learner.Restart();
                naive.Restart();
                state = Begin(learner, world);
            }
        }
    }

    [Fact]
    public void An_exploratory_action_keeps_its_own_trace_and_ends_those_before_it()
    {
        // Watkins by hand, gamma lambda 0.5: state 0 greedily to 1, there an action that is not greedy, to 2, there greedily to 3.
        LearnerSettings settings = new(Gamma: 1, Lambda: 0.5, Step: 0.25, HalvingVisits: NeverHalved);
        FactoredQLearner learner = new(1, 1, 4, 2, settings, new Pcg32(1, 1));
        FactoredStates.LoadWeights(learner, [0, 0, 0, -1, 0, 0, 0, 0]);
        learner.Enter(FactoredStates.One(0));
        learner.Learn([0], 0, FactoredStates.One(1), terminal: false);
        learner.Learn([1], 3, FactoredStates.One(2), terminal: false);
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0], learner.Table.Weights);
        learner.Learn([0], 8, FactoredStates.One(3), terminal: true);
        Assert.Equal([0, 0, 0, 1, 2, 0, 0, 0], learner.Table.Weights);
    }

    [Fact]
    public void The_error_uses_the_best_of_all_joint_actions() =>
        Gen.Select(Gen.Double[-5, 5].Array[30], Gen.Int[0, 9].Array[12], Gen.Bool.Array[6], Gen.Int[0, 2].Array[3], Gen.Double[-2, 2])
            .Sample((weights, places, mirrors, executed, reward) =>
            {
                FactoredQLearner learner = new(3, 2, 10, 3, new(Gamma: 0.7), new Pcg32(1, 1));
                FactoredStates.LoadWeights(learner, weights);
                ActiveFeatures now = FactoredStates.Many(places[..6], mirrors[..3]);
                ActiveFeatures next = FactoredStates.Many(places[6..], mirrors[3..]);
                learner.Enter(now);
                learner.Learn(executed, reward, next, terminal: false);
                double best = double.NegativeInfinity;
                for (int joint = 0; joint < 27; joint++)
                {
                    best = Math.Max(best, FactoredStates.Value(weights, next, [joint % 3, joint / 3 % 3, joint / 9]));
                }

                Assert.Equal(reward + (0.7 * best) - FactoredStates.Value(weights, now, executed), learner.LastError, 1e-12);
            });

    [Fact]
    public void What_is_learned_in_the_mirror_is_what_is_learned_in_the_world()
    {
        LearnerSettings settings = new(Lambda: 0.7, Cut: TraceCut.Never);
        FactoredQLearner world = new(2, 2, 10, 3, settings, new Pcg32(1, 1));
        FactoredQLearner mirror = new(2, 2, 10, 3, settings, new Pcg32(1, 1));
        Pcg32 random = new(3, 3);
        world.Enter(FactoredStates.Many([0, 1, 2, 3], [false, true]));
        mirror.Enter(FactoredStates.Many([0, 1, 2, 3], [true, false]));
        for (int n = 0; n < 1000; n++)
        {
            int[] places = [.. Enumerable.Range(0, 4).Select(_ => random.NextInt(10))];
            bool[] flags = [random.NextInt(2) == 0, random.NextInt(2) == 0];
            int[] actions = [random.NextInt(3), random.NextInt(3)];
            double reward = random.NextGaussian();
            world.Learn(actions, reward, FactoredStates.Many(places, flags), false);
            mirror.Learn([2 - actions[0], 2 - actions[1]], reward, FactoredStates.Many(places, [!flags[0], !flags[1]]), false);
        }

        Assert.Contains(world.Table.Weights.ToArray(), weight => weight != 0);
        for (int i = 0; i < world.Table.Count; i++)
        {
            Assert.Equal(world.Table.Weights[i], mirror.Table.Weights[i], 1e-12);
        }
    }

    [Fact]
    public void It_learns_from_what_was_executed_and_not_from_what_was_chosen()
    {
        FactoredQLearner learner = new(1, 1, 2, 3, new(), new Pcg32(1, 1));
        FactoredStates.LoadWeights(learner, [0, 0, 5, 0, 0, 0]);
        learner.Enter(FactoredStates.One(0));
        int[] chosen = new int[1];
        learner.Choose(explore: false, chosen);
        Assert.Equal(2, chosen[0]);
        learner.Learn([0], 1, FactoredStates.One(1), terminal: true);
        Assert.True(learner.Table.Weights[0] > 0);
        Assert.Equal(5, learner.Table.Weights[2]);
        Assert.Equal(1, learner.Table.Visits(0));
        Assert.Equal(0, learner.Table.Visits(2));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_reward_that_is_no_number_is_refused_and_nothing_changes(double reward)
    {
        FactoredQLearner learner = new(1, 1, 4, 3, new(Lambda: 0.9), new Pcg32(1, 1));
        learner.Enter(FactoredStates.One(0));
        learner.Learn([1], 2, FactoredStates.One(1), false);
        byte[] before = SavedState.Of(learner.SaveLearned);
        learner.Learn([1], reward, FactoredStates.One(2), false);
        Assert.Equal(before, SavedState.Of(learner.SaveLearned));

        // The state after it was entered all the same: the next step is learned where it happened.
        learner.Learn([0], 1, FactoredStates.One(3), true);
        Assert.True(learner.Table.Weights[6] > 0);
    }

    [Fact]
    public void A_terminal_step_does_not_bootstrap_and_another_does()
    {
        FactoredQLearner learner = new(1, 1, 2, 3, new(Gamma: 0.5), new Pcg32(1, 1));
        FactoredStates.LoadWeights(learner, [1, 0, 0, 0, 100, 0]);
        learner.Enter(FactoredStates.One(0));
        learner.Learn([0], 3, FactoredStates.One(1), terminal: true);
        Assert.Equal(2, learner.LastError);
        FactoredStates.LoadWeights(learner, [1, 0, 0, 0, 100, 0]);
        learner.Enter(FactoredStates.One(0));
        learner.Learn([0], 3, FactoredStates.One(1), terminal: false);
        Assert.Equal(52, learner.LastError);
    }

    [Fact]
    public void After_a_restart_the_first_step_has_nothing_to_learn_from()
    {
        FactoredQLearner learner = new(1, 1, 2, 3, new(), new Pcg32(1, 1));
        learner.Enter(FactoredStates.One(0));
        learner.Restart();
        learner.Learn([0], 3, FactoredStates.One(1), false);
        Assert.All(learner.Table.Weights.ToArray(), weight => Assert.Equal(0, weight));
    }

    [Theory]
    [InlineData(0.0, TraceCut.Watkins)]
    [InlineData(0.8, TraceCut.Watkins)]
    [InlineData(0.8, TraceCut.Never)]
    public void It_finds_the_shortest_ways_through_a_grid_from_every_seed(double lambda, TraceCut cut)
    {
        for (ulong seed = 1; seed <= 5; seed++)
        {
            FactoredQLearner learner = new(1, 1, GridWalk.Places, 4, new(0.9, lambda, 0.2, 0.3, NeverHalved, Cut: cut), new Pcg32(seed, 1));
            GridWalk.Train(learner, new Pcg32(seed, 2), 40_000);
            GridWalk.AssertShortest(learner, seed);
        }
    }

    [Fact]
    public void A_hundred_thousand_steps_allocate_nothing()
    {
        LearnerSettings settings = new(Lambda: 0.9, Epsilon: 0.3, Cut: TraceCut.Never, ExplorationDecisions: 4);
        FactoredQLearner learner = new(4, 8, 152, 3, settings, new Pcg32(1, 1));
        ActiveFeatures state = new(4, 8);
        Run(learner, state, new Pcg32(2, 2), 1_000);
        Pcg32 world = new(3, 3);
        Assert.Equal(0, ByteCount.Settled(() => Run(learner, state, world, 100_000)));
    }

    private static void Run(FactoredQLearner learner, ActiveFeatures state, Pcg32 world, int steps)
    {
        Span<int> actions = stackalloc int[4];
        learner.Enter(state);
        for (int n = 0; n < steps; n++)
        {
            learner.Choose(explore: true, actions);
            for (int i = 0; i < 32; i++)
            {
                state.Of(i / 8)[i % 8] = world.NextInt(152);
            }

            learner.Learn(actions, world.NextDouble(-1, 1), state, terminal: false);
            if (n % 100 == 99)
            {
                learner.Restart();
                learner.Enter(state);
            }
        }
    }

    private static int Begin(FactoredQLearner learner, Pcg32 world)
    {
        int state = world.NextInt(6);
        learner.Enter(FactoredStates.One(state));
        return state;
    }
}
