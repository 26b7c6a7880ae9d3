using ArmController.Control.Ticking;
using ArmController.Learning.Snapshots;

namespace ArmController.Training.Learn;

/// <summary>How often a run checks itself, and what it takes for a pass.</summary>
/// <param name="PeriodTicks">
/// Ticks between two checks, counted from the learner's birth, so that a resumed run checks when the other would have.
/// </param>
/// <param name="Mark">Least share of goals of a check that passes, 0..1.</param>
public sealed record CheckPlan(long PeriodTicks, double Mark)
{
    /// <summary>Mark when none is given: what the literature of this arm calls learned.</summary>
    public const double UsualMark = 0.9;

    /// <summary>Fall below the best check, as a share of goals, that is gone back from when it is beyond chance too.</summary>
    public const double Drop = 0.1;

    /// <summary>The rule of its keeper. The twin does not change, so a snapshot is never given up.</summary>
    public SnapshotRule Rule => new(Mark, Drop, MostRollBacks: 0);

    /// <summary>Robot minutes between two checks.</summary>
    public double Minutes => Cadence.Usual.SecondsOf(PeriodTicks) / 60;

    /// <summary>A plan from robot minutes; null for 0.</summary>
    public static CheckPlan? Every(double minutes, double mark) =>
        minutes > 0 ? new(Math.Max(1, Cadence.Usual.TicksIn(minutes * 60)), mark) : null;
}
