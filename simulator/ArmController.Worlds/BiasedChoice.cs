using ArmController.Learning.Environments;
using ArmController.Numerics;

namespace ArmController.Worlds;

/// <summary>
/// Right ends with nothing; left leads to ten actions that pay -0.1 on average with much noise: the best of ten noisy values looks good
/// (Sutton and Barto 2018, example 6.7).
/// </summary>
public sealed class BiasedChoice(Pcg32 random) : IEnvironment
{
    private const int First = 0;
    private const int Second = 1;
    private const ulong BothWays = 0b11;

    private int at;

    /// <summary>Action of the first state that leads to the noise.</summary>
    public const int Left = 0;

    /// <inheritdoc/>
    public int Features => 2;

    /// <inheritdoc/>
    public int MostActive => 1;

    /// <inheritdoc/>
    public int Actions => 10;

    /// <inheritdoc/>
    public void Restart(Observation state)
    {
        ArgumentNullException.ThrowIfNull(state);
        at = First;
        state.Set(First);
        state.Allowed = BothWays;
    }

    /// <inheritdoc/>
    public Outcome Take(int action, Observation seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        if (at == First && action == Left)
        {
            at = Second;
            seen.Set(Second);
            seen.Allowed = ulong.MaxValue;
            return new Outcome(0, IsTerminal: false);
        }

        return new Outcome(at == First ? 0 : -0.1 + random.NextGaussian(), IsTerminal: true);
    }
}
