using ArmController.Numerics;

namespace ArmController.Learning.Exploration;

/// <summary>
/// Mostly the best action, sometimes any, each factor for itself; ties are broken at random (Sutton and Barto 2018, section 2.2).
/// A random action may be kept up for several decisions, because a body with inertia does not notice a short one
/// (Dabney, Ostrovski and Barreto 2021, "Temporally-extended epsilon-greedy exploration").
/// </summary>
public sealed class EpsilonGreedy
{
    private readonly Pcg32 random;
    private readonly int[] left;
    private readonly int[] kept;
    private readonly int meanDecisions;

    /// <summary>Explores a share <paramref name="epsilon"/> of all decisions, about.</summary>
    /// <param name="factors">Number of factors of an action.</param>
    /// <param name="epsilon">0..1.</param>
    /// <param name="meanDecisions">Mean number of decisions that a random action is kept up, 1 or more.</param>
    /// <param name="random">Its own random sequence.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public EpsilonGreedy(int factors, double epsilon, int meanDecisions, Pcg32 random)
    {
        if (!(epsilon >= 0 && epsilon <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(epsilon), "Epsilon is a probability, 0..1.");
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(meanDecisions);
        Epsilon = epsilon;
        this.meanDecisions = meanDecisions;
        this.random = random;
        left = new int[factors];
        kept = new int[factors];
    }

    /// <summary>Share of random decisions, about, 0..1.</summary>
    public double Epsilon { get; }

    /// <summary>Ends every random action that is being kept up.</summary>
    public void Settle() => Array.Clear(left);

    /// <summary>An action to take, exploring.</summary>
    /// <param name="factor">The factor that acts.</param>
    /// <param name="values">One value per action.</param>
    public int Choose(int factor, ReadOnlySpan<double> values)
    {
        if (left[factor] > 0)
        {
            left[factor]--;
            return kept[factor];
        }

        if (random.NextDouble() >= Epsilon / meanDecisions)
        {
            return Best(values);
        }

        // Uniform on 1 .. 2 mean - 1 decisions, this one included.
        left[factor] = random.NextInt((2 * meanDecisions) - 1);
        kept[factor] = random.NextInt(values.Length);
        return kept[factor];
    }

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

    /// <summary>Writes the random sequence and what is being kept up.</summary>
    public void Save(ref StateWriter writer)
    {
        random.Save(ref writer);
        writer.Write(left);
        writer.Write(kept);
    }

    /// <summary>Reads what <see cref="Save"/> wrote; false when an action is not below <paramref name="actions"/>.</summary>
    public bool Load(ref StateReader reader, int actions)
    {
        random.Load(ref reader);
        reader.Read(left);
        reader.Read(kept);
        bool sound = true;
        for (int i = 0; i < kept.Length; i++)
        {
            sound &= left[i] >= 0 && left[i] < 2 * meanDecisions && kept[i] >= 0 && kept[i] < actions;
        }

        if (!sound)
        {
            Settle();
        }

        return sound;
    }
}
