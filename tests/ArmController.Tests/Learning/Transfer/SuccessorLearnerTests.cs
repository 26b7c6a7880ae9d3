using ArmController.Learning.Environments;
using ArmController.Learning.Temporal;
using ArmController.Learning.Transfer;
using ArmController.Numerics;
using ArmController.Worlds.Grids;
using Xunit;

namespace ArmController.Tests.Learning.Transfer;

public sealed class SuccessorLearnerTests
{
    private const double Gamma = 0.95;
    private const double Step = 0.5;
    private const int Room = 30_000;

    /// <summary>The reward itself as the only feature, paid once: psi is the action value, to the last bit.</summary>
    [Fact]
    public void With_the_reward_as_feature_it_is_Q_learning_bit_by_bit()
    {
        PaidCliff world = new();
        SuccessorLearner learner = new(world, new(1, Gamma, Step), new Pcg32(3, 1));
        learner.Give([1.0]);
        CliffWalk cliff = new();
        TdLearner plain = new(cliff, new(Gamma: Gamma, Step: Step), new Pcg32(3, 1));
        Trial one = new(world, learner);
        Trial two = new(cliff, plain);
        for (int step = 0; step < 20_000; step++)
        {
            Assert.Equal(two.Step(), one.Step());
        }

        Observation state = Observation.For(world);
        for (int at = 0; at < world.Features; at++)
        {
            state.Set(at);
            for (int a = 0; a < world.Actions; a++)
            {
                Assert.Equal(plain.Value(state, a), learner.Value(state, a));
            }
        }
    }

    /// <summary>Several features and given weights: after every step psi . w is what Q-learning makes of the same steps.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void With_one_policy_and_given_weights_it_is_Q_learning(bool improves)
    {
        FourRooms world = new();
        world.DrawTask(new Pcg32(4, 2));
        SuccessorLearner learner = new(world, new(1, Gamma, Step, Room: Room, Improves: improves), new Pcg32(4, 1));
        learner.Give(world.Pays);
        Dictionary<int, double[]> naive = [];
        Observation seen = Observation.For(world);
        Observation asked = Observation.For(world);
        int action = 0;
        bool isOver = true;
        int state = 0;
        int moved = 0;
        for (int step = 0; step < 50_000; step++)
        {
            if (isOver)
            {
                world.Restart(seen);
                action = learner.Begin(seen);
                state = seen.Features[0];
            }

            int taken = action;
            Outcome outcome = world.Take(taken, seen);
            action = learner.Learn(outcome, seen);
            double hoped = outcome.IsTerminal ? 0 : Row(naive, seen.Features[0]).Max();
            double[] row = Row(naive, state);
            row[taken] += Step * (outcome.Reward + (Gamma * hoped) - row[taken]);
            asked.Set(state);
            Assert.Equal(row[taken], learner.Value(asked, taken), 1e-12);
            moved += row[taken] != 0 ? 1 : 0;
            state = seen.Features[0];
            isOver = outcome.IsTerminal || step % 200 == 199;
        }

        Assert.InRange(moved, 1_000, 50_000);
    }

    [Fact]
    public void Improved_no_action_is_worth_less_than_any_policy_makes_of_it()
    {
        FourRooms world = new();
        SuccessorLearner learner = Taught(world, 4, 5_000, new Pcg32(5, 2));
        int better = 0;
        foreach (Observation state in Walk(world, 2_000))
        {
            double best = double.NegativeInfinity;
            double own = double.NegativeInfinity;
            for (int a = 0; a < world.Actions; a++)
            {
                double value = learner.Value(state, a);
                best = Math.Max(best, value);
                own = Math.Max(own, learner.Value(state, a, learner.Current));
                double largest = Enumerable.Range(0, learner.Tasks).Max(policy => learner.Value(state, a, policy));
                Assert.Equal(largest, value);
            }

            Assert.Equal(best, learner.Value(state, learner.Best(state)));
            better += best > own ? 1 : 0;
        }

        Assert.True(better > 0, "no other policy is ever better than the task's own: the test shows nothing");
    }

    /// <summary>Each time a kind is picked up halves what is wrong about it; kinds that cost are picked up by chance only.</summary>
    [Fact]
    public void What_a_task_pays_is_learned_from_its_steps()
    {
        FourRooms world = new();
        SuccessorLearner learner = Taught(world, 1, 20_000, new Pcg32(6, 2));
        Assert.Equal(world.Pays.ToArray(), learner.Weights(0).ToArray(), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void A_task_that_comes_back_is_known()
    {
        FourRooms world = new();
        SuccessorLearner learner = Taught(world, 3, 4_000, new Pcg32(7, 2));
        double[] before = learner.Weights(1).ToArray();
        Assert.NotEqual(before, learner.Weights(2).ToArray());
        learner.Revisit(1);
        Assert.Equal(1, learner.Current);
        Assert.Equal(3, learner.Tasks);
        Assert.Equal(before, learner.Weights(learner.Current).ToArray());
    }

    [Fact]
    public void Beyond_its_room_for_policies_it_says_no_and_stays_as_it_is()
    {
        FourRooms world = new();
        SuccessorLearner learner = Taught(world, 2, 3_000, new Pcg32(8, 2));
        byte[] before = Image(learner);
        Assert.False(learner.NewTask());
        Assert.Equal(before, Image(learner));
    }

    [Fact]
    public void Beyond_its_room_for_states_it_goes_on_without_learning_them()
    {
        FourRooms world = new();
        world.DrawTask(new Pcg32(9, 2));
        SuccessorLearner learner = new(world, new(2, Gamma, Step, Room: 4), new Pcg32(9, 1));
        Trial trial = new(world, learner);
        for (int episode = 0; episode < 200; episode++)
        {
            trial.Episode(200);
        }

        Assert.True(learner.IsFull);
        Assert.Equal(4, learner.States);
        Assert.Contains(learner.Weights(0).ToArray(), weight => weight != 0);
    }

    [Fact]
    public void Saved_in_the_middle_of_its_tasks_it_goes_on_as_if_nothing_had_been()
    {
        SuccessorLearner straight = Taught(new FourRooms(), 3, 3_000, new Pcg32(10, 2));
        SuccessorLearner stopped = Taught(new FourRooms(), 3, 3_000, new Pcg32(10, 2), image =>
        {
            SuccessorLearner other = new(new FourRooms(), new(3, Gamma, Step, Room: Room, Spread: 0.01), new Pcg32(99, 99));
            StateReader reader = new(image);
            Assert.True(other.Load(ref reader));
            Assert.Equal(0, reader.Remaining);
            return other;
        });
        Assert.Equal(Image(straight), Image(stopped));
    }

    /// <summary>A feature that is no number says nothing, and neither does the step.</summary>
    [Fact]
    public void A_feature_that_is_no_number_is_not_learned_from()
    {
        FourRooms world = new();
        SuccessorLearner learner = Taught(world, 1, 500, new Pcg32(11, 2));
        Observation seen = Observation.For(world);
        world.Restart(seen);
        int action = learner.Begin(seen);
        double before = learner.Value(seen, action);
        seen.RewardFeatures[1] = double.NaN;
        learner.Learn(new Outcome(1, IsTerminal: false), seen);
        Assert.Equal(before, learner.Value(seen, action));
    }

    [Fact]
    public void Settings_that_make_no_sense_are_refused()
    {
        FourRooms world = new();
        SuccessorSettings sound = new(2);
        Assert.Null(sound.Fault());
        foreach (SuccessorSettings settings in (SuccessorSettings[])
            [
                sound with { Policies = 0 }, sound with { Gamma = 1.1 }, sound with { Gamma = double.NaN }, sound with { Step = 0 },
                sound with { Step = 1.5 },
                sound with { WeightStep = double.PositiveInfinity }, sound with { Epsilon = -0.1 }, sound with { Room = -1 },
                sound with { Spread = double.NaN },
            ])
        {
            Assert.Throws<ArgumentException>(() => new SuccessorLearner(world, settings, new Pcg32(1, 1)));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => new SuccessorLearner(world, sound with { Room = world.Features + 1 }, new Pcg32(1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SuccessorLearner(world, sound with { Policies = 1_000 }, new Pcg32(1, 1)));
        SuccessorLearner learner = new(world, sound with { Room = 100 }, new Pcg32(1, 1));
        Assert.Throws<ArgumentException>(() => learner.Give([1.0]));
        Assert.Throws<ArgumentException>(() => learner.Give([1.0, 1.0, double.NaN, 1.0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => learner.Revisit(1));
    }

    private static double[] Row(Dictionary<int, double[]> table, int state) =>
        table.TryGetValue(state, out double[]? row) ? row : table[state] = new double[4];

    // So many tasks, each of so many steps; half way through each the learner may be exchanged for one made of its image.
    private static SuccessorLearner Taught(FourRooms world, int tasks, int steps, Pcg32 random, Func<byte[], SuccessorLearner>? exchange = null)
    {
        SuccessorLearner learner = new(world, new(tasks, Gamma, Step, Room: Room, Spread: 0.01), new Pcg32(1, 1));
        Observation seen = Observation.For(world);
        for (int task = 0; task < tasks; task++)
        {
            world.DrawTask(random);
            Assert.True(task == 0 || learner.NewTask());
            int action = 0;
            bool isOver = true;
            for (int step = 0; step < steps; step++)
            {
                if (isOver)
                {
                    world.Restart(seen);
                    action = learner.Begin(seen);
                }

                Outcome outcome = world.Take(action, seen);
                action = learner.Learn(outcome, seen);
                isOver = outcome.IsTerminal || step % 200 == 199;
                learner = exchange is not null && step == (steps / 2) + 13 ? exchange(Image(learner)) : learner;
            }
        }

        return learner;
    }

    private static IEnumerable<Observation> Walk(FourRooms world, int steps)
    {
        Pcg32 random = new(12, 12);
        Observation seen = Observation.For(world);
        world.Restart(seen);
        for (int step = 0; step < steps; step++)
        {
            yield return seen;
            if (world.Take(random.NextInt(world.Actions), seen).IsTerminal || step % 200 == 199)
            {
                world.Restart(seen);
            }
        }
    }

    private static byte[] Image(SuccessorLearner learner)
    {
        byte[] image = new byte[learner.SavedBytes];
        StateWriter writer = new(image);
        learner.Save(ref writer);
        return image[..writer.Length];
    }

    /// <summary>The cliff, whose only reward feature is its reward.</summary>
    private sealed class PaidCliff : IFeaturedEnvironment
    {
        private readonly CliffWalk inner = new();

        public int Features => inner.Features;

        public int MostActive => inner.MostActive;

        public int Actions => inner.Actions;

        public int RewardFeatures => 1;

        public void Restart(Observation state) => inner.Restart(state);

        public Outcome Take(int action, Observation seen)
        {
            Outcome outcome = inner.Take(action, seen);
            seen.RewardFeatures[0] = outcome.Reward;
            return outcome;
        }
    }
}
