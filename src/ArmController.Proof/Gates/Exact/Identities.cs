using ArmController.Learning.Environments;
using ArmController.Learning.Temporal;
using ArmController.Learning.Traces;
using ArmController.Numerics;
using ArmController.Worlds;
using ArmController.Worlds.Grids;

namespace ArmController.Proof.Gates.Exact;

/// <summary>Learners that are one another under some setting, and what one step says.</summary>
internal static class Identities
{
    private const int Steps = 20_000;

    /// <summary>True online TD(lambda) and the online lambda-return, after every step of three episodes of a random walk.</summary>
    /// <returns>Largest difference of a value.</returns>
    public static double TrueOnline(ulong seed, double lambda) => FromOnlineReturn(seed, lambda, TraceKind.Dutch);

    /// <summary>TD(lambda) with any traces and the online lambda-return; only dutch ones make them the same.</summary>
    /// <returns>Largest difference of a value.</returns>
    public static double FromOnlineReturn(ulong seed, double lambda, TraceKind trace)
    {
        const double Gamma = 0.95;
        const double Step = 0.3;
        RandomWalk world = new(9, new Pcg32(seed, 2));
        TdLearner learner = new(world, new(Target.Taken, Gamma, lambda, Step, 0, trace), new Pcg32(seed, 1));
        Observation seen = new(world.MostActive);
        double worst = 0;
        for (int episode = 0; episode < 3; episode++)
        {
            world.Restart(seen);
            learner.Begin(seen);
            OnlineReturn judge = new(learner.Table.Weights.ToArray(), Gamma, lambda, Step, seen.Features[0]);
            Outcome outcome;
            do
            {
                outcome = world.Take(0, seen);
                learner.Learn(outcome, seen);
                worst = Math.Max(worst, Worst(learner.Table.Weights, judge.After(outcome.Reward, outcome.IsTerminal ? null : seen.Features[0])));
            }
            while (!outcome.IsTerminal);
        }

        return learner.IfSound(worst);
    }

    /// <summary>Q(lambda) without lambda and the textbook's Q-learning, along the learner's own way.</summary>
    /// <returns>Largest difference of a value.</returns>
    public static double NoLambda(ulong seed, TraceKind trace)
    {
        const double Gamma = 0.95;
        const double Step = 0.5;
        CliffWalk world = new();
        TdLearner learner = new(world, new(Target.Best, Gamma, 0, Step, 0.1, trace), new Pcg32(seed, 1));
        double[] values = new double[world.Features * world.Actions];
        Observation seen = new(world.MostActive);
        int action = -1;
        for (int step = 0; step < Steps; step++)
        {
            if (action < 0)
            {
                world.Restart(seen);
                action = learner.Begin(seen);
            }

            int at = (seen.Features[0] * world.Actions) + action;
            Outcome outcome = world.Take(action, seen);
            double best = outcome.IsTerminal ? 0 : values.AsSpan(seen.Features[0] * world.Actions, world.Actions).ToArray().Max();
            values[at] += Step * (outcome.Reward + (Gamma * best) - values[at]);
            action = learner.Learn(outcome, seen);
            action = outcome.IsTerminal ? -1 : action;
        }

        return learner.IfSound(Worst(learner.Table.Weights, values));
    }

    /// <summary>Expected Sarsa that never explores and Q-learning.</summary>
    /// <returns>Largest difference of a weight.</returns>
    public static double ExpectedIsBest(ulong seed) => Worst(Learned(Target.Best, seed).Table.Weights, Learned(Target.Expected, seed).Table.Weights);

    /// <summary>Sarsa's errors on two given steps, one that ends its episode and one that does not.</summary>
    /// <returns>Largest difference from 0 and 3.</returns>
    public static double SarsaErrors()
    {
        double one = SarsaError([1, 1, 0], 0, 1, isTerminal: true, [0, 1, 0], 1);
        double two = SarsaError([1, 1, 0], 1, 1, isTerminal: false, [3, 2, 0], 0);
        return Math.Max(Math.Abs(one - 0), Math.Abs(two - 3));
    }

    private static double SarsaError(double[] values, int action, double reward, bool isTerminal, double[] later, int next)
    {
        // A walk gives only its sizes: states 0 and 1, three actions of four, one allowed at a time.
        CliffWalk world = new();
        TdLearner learner = new(world, new(Target.Taken, Gamma: 1, Epsilon: 0), new Pcg32(1, 1));
        for (int a = 0; a < values.Length; a++)
        {
            learner.Table.Add(learner.Table.Place(0, a), values[a]);
            learner.Table.Add(learner.Table.Place(1, a), later[a]);
        }

        Observation seen = new(world.MostActive);
        seen.Set(0);
        seen.Allowed = 1UL << action;
        learner.Begin(seen);
        seen.Set(1);
        seen.Allowed = 1UL << next;
        learner.Learn(new Outcome(reward, isTerminal), seen);
        return learner.LastError;
    }

    private static TdLearner Learned(Target target, ulong seed)
    {
        CliffWalk world = new();
        TdLearner learner = new(world, new(target, Step: 0.5, Epsilon: 0), new Pcg32(seed, 1));
        new Trial(world, learner).Go(Steps);
        return learner;
    }

    private static double Worst(ReadOnlySpan<double> one, ReadOnlySpan<double> two)
    {
        double worst = 0;
        for (int i = 0; i < one.Length; i++)
        {
            worst = Math.Max(worst, Math.Abs(one[i] - two[i]));
        }

        return worst;
    }
}
