using ArmController.Numerics;

namespace ArmController.Learning.Transfer;

/// <summary>
/// Successor features of several policies: psi(row, policy, action) is the discounted sum of reward features that is to be expected when the action
/// is taken and the policy followed afterwards (Dayan 1993; Barreto et al. 2017, equation 3).
/// Any task's weights turn it into the policy's action values.
/// </summary>
/// <remarks>What belongs to one state lies together, policy by policy, because choosing an action looks at all of them.</remarks>
public sealed class SuccessorTable
{
    private readonly double[] psi;
    private readonly int policies;
    private readonly int actions;
    private readonly int features;

    /// <summary>All zero.</summary>
    /// <param name="rows">Number of states there is room for.</param>
    /// <param name="policies">Number of policies there is room for.</param>
    /// <param name="actions">Number of actions.</param>
    /// <param name="features">Number of reward features.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive, or their product is more than an array holds.</exception>
    public SuccessorTable(int rows, int policies, int actions, int features)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(policies);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(actions);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(features);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((double)rows * policies * actions * features, MostNumbers, nameof(rows));
        this.policies = policies;
        this.actions = actions;
        this.features = features;
        psi = new double[rows * policies * actions * features];
    }

    /// <summary>Most numbers of a table; its image of eight bytes each and its states' names still fit in one buffer.</summary>
    public const int MostNumbers = 200_000_000;

    /// <summary>psi of one state, policy and action, one number per reward feature.</summary>
    public ReadOnlySpan<double> Of(int row, int policy, int action) => psi.AsSpan(Place(row, policy) + (action * features), features);

    /// <summary>Action values of one policy in one state under a task's weights: psi . w, one per action, in units of reward.</summary>
    public void Values(int row, int policy, ReadOnlySpan<double> weights, Span<double> values)
    {
        ReadOnlySpan<double> left = psi.AsSpan(Place(row, policy), actions * features);
        for (int a = 0; a < values.Length; a++)
        {
            double value = 0;
            for (int k = 0; k < weights.Length; k++)
            {
                value += left[k] * weights[k];
            }

            values[a] = value;
            left = left[weights.Length..];
        }
    }

    /// <summary>Moves psi(row, policy, action) towards phi + gamma psi(nextRow, policy, nextAction).</summary>
    /// <param name="row">The state that was left.</param>
    /// <param name="policy">Whose psi.</param>
    /// <param name="action">What was done.</param>
    /// <param name="phi">Reward features of the step, finite.</param>
    /// <param name="gamma">Discount, 0 after a terminal step.</param>
    /// <param name="nextRow">The state that was reached; not looked at when <paramref name="gamma"/> is 0.</param>
    /// <param name="nextAction">What the policy does there.</param>
    /// <param name="step">Step size.</param>
    public void Move(int row, int policy, int action, ReadOnlySpan<double> phi, double gamma, int nextRow, int nextAction, double step)
    {
        Span<double> moved = psi.AsSpan(Place(row, policy) + (action * features), features);
        ReadOnlySpan<double> ahead = gamma == 0 ? moved : Of(nextRow, policy, nextAction);
        for (int k = 0; k < moved.Length; k++)
        {
            moved[k] += step * (phi[k] + (gamma * ahead[k]) - moved[k]);
        }
    }

    /// <summary>A state is new: each policy's psi in it is drawn.</summary>
    /// <param name="row">The state.</param>
    /// <param name="known">Number of policies that are known.</param>
    /// <param name="spread">Every number is drawn from -spread to spread; with 0 nothing is drawn and all are zero.</param>
    /// <param name="random">Where from.</param>
    public void Begin(int row, int known, double spread, Pcg32 random)
    {
        ArgumentNullException.ThrowIfNull(random);
        psi.AsSpan(Place(row, 0), policies * actions * features).Clear();
        if (spread > 0)
        {
            foreach (ref double number in psi.AsSpan(Place(row, 0), known * actions * features))
            {
                number = random.NextDouble(-spread, spread);
            }
        }
    }

    /// <summary>A policy begins as a copy of another in the first <paramref name="rows"/> states.</summary>
    public void Copy(int from, int to, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            psi.AsSpan(Place(row, from), actions * features).CopyTo(psi.AsSpan(Place(row, to)));
        }
    }

    /// <summary>Bytes that <see cref="Save"/> writes for so many states.</summary>
    public int SavedBytes(int rows) => rows * policies * actions * features * sizeof(double);

    /// <summary>Writes the first <paramref name="rows"/> states.</summary>
    public void Save(ref StateWriter writer, int rows) => writer.Write(psi.AsSpan(0, Place(rows, 0)));

    /// <summary>Reads the first <paramref name="rows"/> states; false when a number is none.</summary>
    public bool Load(ref StateReader reader, int rows)
    {
        Span<double> numbers = psi.AsSpan(0, Place(rows, 0));
        reader.Read(numbers);
        bool sound = !reader.Truncated;
        foreach (double number in numbers)
        {
            sound &= double.IsFinite(number);
        }

        return sound;
    }

    private int Place(int row, int policy) => ((row * policies) + policy) * actions * features;
}
