using ArmController.Learning.Planning;

namespace ArmController.Learning.Alignment;

/// <summary>
/// Keeps a learner on this side of a limit from the first step on, knowing only how far away it is: what led beyond is never done again, what was never
/// tried is not tried next to the limit, and the way one came is always open (safe exploration with a way back; Turchetta, Berkenkamp and Krause 2016).
/// </summary>
public sealed class LimitShield
{
    private readonly StepModel model;
    private readonly ulong[] beyond;
    private readonly ulong all;

    /// <summary>A shield that knows of no step yet.</summary>
    /// <param name="model">What was seen.</param>
    /// <param name="states">Number of states.</param>
    public LimitShield(StepModel model, int states)
    {
        ArgumentNullException.ThrowIfNull(model);
        this.model = model;
        beyond = new ulong[states];
        all = ulong.MaxValue >> (64 - model.Actions);
    }

    /// <summary>Steps beyond the limit so far.</summary>
    public long Crossings { get; private set; }

    /// <summary>A step was taken.</summary>
    /// <param name="from">Where.</param>
    /// <param name="action">What was done.</param>
    /// <param name="room">Distance to the limit afterwards, in moves.</param>
    public void See(int from, int action, double room)
    {
        if (!(room > 0))
        {
            Crossings++;
            beyond[from] |= 1UL << action;
        }
    }

    /// <summary>The actions that may be taken.</summary>
    /// <param name="state">Where.</param>
    /// <param name="room">Distance to the limit, in moves.</param>
    /// <param name="back">The action that leads back; -1 when there is none.</param>
    public ulong Allowed(int state, double room, int back)
    {
        ulong allowed = room > 1 ? all : model.Taken(state) | (back >= 0 ? 1UL << back : 0);
        allowed &= all & ~beyond[state];
        return allowed != 0 ? allowed : all;
    }
}
