using ArmController.Learning.Environments;
using ArmController.Numerics;

namespace ArmController.Worlds;

/// <summary>
/// Baird's counterexample: seven states, eight weights, no rewards.
/// Who asks what always moving to the seventh state is worth, while six of seven moves go elsewhere, learns without bounds (Baird 1995;
/// Sutton and Barto 2018, section 11.2).
/// </summary>
/// <remarks>
/// The value of each of the first six states is 2 w_i + w_8, that of the seventh w_7 + 2 w_8; a feature of value 2 is named twice.
/// Its one action stands for the policy asked about. The moves elsewhere are somebody else's and marked as such: their importance ratio is 0.
/// That of the moves to the seventh state is 7.
/// </remarks>
/// <param name="random">Draws states and moves.</param>
public sealed class BairdStar(Pcg32 random) : IEnvironment
{
    /// <summary>The state that every move of the policy asked about leads to, 0-based.</summary>
    public const int Centre = 6;

    /// <summary>Number of states.</summary>
    public const int States = 7;

    /// <summary>How much more often the policy asked about goes to the centre than the moves do.</summary>
    public const double Ratio = 7;

    private const int Shared = 7;

    /// <summary>What the weights begin with.</summary>
    public static ReadOnlySpan<double> FirstWeights => [1, 1, 1, 1, 1, 1, 10, 1];

    /// <inheritdoc/>
    public int Features => States + 1;

    /// <inheritdoc/>
    public int MostActive => 3;

    /// <inheritdoc/>
    public int Actions => 1;

    /// <summary>What is seen of a state.</summary>
    /// <param name="state">0-based.</param>
    /// <param name="seen">On exit, its features.</param>
    public static void Show(int state, Observation seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        Span<int> features = seen.Fill(3);
        features[0] = state;
        features[1] = state == Centre ? Shared : state;
        features[2] = Shared;
    }

    /// <inheritdoc/>
    public void Restart(Observation state) => Show(random.NextInt(States), state);

    /// <inheritdoc/>
    public Outcome Take(int action, Observation seen)
    {
        bool elsewhere = random.NextInt(States) != Centre;
        Show(elsewhere ? random.NextInt(Centre) : Centre, seen);
        return new Outcome(0, IsTerminal: false, elsewhere ? StepMark.Operator : StepMark.Ordinary);
    }
}
