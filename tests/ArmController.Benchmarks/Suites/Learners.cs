using ArmController.Benchmarks.Harness;
using ArmController.Benchmarks.Rigs;
using ArmController.Learning.Environments;
using ArmController.Learning.Learners;
using ArmController.Learning.Predictions;
using ArmController.Learning.Traces;
using ArmController.Numerics;

namespace ArmController.Benchmarks.Suites;

/// <summary>
/// What learning alone costs: a step of tile-coded Q(lambda) of five joints, and thousands of predictions over one vector of many sparse features.
/// </summary>
internal static class Learners
{
    public static IEnumerable<Figure> Run() => [.. Steps(), .. Predictions()];

    private static IEnumerable<Figure> Steps()
    {
        const string Suite = "tile-coded Q(lambda), 5 joints x 8 tilings x 3 actions, gamma 0.8: encode, learn, choose";
        (string Name, LearnerSettings Settings, bool Judged)[] cases =
        [
            ("lambda 0", new(Gamma: 0.8, Lambda: 0), true),
            ("lambda 0.9, cut before what was not best", new(Gamma: 0.8, Lambda: 0.9), true),
            ("lambda 0.9, never cut", new(Gamma: 0.8, Lambda: 0.9, Cut: TraceCut.Never), true),
            ("lambda 0.9, never cut, replacing", new(Gamma: 0.8, Lambda: 0.9, Trace: TraceKind.Replacing, Cut: TraceCut.Never), false),
        ];
        using CStep? plain = CStep.Compile("-O2");
        using CStep? hard = CStep.Compile("-O3", "-march=native");
        List<(string Name, CStep C)> rivals = [];
        foreach ((string name, CStep? compiled) in (ReadOnlySpan<(string, CStep?)>)[("C -O2", plain), ("C -O3 native", hard)])
        {
            if (compiled is not null)
            {
                rivals.Add((name, compiled));
            }
        }

        if (rivals.Count == 0)
        {
            Console.Error.WriteLine("no C compiler (cc, clang or gcc) is here, or it failed: the learner's step stands alone");
        }

        Contest contest = new();
        JointWalk[] walks = [.. cases.Select(of => new JointWalk(of.Settings))];
        int[] works = [.. walks.Select(walk => contest.Enter(walk.Go))];
        int[][] loops = [.. rivals.Select(rival => cases.Select(of => contest.Enter(rival.C.Begin(of.Settings).Go)).ToArray())];
        contest.Run();
        for (int i = 0; i < cases.Length; i++)
        {
            yield return new Figure(Suite, cases[i].Name, contest.Nanoseconds(works[i]) / 1e3, "us", cases[i].Judged ? 2 : null);
            for (int r = 0; r < rivals.Count; r++)
            {
                (string name, CStep c) = rivals[r];
                yield return new Figure(Suite, $"{cases[i].Name}, {name}", contest.Nanoseconds(loops[r][i]) / 1e3, "us");
                yield return new Figure(
                    Suite, $"{cases[i].Name}, over {name}", contest.Ratio(works[i], loops[r][i]), "x", cases[i].Judged ? 2.5 : null);
                yield return new Figure(Suite, $"{cases[i].Name}, weights unlike {name}", Unlike(c, cases[i].Settings), "", 0);
            }

            yield return new Figure(Suite, $"{cases[i].Name}, bytes a step", Bytes(walks[i].Go, 100_000), "B", 0);
        }
    }

    // It is the same arithmetic when not one bit of one weight differs after as many steps from the same beginning.
    private static int Unlike(CStep c, LearnerSettings settings)
    {
        const int Steps = 100_000;
        JointWalk walk = new(settings);
        CStep.Walk loop = c.Begin(settings);
        walk.Go(Steps);
        loop.Go(Steps);
        double[] weights = loop.Weights();
        return weights.Where((weight, n) => BitConverter.DoubleToInt64Bits(weight) != BitConverter.DoubleToInt64Bits(walk.Weights[n])).Count();
    }

    private static IEnumerable<Figure> Predictions()
    {
        foreach (int active in (int[])[16, 457])
        {
            string suite = $"2,000 predictions of 6,000 binary features, {active} active, four discounts of 0 to 0.9875, lambda 0.9";
            Contest contest = new(rounds: 11);
            Horde horde = new(active);
            int work = contest.Enter(horde.Go);
            contest.Run();

            // A handful active is what is asked for; with 457, as on the robot of Modayil, White and Sutton 2014, it is only shown.
            yield return new Figure(
                suite, "all of them, updates a second", 1e9 / contest.Nanoseconds(work), "Hz", active == 16 ? 100 : null, AtLeast: true);
            yield return new Figure(suite, "one update of all of them", contest.Nanoseconds(work) / 1e6, "ms");
            yield return new Figure(suite, "bytes an update", Bytes(horde.Go, active == 16 ? 1_000 : 50), "B", 0);
        }
    }

    private static double Bytes(Action<int> work, int calls)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        work(calls);
        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / calls;
    }

    /// <summary>A stream of states of which a tenth of the features changes at every step.</summary>
    private sealed class Horde
    {
        private const int Features = 6_000;
        private const int Each = 500;

        private readonly PredictionBank bank;
        private readonly Observation[] states;
        private readonly double[] signals = new double[4 * Each];
        private int at;

        public Horde(int active)
        {
            bank = new PredictionBank(Features, active, 0.1, new(Each, 0, 0.9), new(Each, 0.8, 0.9), new(Each, 0.95, 0.9), new(Each, 0.9875, 0.9));
            states = new Observation[512];
            Pcg32 random = new(6, 6);
            for (int i = 0; i < states.Length; i++)
            {
                states[i] = new Observation(active);
                Span<int> features = states[i].Fill(active);
                for (int f = 0; f < active; f++)
                {
                    bool stays = i > 0 && random.NextDouble() < 0.9;
                    features[f] = stays ? states[i - 1].Features[f] : (f * (Features / active)) + random.NextInt(Features / active);
                }
            }

            for (int p = 0; p < signals.Length; p++)
            {
                signals[p] = random.NextGaussian();
            }

            bank.Begin(states[0]);
        }

        public void Go(int updates)
        {
            for (int update = 0; update < updates; update++)
            {
                at = (at + 1) % states.Length;
                bank.Learn(signals, states[at]);
            }
        }
    }
}
