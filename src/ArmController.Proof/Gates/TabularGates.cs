using ArmController.Learning.Environments;
using ArmController.Learning.Planning;
using ArmController.Learning.Temporal;
using ArmController.Numerics;
using ArmController.Proof.Gates.Exact;
using ArmController.Worlds;
using ArmController.Worlds.Grids;

namespace ArmController.Proof.Gates;

/// <summary>L1: learners with a table against curves of many thousand reference runs (Sutton and Barto 2018, chapters 6 to 8).</summary>
internal static class TabularGates
{
    /// <summary>The level.</summary>
    public const string Level = "L1";

    /// <summary>The gates.</summary>
    public static IEnumerable<Gate> All =>
    [
        Gate.Band(
            Level, "windy grid, Q-learning, episodes in 8,000 steps", 208.4, 1.0, 100, "example 6.5, 10,000 runs",
            seed => WindyEpisodes(seed, Target.Best, out _)),
        new(Level, "windy grid, Q-learning, greedy way afterwards", 15, 15, 100, "example 6.5, exact", seed => WindyWay(seed)),
        Gate.Band(
            Level, "windy grid, Sarsa, episodes in 8,000 steps", 160.0, 3.9, 100, "example 6.5, 10,000 runs",
            seed => WindyEpisodes(seed, Target.Taken, out _)),
        Gate.Band(
            Level, "cliff, Q-learning, return of episodes 401 to 500", -50.1, 2.8, 100, "example 6.6, 10,000 runs",
            seed => Cliff(seed, Target.Best, false)),
        Gate.Band(
            Level, "cliff, Sarsa, return of episodes 401 to 500", -26.9, 2.8, 100, "example 6.6, 10,000 runs",
            seed => Cliff(seed, Target.Taken, false)),
        Gate.Band(
            Level, "cliff, Expected Sarsa, return of episodes 401 to 500", -20.8, 1.0, 100, "example 6.6, 10,000 runs",
            seed => Cliff(seed, Target.Expected, false)),
        Gate.Band(
            Level, "cliff, Q-learning behind a shield, the same", -14.9, 0.2, 100, "example 6.6 with cliff moves masked",
            seed => Cliff(seed, Target.Best, true)),
        new(Level, "cliff behind a shield, falls", 0, 0, 100, "a shield is obeyed from the first step on", ShieldedFalls),
        Gate.Band(
            Level, "Dyna maze, 5 planned steps, steps of episode 1", 868.7, 99.8, 1000, "example 8.1, exact of one who knows nothing",
            seed => DynaEpisode(seed, 5, 1)),
        Gate.Band(
            Level, "Dyna maze, 50 planned steps, steps of episode 3", 17.6, 1.25, 100, "example 8.1, 20,000 runs", seed => DynaEpisode(seed, 50, 3)),
        Gate.Band(
            Level, "Dyna maze, 5 planned steps, steps of episode 10", 17.1, 1.05, 100, "example 8.1, 20,000 runs", seed => DynaEpisode(seed, 5, 10)),
        Gate.Band(
            Level, "maximisation bias, Q-learning, % left in episodes 291 to 300", 12.0, 1.8, 1000, "example 6.7, 100,000 runs",
            seed => Left(seed, false)),
        Gate.Band(
            Level, "maximisation bias, Double Q, % left in episodes 291 to 300", 6.9, 1.4, 1000, "example 6.7, 100,000 runs",
            seed => Left(seed, true)),
        Gate.Band(Level, "random walk of 19, 4-step TD, error of 10 episodes", 0.263, 0.017, 100, "example 7.1, 2,000 runs", WalkError),
        Gate.Band(
            Level, "blocking maze, Dyna-Q, reward of 3,000 steps", 74.3, 16.3, 100, "example 8.2, 1,000 runs",
            seed => Change(seed, ChangingMaze.Blocking, ChangingMaze.Blocked, 1000, 3000, 10, 0)),
        Gate.Band(
            Level, "blocking maze, Dyna-Q+, reward of 3,000 steps", 133.9, 5.5, 100, "example 8.2, 1,000 runs",
            seed => Change(seed, ChangingMaze.Blocking, ChangingMaze.Blocked, 1000, 3000, 10, 1e-4)),
        Gate.Band(
            Level, "shortcut maze, Dyna-Q, reward of 6,000 steps", 289.5, 11.7, 100, "example 8.3, 400 runs",
            seed => Change(seed, ChangingMaze.Blocked, ChangingMaze.Shortcut, 3000, 6000, 50, 0)),
        Gate.Band(
            Level, "shortcut maze, Dyna-Q+, reward of 6,000 steps", 365.2, 3.3, 100, "example 8.3, 400 runs",
            seed => Change(seed, ChangingMaze.Blocked, ChangingMaze.Shortcut, 3000, 6000, 50, 1e-3)),
    ];

    private static TdSettings Half(Target target) => new(target, Step: 0.5);

    private static double WindyEpisodes(ulong seed, Target target, out Trial trial)
    {
        WindyGrid world = new();
        TdLearner learner = new(world, Half(target), new Pcg32(seed, 1));
        trial = new Trial(world, learner);
        int episodes = 0;
        for (int step = 0; step < 8_000; step++)
        {
            episodes += trial.Step().IsTerminal ? 1 : 0;
        }

        return learner.IfSound(episodes);
    }

    private static int WindyWay(ulong seed)
    {
        WindyEpisodes(seed, Target.Best, out Trial trial);
        return trial.Evaluate(100, out _);
    }

    private static double Cliff(ulong seed, Target target, bool hasShield)
    {
        CliffWalk world = new(hasShield);
        TdLearner learner = new(world, Half(target), new Pcg32(seed, 1));
        Trial trial = new(world, learner);
        double sum = 0;
        for (int episode = 1; episode <= 500; episode++)
        {
            trial.Episode();
            sum += episode > 400 ? trial.Return : 0;
        }

        return learner.IfSound(sum / 100);
    }

    private static double ShieldedFalls(ulong seed)
    {
        CliffWalk world = new(hasShield: true);
        TdLearner learner = new(world, Half(Target.Best), new Pcg32(seed, 1));
        Trial trial = new(world, learner);
        for (int episode = 0; episode < 500; episode++)
        {
            trial.Episode();
        }

        return learner.IfSound(world.Falls);
    }

    private static double DynaEpisode(ulong seed, int planned, int which)
    {
        ChangingMaze world = new(ChangingMaze.Dyna);
        Trial trial = new(world, new DynaLearner(world, 0.95, 0.1, 0.1, planned, 0, new Pcg32(seed, 1)));
        int steps = 0;
        for (int episode = 1; episode <= which; episode++)
        {
            steps = trial.Episode();
        }

        return steps;
    }

    private static double Left(ulong seed, bool isDouble)
    {
        BiasedChoice world = new(new Pcg32(seed, 2));
        TdLearner learner = new(world, new TdSettings(Step: 0.1, IsDouble: isDouble), new Pcg32(seed, 1));
        Trial trial = new(world, learner);
        int left = 0;
        for (int episode = 1; episode <= 300; episode++)
        {
            // Two steps are an episode that went left.
            left += trial.Episode() == 2 && episode > 290 ? 1 : 0;
        }

        return learner.IfSound(10.0 * left);
    }

    private static double WalkError(ulong seed)
    {
        RandomWalk world = new(19, new Pcg32(seed, 2));
        NStepLearner learner = new(world, 4, 1, 0.35, 0, new Pcg32(seed, 1));
        Trial trial = new(world, learner);
        double sum = 0;
        for (int episode = 0; episode < 10; episode++)
        {
            trial.Episode();
            double squares = 0;
            for (int state = 0; state < world.Features; state++)
            {
                double off = learner.Table.Weights[state] - world.TrueValue(state);
                squares += off * off;
            }

            sum += Math.Sqrt(squares / world.Features);
        }

        return sum / 10;
    }

    private static double Change(ulong seed, string[] before, string[] after, int at, int steps, int planned, double bonus)
    {
        ChangingMaze world = new(before, after, at);
        Trial trial = new(world, new DynaLearner(world, 0.95, 1.0, 0.1, planned, bonus, new Pcg32(seed, 1)));
        double sum = 0;
        for (int step = 0; step < steps; step++)
        {
            sum += trial.Step().Reward;
        }

        return sum;
    }
}
