using ArmController.Learning.Environments;
using ArmController.Learning.Temporal;
using ArmController.Learning.Traces;
using ArmController.Numerics;
using ArmController.Proof.Gates.Exact;
using ArmController.Worlds;

namespace ArmController.Proof.Gates;

/// <summary>L2: tiles, traces and average reward against curves of hundreds of reference runs (Sutton and Barto 2018, chapters 10 and 12).</summary>
internal static class LinearGates
{
    /// <summary>The level.</summary>
    public const string Level = "L2";

    private const int LongestEpisode = 5_000;

    /// <summary>The gates.</summary>
    public static IEnumerable<Gate> All =>
    [
        Gate.Band(
            Level, "mountain car, Sarsa, steps of episode 100", 142.8, 8.7, 100, "figure 10.2, 500 runs",
            seed => Car(seed, new(Target.Taken, Step: 0.5, Epsilon: 0), 99, 1)),
        Gate.Band(
            Level, "mountain car, Sarsa, steps of episodes 401 to 500", 118.2, 4.0, 100, "figure 10.2, 500 runs",
            seed => Car(seed, new(Target.Taken, Step: 0.5, Epsilon: 0), 400, 100)),
        Gate.Band(
            Level, "mountain car, Watkins's Q(0.95), replacing, first 50 episodes", 175, 6, 100, "figure 12.10, 50 runs",
            seed => Car(seed, new(Target.Best, Lambda: 0.95, Step: 1.125, Epsilon: 0, Trace: TraceKind.Replacing), 0, 50)),
        Gate.Band(
            Level, "mountain car, Sarsa(0.9), replacing, first 50 episodes", 184.1, 6, 100, "figure 12.10, 50 runs",
            seed => Car(seed, new(Target.Taken, Lambda: 0.9, Step: 1, Epsilon: 0, Trace: TraceKind.Replacing), 0, 50)),
        Gate.Band(
            Level, "mountain car, true online Sarsa(0.9), first 50 episodes", 178, 6, 100, "figure 12.10, 50 runs",
            seed => Car(seed, new(Target.Taken, Lambda: 0.9, Step: 0.75, Epsilon: 0, Trace: TraceKind.Dutch), 0, 50)),
        new(
            Level, "access control, differential Sarsa, reward a step at the end", 2.63, 2.66, 10,
            "example 10.2, exact optimum of one who explores 2.647", Access),
    ];

    private static double Car(ulong seed, TdSettings settings, int before, int counted)
    {
        MountainCar world = new(new Pcg32(seed, 2));
        TdLearner learner = new(world, settings, new Pcg32(seed, 1));
        Trial trial = new(world, learner);
        double sum = 0;
        for (int episode = 0; episode < before + counted; episode++)
        {
            int steps = trial.Episode(LongestEpisode);
            sum += episode >= before ? steps : 0;
        }

        return learner.IfSound(sum / counted);
    }

    private static double Access(ulong seed)
    {
        AccessControl world = new(new Pcg32(seed, 2));
        TdLearner learner = new(world, new(Target.Taken, Step: 0.01, Epsilon: 0.1, AverageStep: 0.01), new Pcg32(seed, 1));
        Trial trial = new(world, learner);
        const int Steps = 2_000_000;
        const int Counted = 500_000;
        double sum = 0;
        for (int step = 0; step < Steps; step++)
        {
            double reward = trial.Step().Reward;
            sum += step >= Steps - Counted ? reward : 0;
        }

        return learner.IfSound(sum / Counted);
    }
}
