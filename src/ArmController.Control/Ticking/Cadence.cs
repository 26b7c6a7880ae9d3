using ArmController.Motion.Quantities;

namespace ArmController.Control.Ticking;

/// <summary>How often the loop ticks, and how often it decides. Every rig has one, and nothing else knows a period.</summary>
/// <param name="Tick">Time from one tick to the next.</param>
/// <param name="DecisionTicks">The agent decides every so many ticks, from 1.</param>
public readonly record struct Cadence(Seconds Tick, int DecisionTicks)
{
    /// <summary>Ticks a second unless somebody asks for more: one servo frame each.</summary>
    public const double UsualHertz = 50;

    // Shorter than this, a hobby servo has shown nothing of what was decided.
    private const double DecisionSeconds = 0.04;

    /// <summary>The usual one.</summary>
    public static Cadence Usual => At(UsualHertz);

    /// <summary>Time from one decision to the next.</summary>
    public Seconds Decision => new(Tick.Value * DecisionTicks);

    /// <summary>Ticks a second, hertz.</summary>
    public double Hertz => 1 / Tick.Value;

    /// <summary>So many ticks a second, with a decision about every 40 ms, but never more than one a tick.</summary>
    /// <param name="hertz">Above 0, finite.</param>
    public static Cadence At(double hertz)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hertz);
        Seconds tick = new(1 / hertz);
        return new(tick, Math.Max(1, (int)Math.Round(DecisionSeconds / tick.Value)));
    }

    /// <summary>How long so many ticks take, seconds.</summary>
    public double SecondsOf(long ticks) => ticks * Tick.Value;

    /// <summary>Ticks in a time.</summary>
    public long TicksIn(double seconds) => (long)Math.Round(seconds / Tick.Value);

    /// <summary>Decisions in a time.</summary>
    public int DecisionsIn(double seconds) => (int)Math.Round(seconds / Decision.Value);
}
