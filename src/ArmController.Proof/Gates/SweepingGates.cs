using ArmController.Learning.Environments;
using ArmController.Learning.Planning;
using ArmController.Numerics;
using ArmController.Worlds.Grids;

namespace ArmController.Proof.Gates;

/// <summary>
/// L1: prioritized sweeping against Dyna-Q on mazes of growing size (Sutton and Barto 2018, example 8.4).
/// Updates until the greedy way is no more than 1.2 times 14 moves for every cell that one of the first maze's was divided into;
/// looked at after each episode. The figures have long tails, so medians count.
/// </summary>
/// <remarks>
/// Both plan five steps, explore one in ten and move half of the way.
/// As in the public code that the reference figures are from, a real step counts as one update with both: Dyna-Q makes it,
/// sweeping finds out what the change would be.
/// </remarks>
internal static class SweepingGates
{
    private const double Gamma = 0.95;
    private const double Step = 0.5;
    private const double Epsilon = 0.1;
    private const double LeastChange = 1e-4;
    private const int Planned = 5;
    private const double ShortestWay = 14;
    private const double Tolerated = 1.2;

    /// <summary>The gates.</summary>
    public static IEnumerable<Gate> All =>
    [
        Faster(1, 54, "example 8.4; public code, 10 runs: 2.7"),
        Faster(2, 216, "example 8.4; public code, 10 runs: 1.8"),
        Faster(3, 486, "example 8.4; public code, 10 runs: 1.7"),
    ];

    /// <summary>Updates that Dyna-Q needs.</summary>
    public static double Dyna(ulong seed, int factor)
    {
        ChangingMaze world = new(ChangingMaze.Dyna, factor: factor);
        DynaLearner learner = new(world, Gamma, Step, Epsilon, Planned, 0, new Pcg32(seed, 1));
        Learn(world, learner, factor);
        return learner.Updates;
    }

    /// <summary>Updates that prioritized sweeping needs, and one for each of its real steps.</summary>
    public static double Sweeping(ulong seed, int factor)
    {
        ChangingMaze world = new(ChangingMaze.Dyna, factor: factor);
        SweepingLearner learner = new(world, Gamma, Step, Epsilon, Planned, LeastChange, new Pcg32(seed, 1));
        long steps = Learn(world, learner, factor);
        return learner.Updates + steps;
    }

    private static Gate Faster(int factor, int cells, string source) =>
        new(
            TabularGates.Level, $"maze of {cells}, updates of Dyna-Q over those of sweeping", 1.5, double.PositiveInfinity, 100, source,
            seed => Dyna(seed, factor))
        {
            Per = new(seed => Sweeping(seed, factor), OfMedians: true),
        };

    private static long Learn(ChangingMaze world, ILearner learner, int factor)
    {
        int most = (int)(ShortestWay * factor * Tolerated);
        Trial trial = new(world, learner);
        long steps = 0;
        double reached;
        do
        {
            steps += trial.Episode();
            trial.Evaluate(most, out reached);
        }
        while (reached == 0);

        return steps;
    }
}
