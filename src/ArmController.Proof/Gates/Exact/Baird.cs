using ArmController.Learning.Environments;
using ArmController.Learning.Temporal;
using ArmController.Numerics;
using ArmController.Worlds;

namespace ArmController.Proof.Gates.Exact;

/// <summary>Baird's counterexample, learned by the product's own learner (Sutton and Barto 2018, section 11.2).</summary>
internal static class Baird
{
    private const double Alpha = 0.01;
    private const double Gamma = 0.99;
    private const int FirstWeight = 0;
    private const int LastWeight = 7;

    // Sweeps, and what the first and the last weight are after them; from expected updates in other code.
    private static readonly (int Sweeps, double First, double Last)[] Known =
    [
        (1, 1.025371, 1.075771),
        (10, 1.256735, 1.766580),
        (100, 3.894886, 9.627054),
        (1000, 114.433716, 335.001209),
    ];

    /// <summary>
    /// Semi-gradient dynamic programming (equation 11.9): a sweep moves the weights by the mean of what is learned from each state.
    /// </summary>
    /// <returns>Largest difference of the first and the last weight from the known ones.</returns>
    public static double SweepError()
    {
        BairdStar world = new(new Pcg32(1, 2));
        TdLearner[] learners = [.. Enumerable.Range(0, BairdStar.States).Select(_ => Learner(world, Alpha, 1))];
        Observation seen = new(world.MostActive);
        double[] weights = BairdStar.FirstWeights.ToArray();
        double worst = 0;
        int done = 0;
        foreach ((int sweeps, double first, double last) in Known)
        {
            for (; done < sweeps; done++)
            {
                Sweep(learners, weights, seen);
            }

            worst = Math.Max(worst, Math.Max(Math.Abs(weights[FirstWeight] - first), Math.Abs(weights[LastWeight] - last)));
        }

        return worst;
    }

    /// <summary>Off-policy temporal differences of a thousand moves: the last weight.</summary>
    public static double LastWeightAfterMoves(ulong seed)
    {
        TdLearner learner = Moving(seed, out Trial trial);
        trial.Go(1_000);
        return learner.IfSound(learner.Table.Weights[LastWeight]);
    }

    /// <summary>100 when the divergence is seen, all weights are numbers then and none moves any more; else 0.</summary>
    public static double Caught(ulong seed)
    {
        TdLearner learner = Moving(seed, out Trial trial);
        for (int move = 0; move < 10_000 && !learner.Divergence.HasTripped; move++)
        {
            trial.Step();
        }

        double[] weights = learner.Table.Weights.ToArray();
        trial.Go(1_000);
        bool stands = learner.Table.Weights.SequenceEqual(weights) && Array.TrueForAll(weights, double.IsFinite);
        return learner.Divergence.Reason == DivergenceReason.BeyondRewards && stands ? 100 : 0;
    }

    private static void Sweep(TdLearner[] learners, double[] weights, Observation seen)
    {
        double[] change = new double[weights.Length];
        for (int state = 0; state < learners.Length; state++)
        {
            Put(learners[state], weights);
            BairdStar.Show(state, seen);
            learners[state].Begin(seen);
            BairdStar.Show(BairdStar.Centre, seen);
            learners[state].Learn(new Outcome(0, IsTerminal: false), seen);
            for (int i = 0; i < weights.Length; i++)
            {
                change[i] += learners[state].Table.Weights[i] - weights[i];
            }
        }

        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] += change[i] / learners.Length;
        }
    }

    private static TdLearner Moving(ulong seed, out Trial trial)
    {
        BairdStar world = new(new Pcg32(seed, 2));
        TdLearner learner = Learner(world, Alpha * BairdStar.Ratio, seed);
        Put(learner, BairdStar.FirstWeights);
        trial = new Trial(world, learner);
        return learner;
    }

    // The learner shares its step among the features that can be active; the paper's is each one's.
    private static TdLearner Learner(BairdStar world, double step, ulong seed) =>
        new(world, new(Target.Taken, Gamma, Step: step * world.MostActive, Epsilon: 0), new Pcg32(seed, 1));

    private static void Put(TdLearner learner, ReadOnlySpan<double> weights)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            learner.Table.Add(i, weights[i] - learner.Table.Weights[i]);
        }
    }
}
