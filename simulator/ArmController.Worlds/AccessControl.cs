using ArmController.Learning.Environments;
using ArmController.Numerics;

namespace ArmController.Worlds;

/// <summary>
/// Ten servers and a queue without end of customers who pay 1, 2, 4 or 8: each is taken or turned away,
/// and a busy server is free again with probability 0.06 a step (Sutton and Barto 2018, example 10.2). It never ends.
/// </summary>
/// <param name="random">Draws customers and servers.</param>
public sealed class AccessControl(Pcg32 random) : IEnvironment
{
    private const int Servers = 10;
    private const int Priorities = 4;
    private const double Release = 0.06;
    private const ulong Reject = 0b01;
    private const ulong Both = 0b11;

    private int free;
    private int priority;

    /// <inheritdoc/>
    public int Features => (Servers + 1) * Priorities;

    /// <inheritdoc/>
    public int MostActive => 1;

    /// <inheritdoc/>
    public int Actions => 2;

    /// <inheritdoc/>
    public void Restart(Observation state)
    {
        ArgumentNullException.ThrowIfNull(state);
        free = Servers;
        Show(state);
    }

    /// <inheritdoc/>
    public Outcome Take(int action, Observation seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        bool accepts = action == 1 && free > 0;
        double reward = accepts ? 1 << priority : 0;
        free -= accepts ? 1 : 0;
        for (int busy = Servers - free; busy > 0; busy--)
        {
            free += random.NextDouble() < Release ? 1 : 0;
        }

        Show(seen);
        return new Outcome(reward, IsTerminal: false);
    }

    private void Show(Observation state)
    {
        priority = random.NextInt(Priorities);
        state.Set((free * Priorities) + priority);
        state.Allowed = free > 0 ? Both : Reject;
    }
}
