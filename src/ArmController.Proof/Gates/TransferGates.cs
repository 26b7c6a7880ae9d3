using ArmController.Learning.Environments;
using ArmController.Learning.Temporal;
using ArmController.Learning.Transfer;
using ArmController.Numerics;
using ArmController.Worlds.Grids;

namespace ArmController.Proof.Gates;

/// <summary>
/// L3: what was learned in tasks before helps in new ones (Barreto et al. 2017, "Successor Features for Transfer in Reinforcement Learning",
/// section 4.1). A run is 20 tasks of 20,000 steps each in four rooms, episodes given up after 200 steps; its figure is the mean return of a task,
/// learning and exploring included, over the tasks that have one before them. All learners of a seed meet the same tasks.
/// </summary>
/// <remarks>
/// The references are means of about 20 runs of a tabular re-implementation with discount 0.95, step sizes 0.5 and a share of 0.15 random actions,
/// which gives a standard error for each task. A learner that keeps what it knows has good and bad runs,
/// so its tasks are not independent and the error of a run's mean is larger than theirs suggest: by 1.03, 1.73, 1.29 and 1.63 in 200 runs of ours,
/// in the order of the gates. So the references' errors are 10.6, 33.3, 26.1 and 37.4, ours 7, 21, 12 and 17 at 100 runs,
/// and the bands are four times both together. Successor features and weights begin within 0.01 of zero as there;
/// tables begin at zero, which makes no difference to Q-learning (207 +- 5 and 211 +- 4 in 200 runs).
/// </remarks>
internal static class TransferGates
{
    /// <summary>The one that is judged: the others say that the world and the learners are those of the literature.</summary>
    public const string Judged = "four rooms, successor features with GPI over Q-learning";

    /// <summary>The level.</summary>
    public const string Level = "L3";

    private const string Source = "Barreto 2017, re-implemented, about 20 runs";
    private const int Tasks = 20;
    private const int TaskSteps = 20_000;
    private const int LongestEpisode = 200;

    // A run sees up to 17,000 of the 692,224 states: successor features of all would take 1.8 GB, of so many they take 63 MB.
    private const int Room = 24_576;

    /// <summary>The gates.</summary>
    public static IEnumerable<Gate> All =>
    [
        Gate.Band(Level, "four rooms, Q-learning, return of tasks 2 to 20", 202.9, 51, 100, Source, seed => Plain(seed, isWarm: false)),
        Gate.Band(Level, "four rooms, Q-learning from the last task's table, the same", 336.5, 157, 100, Source, seed => Plain(seed, isWarm: true)),
        Gate.Band(Level, "four rooms, successor features without GPI, the same", 335.2, 114, 100, Source, seed => Successor(seed, improves: false)),
        Gate.Band(Level, "four rooms, successor features with GPI, the same", 437, 165, 100, Source, seed => Successor(seed, improves: true)),
        new(Level, Judged, 1.9, double.PositiveInfinity, 100, "the same: 2.15", seed => Successor(seed, improves: true))
        {
            Per = new(seed => Plain(seed, isWarm: false), OfMedians: false),
        },
    ];

    private static double Plain(ulong seed, bool isWarm)
    {
        FourRooms world = Fresh();
        TdLearner learner = new(world, new TdSettings(Gamma: 0.95, Step: 0.5, Epsilon: 0.15), new Pcg32(seed, 1));
        Trial trial = new(world, learner);
        Pcg32 tasks = new(seed, 2);
        double sum = 0;
        for (int task = 0; task < Tasks; task++)
        {
            world.DrawTask(tasks);
            if (!isWarm)
            {
                learner.Table.Reset(0);
            }

            double earned = Return(trial);
            sum += task > 0 ? earned : 0;
        }

        return sum / (Tasks - 1);
    }

    private static double Successor(ulong seed, bool improves)
    {
        FourRooms world = Fresh();
        SuccessorSettings settings = new(Tasks, Gamma: 0.95, Step: 0.5, WeightStep: 0.5, Epsilon: 0.15, Room, Spread: 0.01, improves);
        SuccessorLearner learner = new(world, settings, new Pcg32(seed, 1));
        Trial trial = new(world, learner);
        Pcg32 tasks = new(seed, 2);
        double sum = 0;
        for (int task = 0; task < Tasks; task++)
        {
            world.DrawTask(tasks);
            if (task > 0)
            {
                learner.NewTask();
            }

            double earned = Return(trial);
            sum += task > 0 ? earned : 0;
        }

        // What was not learned for want of room is not measured either.
        return learner.IsFull ? double.NaN : sum / (Tasks - 1);
    }

    // A run leaves 60 to 80 MB behind, and a collector that sees much free memory lets them lie: 10 GB were seen.
    private static FourRooms Fresh()
    {
        GC.Collect();
        return new FourRooms();
    }

    private static double Return(Trial trial)
    {
        double sum = 0;
        int left = TaskSteps;
        while (left > 0)
        {
            left -= trial.Episode(Math.Min(left, LongestEpisode));
            sum += trial.Return;
        }

        return sum;
    }
}
