using ArmController.Learning.Environments;
using ArmController.Learning.Temporal;
using ArmController.Numerics;
using ArmController.Worlds.Grids;

namespace ArmController.Proof.Gates.Exact;

/// <summary>
/// Shaping by a potential from zero does what beginning at the potential does (Wiewiora 2003,
/// "Potential-based shaping and Q-value initialization are equivalent").
/// </summary>
internal static class Shaping
{
    private const double Gamma = 0.9;
    private const int Steps = 20_000;

    /// <summary>Two learners in the same world, one shaped, one begun at the potential.</summary>
    /// <returns>Largest |Q + Phi - Q'|; infinity when they ever part.</returns>
    public static double Difference(ulong seed) => Difference(seed, Gamma);

    /// <summary>The same, with the shaping's own discount, which only the learner's makes a potential's.</summary>
    public static double Difference(ulong seed, double shapingGamma)
    {
        Shaped plain = new(seed, 0, shapingGamma);
        Shaped shaped = new(seed, 1, shapingGamma);
        TdSettings settings = new(Target.Best, Gamma, Step: 0.25, Epsilon: 0.1);
        TdLearner begun = new(plain, settings, new Pcg32(seed, 1));
        TdLearner told = new(shaped, settings, new Pcg32(seed, 1));
        for (int place = 0; place < begun.Table.Count; place++)
        {
            begun.Table.Add(place, Potential(place / begun.Table.Actions));
        }

        Trial one = new(plain, begun);
        Trial two = new(shaped, told);
        for (int step = 0; step < Steps; step++)
        {
            one.Step();
            two.Step();
            if (plain.At != shaped.At || one.IsOver != two.IsOver)
            {
                return double.PositiveInfinity;
            }
        }

        double worst = 0;
        for (int place = 0; place < begun.Table.Count; place++)
        {
            worst = Math.Max(worst, Math.Abs(told.Table.Weights[place] + Potential(place / begun.Table.Actions) - begun.Table.Weights[place]));
        }

        return told.IfSound(begun.IfSound(worst));
    }

    private static double Potential(int state) => -(state % 10) / 3.0;

    /// <summary>
    /// The windy grid with noise on its rewards, so that no two actions that were tried are worth the same and a rounding cannot decide between them,
    /// and with shaping on top, or none.
    /// </summary>
    private sealed class Shaped(ulong seed, double share, double shapingGamma) : IEnvironment
    {
        private readonly WindyGrid inner = new();
        private readonly Pcg32 random = new(seed, 3);

        public int At { get; private set; }

        public int Features => inner.Features;

        public int MostActive => inner.MostActive;

        public int Actions => inner.Actions;

        public void Restart(Observation state)
        {
            inner.Restart(state);
            At = state.Features[0];
        }

        public Outcome Take(int action, Observation seen)
        {
            double before = Potential(At);
            Outcome outcome = inner.Take(action, seen);
            At = seen.Features[0];
            double after = outcome.IsTerminal ? 0 : Potential(At);
            return outcome with { Reward = outcome.Reward + random.NextDouble(-0.5, 0.5) + (share * ((shapingGamma * after) - before)) };
        }
    }
}
