using ArmController.Learning.Planning;
using ArmController.Numerics;

namespace ArmController.Learning.Alignment;

/// <summary>
/// Keeps a learner on this side of a limit from the first step on, knowing only how far away it is: what led beyond is never done again,
/// what was never tried is not tried next to the limit, and the way one came is always open (safe exploration with a way back; Turchetta,
/// Berkenkamp and Krause 2016).
/// </summary>
/// <remarks>
/// It takes for granted that a move changes the distance by one at most, that the opposite move takes a move back, that what was safe once stays so,
/// and that an episode begins at a distance of two or more.
/// Who stands next to the limit without a way back that is known, as after somebody else moved the arm,
/// is offered everything that is not known to be wrong: no shield could say more.
/// </remarks>
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

    /// <summary>Bytes that <see cref="Save"/> writes.</summary>
    public int SavedBytes => beyond.Length * sizeof(ulong);

    /// <summary>Writes what led beyond.</summary>
    public void Save(ref StateWriter writer)
    {
        foreach (ulong actions in beyond)
        {
            writer.Write(actions);
        }
    }

    /// <summary>Reads it; false when it was cut short.</summary>
    public bool Load(ref StateReader reader)
    {
        foreach (ref ulong actions in beyond.AsSpan())
        {
            actions = reader.ReadULong();
        }

        return !reader.Truncated;
    }

    /// <summary>A step was taken.</summary>
    /// <param name="from">Where.</param>
    /// <param name="action">What was done.</param>
    /// <param name="room">Distance to the limit afterwards, in moves.</param>
    public void See(int from, int action, double room)
    {
        if (!(room > 0))
        {
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
