using ArmController.Learning.Environments;

namespace ArmController.Learning.Alignment;

/// <summary>
/// A sensed world as a learner without an alignment layer has it: every channel is part of the state, every reading is paid for, every step teaches.
/// It is there to show what the layer is for.
/// </summary>
public sealed class PlainView : IEnvironment
{
    private readonly ISensedWorld world;
    private readonly Sensed sensed;

    /// <summary>A view of this world.</summary>
    public PlainView(ISensedWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        this.world = world;
        sensed = new Sensed(world.Reward.Terms.Length);
    }

    /// <inheritdoc/>
    public int Features => world.States * world.Oversights;

    /// <inheritdoc/>
    public int MostActive => 1;

    /// <inheritdoc/>
    public int Actions => world.Actions;

    /// <inheritdoc/>
    public void Restart(Observation state)
    {
        ArgumentNullException.ThrowIfNull(state);
        world.Restart(sensed);
        Show(state);
    }

    /// <inheritdoc/>
    public Outcome Take(int action, Observation seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        world.Take(action, sensed);
        Show(seen);
        return new Outcome(world.Reward.Sum(sensed.Evidence), sensed.IsTerminal, StepMark.Ordinary, sensed.Executed);
    }

    private void Show(Observation state)
    {
        state.Set((sensed.State * world.Oversights) + sensed.Oversight);
        state.Allowed = ulong.MaxValue;
    }
}
