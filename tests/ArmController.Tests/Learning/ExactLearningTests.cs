using ArmController.Learning.Environments;
using ArmController.Learning.Temporal;
using ArmController.Learning.Traces;
using ArmController.Numerics;
using ArmController.Worlds;
using ArmController.Worlds.Grids;
using Xunit;

namespace ArmController.Tests.Learning;

/// <summary>L0: identities that hold exactly, or to a rounding.</summary>
public sealed class ExactLearningTests
{
    /// <summary>One episode of the random walk with true online TD(lambda) against the online lambda-return, step by step (Sutton and Barto 2018, section 12.4 and 12.5).</summary>
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.4)]
    [InlineData(0.9)]
    [InlineData(1.0)]
    public void True_online_is_the_online_lambda_return(double lambda)
    {
        const double Step = 0.3;
        const double Gamma = 0.95;
        for (ulong seed = 1; seed <= 20; seed++)
        {
            RandomWalk world = new(9, new Pcg32(seed, 2));
            TdLearner learner = new(world, new(Target.Taken, Gamma, lambda, Step, 0, TraceKind.Dutch), new Pcg32(seed, 1));
            Trial trial = new(world, learner);

            // The same walk, seen once more.
            RandomWalk shadow = new(9, new Pcg32(seed, 2));
            Observation seen = new(1);
            for (int episode = 0; episode < 3; episode++)
            {
                double[] start = learner.Table.Weights.ToArray();
                List<int> states = [];
                List<double> rewards = [];
                shadow.Restart(seen);
                states.Add(seen.Features[0]);
                bool over = false;
                while (!over)
                {
                    Outcome outcome = shadow.Take(0, seen);
                    over = outcome.IsTerminal;
                    rewards.Add(outcome.Reward);
                    states.Add(over ? -1 : seen.Features[0]);
                    trial.Step();
                    double[] wanted = OnlineLambdaReturn(start, states, rewards, Gamma, lambda, Step);
                    for (int s = 0; s < wanted.Length; s++)
                    {
                        Assert.Equal(wanted[s], learner.Table.Weights[s], 1e-12);
                    }
                }
            }
        }
    }

    [Fact]
    public void Expected_Sarsa_that_never_explores_is_Q_learning()
    {
        for (ulong seed = 1; seed <= 5; seed++)
        {
            Assert.Equal(Learned(new(Target.Best, Step: 0.5, Epsilon: 0), seed, 20_000), Learned(new(Target.Expected, Step: 0.5, Epsilon: 0), seed, 20_000));
        }
    }

    /// <summary>
    /// Potential-based shaping from zero does what beginning at the potential does (Wiewiora 2003). Both are led along the same way, one allowed action at a
    /// time: where values are equal but for a rounding, free ones might part.
    /// </summary>
    [Fact]
    public void Shaping_by_a_potential_is_beginning_at_it()
    {
        const double Gamma = 0.9;
        Led plain = new(Gamma, isShaped: false);
        Led shaped = new(Gamma, isShaped: true);
        TdSettings settings = new(Target.Best, Gamma, 0, 0.25, 0);
        TdLearner first = new(plain, settings, new Pcg32(8, 8));
        TdLearner second = new(shaped, settings, new Pcg32(8, 8));
        for (int place = 0; place < first.Table.Count; place++)
        {
            first.Table.Add(place, Led.Potential(place / first.Table.Actions));
        }

        Trial one = new(plain, first);
        Trial two = new(shaped, second);
        for (int step = 0; step < 50_000; step++)
        {
            one.Step();
            two.Step();
            Assert.Equal(one.IsOver, two.IsOver);
        }

        int moved = 0;
        for (int place = 0; place < first.Table.Count; place++)
        {
            double potential = Led.Potential(place / first.Table.Actions);
            Assert.Equal(first.Table.Weights[place], second.Table.Weights[place] + potential, 1e-12);
            moved += second.Table.Weights[place] != 0 ? 1 : 0;
        }

        Assert.InRange(moved, 200, first.Table.Count);
    }

    // The weights after a step are those that lambda-returns up to the newest state would have led to from the episode's first weights.
    private static double[] OnlineLambdaReturn(double[] start, List<int> states, List<double> rewards, double gamma, double lambda, double step)
    {
        int horizon = rewards.Count;
        double[] weights = [.. start];

        // Values that returns look up are those of the time at which their state was the newest: kept from the shorter horizons.
        List<double[]> history = [start];
        for (int h = 1; h <= horizon; h++)
        {
            weights = [.. start];
            for (int t = 0; t < h; t++)
            {
                double target = 0;
                double share = 1;
                for (int n = 1; n <= h - t; n++)
                {
                    double ahead = 0;
                    for (int k = n; k >= 1; k--)
                    {
                        ahead = rewards[t + k - 1] + (gamma * ahead);
                    }

                    int reached = states[t + n];
                    ahead += reached < 0 ? 0 : Math.Pow(gamma, n) * history[t + n - 1][reached];
                    bool last = n == h - t;
                    target += (last ? share : share * (1 - lambda)) * ahead;
                    share *= lambda;
                }

                weights[states[t]] += step * (target - weights[states[t]]);
            }

            history.Add(weights);
        }

        return weights;
    }

    private static double[] Learned(TdSettings settings, ulong seed, int steps)
    {
        CliffWalk world = new();
        TdLearner learner = new(world, settings, new Pcg32(seed, 1));
        Trial trial = new(world, learner);
        for (int step = 0; step < steps; step++)
        {
            trial.Step();
        }

        return learner.Table.Weights.ToArray();
    }

    /// <summary>A windy grid in which one action is allowed at a time, and which may pay gamma Phi(s') - Phi(s) on top.</summary>
    private sealed class Led(double gamma, bool isShaped) : IEnvironment
    {
        private readonly WindyGrid inner = new();
        private readonly Pcg32 random = new(3, 3);
        private double before;

        public int Features => inner.Features;

        public int MostActive => inner.MostActive;

        public int Actions => inner.Actions;

        public static double Potential(int state) => -(state % 10) / 3.0;

        public void Restart(Observation state)
        {
            inner.Restart(state);
            before = Potential(state.Features[0]);
            state.Allowed = 1UL << random.NextInt(Actions);
        }

        public Outcome Take(int action, Observation seen)
        {
            Outcome outcome = inner.Take(action, seen);
            double after = outcome.IsTerminal ? 0 : Potential(seen.Features[0]);
            double extra = (gamma * after) - before;
            before = after;
            seen.Allowed = 1UL << random.NextInt(Actions);
            return isShaped ? outcome with { Reward = outcome.Reward + extra } : outcome;
        }
    }
}
