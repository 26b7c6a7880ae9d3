using ArmController.Numerics;

namespace ArmController.Motion.Safety;

/// <summary>
/// How often a joint may still turn round: so many times a second, with a second's worth saved up, so that no second ever holds more than
/// twice as many. Turning round wears a servo's gears and brushes more than motion does,
/// and a learner at a goal's edge would do it at every decision.
/// </summary>
/// <remarks>
/// On an empty budget no step is taken after which stopping itself would turn round, as a stop with a limit of jerk may: so each turn was
/// paid for before it began. One that a change of limits in motion forces all the same is a debt, and is paid back before the next.
/// In any n ticks the paid ones are at most rate + (n - 1) / ticks per reversal.
/// </remarks>
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

    /// <summary>True when this step would turn the joint round, or the stop after it would, and nothing is left to pay for it.</summary>
    /// <param name="bounds">Limits it stops by.</param>
    /// <param name="state">Where the joint is.</param>
    /// <param name="step">The step it would take.</param>
    public readonly bool Forbids(in JointBounds bounds, in LaneState state, long step)
    {
        if (saved >= ticksPerReversal || direction == 0)
        {
            return false;
        }

        // A deceleration that cannot be ramped out before the speed is used up swings the joint back.
        long ahead = direction * step;
        long slowing = direction * (state.V - step);
        return ahead < 0 || (slowing > 0 && ahead < Brake.Tail(slowing, bounds.J));
    }

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
            saved = Math.Max(saved, int.MinValue + ticksPerReversal) - ticksPerReversal;
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
        saved = left <= most ? left : 0;
        direction = Math.Sign(reader.ReadInt());
    }
}
