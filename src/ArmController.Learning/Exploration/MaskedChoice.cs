using ArmController.Numerics;

namespace ArmController.Learning.Exploration;

/// <summary>
/// Epsilon-greedy choice among allowed actions (Sutton and Barto 2018, section 2.2). An action that is not allowed is neither tried nor hoped for: a
/// shield that clears bits is obeyed from the first step on (Alshiekh et al. 2018, "Safe Reinforcement Learning via Shielding").
/// </summary>
public sealed class MaskedChoice
{
    private readonly Pcg32 random;

    /// <summary>Explores a share of all choices.</summary>
    /// <param name="epsilon">0 to 1.</param>
    /// <param name="random">Its own random sequence.</param>
    /// <exception cref="ArgumentOutOfRangeException">Epsilon is no probability.</exception>
    public MaskedChoice(double epsilon, Pcg32 random)
    {
        if (!(epsilon >= 0 && epsilon <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(epsilon), "Epsilon is a probability, 0..1.");
        }

        ArgumentNullException.ThrowIfNull(random);
        Epsilon = epsilon;
        this.random = random;
    }

    /// <summary>Share of random choices, 0 to 1.</summary>
    public double Epsilon { get; }

    /// <summary>The largest value of the allowed actions; negative infinity when none is allowed.</summary>
    public static double Largest(ReadOnlySpan<double> values, ulong allowed)
    {
        double largest = double.NegativeInfinity;
        for (int a = 0; a < values.Length; a++)
        {
            largest = Allows(allowed, a) && values[a] > largest ? values[a] : largest;
        }

        return largest;
    }

    /// <summary>The first of the best allowed actions; nothing is drawn.</summary>
    public static int First(ReadOnlySpan<double> values, ulong allowed)
    {
        int best = -1;
        for (int a = 0; a < values.Length; a++)
        {
            best = Allows(allowed, a) && (best < 0 || values[a] > values[best]) ? a : best;
        }

        return best;
    }

    /// <summary>What is to be expected when one acts by this policy: (1 - epsilon) of the largest value and epsilon of the mean.</summary>
    public double Expected(ReadOnlySpan<double> values, ulong allowed)
    {
        double sum = 0;
        int count = 0;
        for (int a = 0; a < values.Length; a++)
        {
            if (Allows(allowed, a))
            {
                sum += values[a];
                count++;
            }
        }

        return Epsilon == 0 ? Largest(values, allowed) : ((1 - Epsilon) * Largest(values, allowed)) + (Epsilon * sum / count);
    }

    /// <summary>An action to take, exploring.</summary>
    public int Choose(ReadOnlySpan<double> values, ulong allowed) =>
        Epsilon > 0 && random.NextDouble() < Epsilon ? Any(values.Length, allowed) : Best(values, allowed);

    /// <summary>Any allowed action, all alike.</summary>
    public int Any(int actions, ulong allowed)
    {
        int count = 0;
        for (int a = 0; a < actions; a++)
        {
            count += Allows(allowed, a) ? 1 : 0;
        }

        int left = random.NextInt(count);
        int action = 0;
        while (!Allows(allowed, action) || left-- > 0)
        {
            action++;
        }

        return action;
    }

    /// <summary>A best allowed action, ties at random; drawn only when there is one.</summary>
    public int Best(ReadOnlySpan<double> values, ulong allowed)
    {
        int best = -1;
        int ties = 1;
        for (int a = 0; a < values.Length; a++)
        {
            if (!Allows(allowed, a))
            {
                continue;
            }

            if (best < 0 || values[a] > values[best])
            {
                best = a;
                ties = 1;
            }
            else if (values[a] == values[best])
            {
                ties++;
                best = random.NextInt(ties) == 0 ? a : best;
            }
        }

        return best;
    }

    /// <summary>True on the toss of a coin, for learners that have two tables.</summary>
    public bool Toss() => (random.NextUInt() & 0x8000_0000U) != 0;

    /// <summary>Writes the random sequence.</summary>
    public void Save(ref StateWriter writer) => random.Save(ref writer);

    /// <summary>Reads it.</summary>
    public void Load(ref StateReader reader) => random.Load(ref reader);

    private static bool Allows(ulong allowed, int action) => (allowed >> action & 1) != 0;
}
