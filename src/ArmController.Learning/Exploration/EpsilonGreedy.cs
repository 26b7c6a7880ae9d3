using ArmController.Numerics;

namespace ArmController.Learning.Exploration;

/// <summary>Mostly the best action, sometimes any; ties are broken at random (Sutton and Barto 2018, section 2.2).</summary>
public sealed class EpsilonGreedy
{
    private readonly Pcg32 random;

    /// <summary>Explores with probability <paramref name="epsilon"/>.</summary>
    /// <param name="epsilon">0..1.</param>
    /// <param name="random">Its own random sequence.</param>
    /// <exception cref="ArgumentOutOfRangeException">Epsilon is no probability.</exception>
    public EpsilonGreedy(double epsilon, Pcg32 random)
    {
        if (!(epsilon >= 0 && epsilon <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(epsilon), "Epsilon is a probability, 0..1.");
        }

        Epsilon = epsilon;
        this.random = random;
    }

    /// <summary>Probability of a random action.</summary>
    public double Epsilon { get; }

    /// <summary>An action to take, exploring.</summary>
    public int Choose(ReadOnlySpan<double> values) =>
        random.NextDouble() < Epsilon ? random.NextInt(values.Length) : Best(values);

    /// <summary>A best action, ties at random. The random draw happens only on a tie.</summary>
    public int Best(ReadOnlySpan<double> values)
    {
        int best = 0;
        int ties = 1;
        for (int a = 1; a < values.Length; a++)
        {
            if (values[a] > values[best])
            {
                best = a;
                ties = 1;
            }
            else if (values[a] == values[best])
            {
                ties++;
                if (random.NextInt(ties) == 0)
                {
                    best = a;
                }
            }
        }

        return best;
    }

    /// <summary>Writes the random sequence.</summary>
    public void Save(ref StateWriter writer) => random.Save(ref writer);

    /// <summary>Reads the random sequence.</summary>
    public void Load(ref StateReader reader) => random.Load(ref reader);
}
