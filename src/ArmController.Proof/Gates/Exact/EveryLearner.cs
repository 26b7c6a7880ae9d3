using ArmController.Learning.Environments;
using ArmController.Learning.Planning;
using ArmController.Learning.Temporal;
using ArmController.Learning.Traces;
using ArmController.Learning.Transfer;
using ArmController.Numerics;
using ArmController.Worlds;
using ArmController.Worlds.Grids;

namespace ArmController.Proof.Gates.Exact;

/// <summary>Every learner in a world that suits it.</summary>
internal static class EveryLearner
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "Q-learning", "Sarsa", "Expected Sarsa", "Double Q", "Q(lambda), accumulating", "Q(lambda), replacing", "Sarsa(lambda), true online",
        "average reward", "falling steps", "4-step Sarsa", "Dyna-Q", "Dyna-Q+", "prioritized sweeping", "tiles, Q(lambda)", "tiles, bounded step",
        "successor features", "successor features with GPI",
    ];

    /// <summary>A learner that knows nothing, and its world.</summary>
    public static (IEnvironment World, ILearner Learner) Of(string name, ulong seed)
    {
        CliffWalk cliff = new();
        ChangingMaze maze = new(ChangingMaze.Dyna);
        MountainCar car = new(new Pcg32(seed, 2), 8, 1024);
        Pcg32 random = new(seed, 1);
        return name switch
        {
            "Q-learning" => (cliff, new TdLearner(cliff, new(Step: 0.5), random)),
            "Sarsa" => (cliff, new TdLearner(cliff, new(Target.Taken, Step: 0.5), random)),
            "Expected Sarsa" => (cliff, new TdLearner(cliff, new(Target.Expected, Step: 0.5), random)),
            "Double Q" => (cliff, new TdLearner(cliff, new(Step: 0.5, IsDouble: true), random)),
            "Q(lambda), accumulating" => (cliff, new TdLearner(cliff, new(Gamma: 0.9, Lambda: 0.8, Step: 0.1), random)),
            "Q(lambda), replacing" => (cliff, new TdLearner(cliff, new(Gamma: 0.9, Lambda: 0.8, Step: 0.1, Trace: TraceKind.Replacing), random)),
            "Sarsa(lambda), true online" =>
                (car, new TdLearner(car, new(Target.Taken, Lambda: 0.9, Step: 0.2, Epsilon: 0, Trace: TraceKind.Dutch), random)),
            "average reward" => (cliff, new TdLearner(cliff, new(Target.Taken, Step: 0.1, AverageStep: 0.01), random)),
            "falling steps" => (cliff, new TdLearner(cliff, new(Step: 0.5, HalvingVisits: 20, LowestShare: 0.01), random)),
            "4-step Sarsa" => (cliff, new NStepLearner(cliff, 4, 1, 0.1, 0.1, random)),
            "Dyna-Q" => (maze, new DynaLearner(maze, 0.95, 0.1, 0.1, 5, 0, random)),
            "Dyna-Q+" => (maze, new DynaLearner(maze, 0.95, 0.1, 0.1, 5, 1e-4, random)),
            "prioritized sweeping" => (maze, new SweepingLearner(maze, 0.95, 0.5, 0.1, 5, 1e-4, random)),
            "tiles, Q(lambda)" => (car, new TdLearner(car, new(Lambda: 0.9, Step: 0.1, Epsilon: 0.1), random)),
            "tiles, bounded step" => (car, new TdLearner(car, new(Lambda: 0.9, Step: 0.5, Epsilon: 0.1, BoundsStep: true), random)),
            "successor features" => (Rooms(seed), Transferring(seed, improves: false)),
            "successor features with GPI" => (Rooms(seed), Transferring(seed, improves: true)),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name),
        };
    }

    private static FourRooms Rooms(ulong seed)
    {
        FourRooms rooms = new();
        rooms.DrawTask(new Pcg32(seed, 2));
        return rooms;
    }

    // At the third of its tasks: the weights of the two before are as they were drawn, so each policy leads elsewhere.
    private static SuccessorLearner Transferring(ulong seed, bool improves)
    {
        SuccessorLearner learner = new(new FourRooms(), new(3, Room: 20_000, Spread: 0.01, Improves: improves), new Pcg32(seed, 1));
        learner.NewTask();
        learner.NewTask();
        return learner;
    }
}
