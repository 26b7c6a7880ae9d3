using ArmController.Benchmarks.Harness;
using ArmController.Learning.Environments;
using ArmController.Learning.Features;
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
    private const int Tape = 4_096;

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
        Contest contest = new();
        JointWalk[] walks = [.. cases.Select(of => new JointWalk(of.Settings))];
        int[] works = [.. walks.Select(walk => contest.Enter(walk.Go))];
        contest.Run();
        for (int i = 0; i < cases.Length; i++)
        {
            yield return new Figure(Suite, cases[i].Name, contest.Nanoseconds(works[i]) / 1e3, "us", cases[i].Judged ? 2 : null);
            yield return new Figure(Suite, $"{cases[i].Name}, bytes a step", Bytes(walks[i].Go, 100_000), "B", 0);
        }
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

    /// <summary>
    /// Five wanted angles that wander as an arm's do, each seen through tiles of its own; the learner is paid for moving them towards zero.
    /// </summary>
    private sealed class JointWalk
    {
        private const int Joints = 5;
        private const int Tilings = 8;
        private const double Limit = 8.9;

        private readonly LineTiles tiles = new(Tilings, Limit);
        private readonly FactoredQLearner learner;
        private readonly ActiveFeatures state = new(Joints, Tilings);
        private readonly int[] actions = new int[Joints];
        private readonly double[] places = new double[Tape * Joints];
        private int at;

        public JointWalk(LearnerSettings settings)
        {
            learner = new FactoredQLearner(Joints, Tilings, tiles.Count, 3, settings, new Pcg32(4, 4));
            Pcg32 random = new(3, 3);
            for (int i = Joints; i < places.Length; i++)
            {
                places[i] = Math.Clamp(places[i - Joints] + (0.5 * random.NextGaussian()), -Limit, Limit);
            }

            See();
            learner.Enter(state);
        }

        public void Go(int steps)
        {
            for (int step = 0; step < steps; step++)
            {
                learner.Choose(explore: true, actions);
                double before = Math.Abs(places[at * Joints]);
                at = (at + 1) % Tape;
                See();
                learner.Learn(actions, before - Math.Abs(places[at * Joints]), state, terminal: false);
            }
        }

        private void See()
        {
            for (int joint = 0; joint < Joints; joint++)
            {
                double place = places[(at * Joints) + joint];
                state.Mirrored(joint) = place < 0;
                tiles.Encode(Math.Abs(place), state.Of(joint));
            }
        }
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
