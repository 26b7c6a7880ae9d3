using ArmController.Numerics;

namespace ArmController.Motion.Safety;

/// <summary>
/// How often a joint may still turn round: so many times a second, with a second's worth saved up. Turning round wears a servo's gears
/// and brushes more than motion does, and a learner at a goal's edge would do it at every decision.
/// </summary>
internal struct ReversalBudget
{
    private readonly int ticksPerReversal;
    private readonly int most;
    private int saved;
    private int direction;

    /// <summary>A full budget.</summary>
    /// <param name="perSecond">Reversals a second, 1 or more.</param>
    /// <param name="periodSeconds">Length of a tick.</param>
    public ReversalBudget(int perSecond, double periodSeconds)
    {
        ticksPerReversal = (int)Math.Min(Math.Ceiling(1 / (perSecond * periodSeconds)), int.MaxValue / (perSecond + 1));
        most = ticksPerReversal * perSecond;
        saved = most;
    }

    /// <summary>Times the joint turned round since construction.</summary>
    public long Count { get; private set; }

    /// <summary>True when this step would turn the joint round and nothing is left to pay for it.</summary>
    public readonly bool Forbids(long step) => Math.Sign(step) == -direction && direction != 0 && saved < ticksPerReversal;

    /// <summary>The joint has made a step.</summary>
    public void Spend(long step)
    {
        saved = Math.Min(saved + 1, most);
        if (step == 0 || Math.Sign(step) == direction)
        {
            return;
        }

        if (direction != 0)
        {
            Count++;
            saved = Math.Max(saved - ticksPerReversal, 0);
        }

        direction = Math.Sign(step);
    }

    /// <summary>The joint rests somewhere new: whichever way it goes first turns nothing round.</summary>
    public void Rest() => direction = 0;

    /// <summary>Writes the state.</summary>
    public readonly void Save(ref StateWriter writer)
    {
        writer.Write(Count);
        writer.Write(saved);
        writer.Write(direction);
    }

    /// <summary>Reads the state; nonsense becomes an empty budget.</summary>
    public void Load(ref StateReader reader)
    {
        Count = reader.ReadLong();
        int left = reader.ReadInt();
        saved = left >= 0 && left <= most ? left : 0;
        direction = Math.Sign(reader.ReadInt());
    }
}
