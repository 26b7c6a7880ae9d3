using ArmController.Learning.Environments;
using ArmController.Numerics;

namespace ArmController.Worlds;

/// <summary>
/// A walk that nobody steers, begun in the middle: -1 at its left end, 1 at its right (Sutton and Barto 2018, example 7.1).
/// Its one action is to go on.
/// </summary>
/// <param name="states">Number of states between the ends; odd.</param>
/// <param name="random">Decides every step.</param>
public sealed class RandomWalk(int states, Pcg32 random) : IEnvironment
{
    private int at;

    /// <inheritdoc/>
    public int Features => states;

    /// <inheritdoc/>
    public int MostActive => 1;

    /// <inheritdoc/>
    public int Actions => 1;

    /// <summary>True value of a state: that of a straight line between the ends.</summary>
    public double TrueValue(int state) => -1 + (2.0 * (state + 1) / (states + 1));

    /// <inheritdoc/>
    public void Restart(Observation state)
    {
        ArgumentNullException.ThrowIfNull(state);
        at = states / 2;
        state.Set(at);
    }

    /// <inheritdoc/>
    public Outcome Take(int action, Observation seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        at += random.NextInt(2) == 0 ? -1 : 1;
        if (at < 0 || at >= states)
        {
            return new Outcome(at < 0 ? -1 : 1, IsTerminal: true);
        }

        seen.Set(at);
        return new Outcome(0, IsTerminal: false);
    }
}
