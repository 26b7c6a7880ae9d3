using ArmController.Learning.Rewards;
using ArmController.Numerics;

namespace ArmController.Control.Tasks.Reach;

/// <summary>
/// The reward of reaching: the change of the estimated number of decisions still to go, less a fine when a position limit held the arm back.
/// </summary>
/// <remarks>
/// The estimate follows from the pace: full speed beyond 8 cm, falling in proportion to the distance below, constant in the last 6.4 mm.
/// With a discount below one this is not the potential form of Ng, Harada and Russell 1999, so its guarantee that the best policy stays the same
/// does not cover it. It is safe here because progress is the task itself: a closed loop earns nothing, since the sum of changes around it is zero.
/// </remarks>
public sealed class ReachReward
{
    /// <summary>Subtracted once per decision in which a position limit or a keep-out held a joint back.</summary>
    public const double LimitFine = 0.5;

    /// <summary>What it pays for a decision, term by term.</summary>
    public static RewardSpecification Specification { get; } = new(
        new RewardTerm("nearer", "decisions to go", 1, TermKind.Potential, -MostDecisions, MostDecisions),
        new RewardTerm("held at a limit", "decisions", -LimitFine, TermKind.Cost));

    // Beyond what any arm needs from one end of its reach to the other.
    private const double MostDecisions = 10_000;

    private const double LastMetres = ReachPace.SlowMetres * ReachPace.LowestShare;

    // Mean distance from a joint's axis to the tip: turns a joint's pace into a tip's.
    private const double LeverMetres = 0.22;

    private readonly double metresPerDecision;

    /// <summary>Rewards at the pace of an arm.</summary>
    /// <param name="fullStepRadians">What a joint turns in one decision at full speed, positive.</param>
    public ReachReward(double fullStepRadians)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fullStepRadians);
        metresPerDecision = fullStepRadians * LeverMetres;
    }

    /// <summary>Minus the estimated number of decisions to go; 0 at the goal.</summary>
    public double Potential(double distanceMetres)
    {
        double last = Math.Min(distanceMetres, LastMetres) / (metresPerDecision * ReachPace.LowestShare);
        double slow = distanceMetres <= LastMetres
            ? 0
            : ReachPace.SlowMetres / metresPerDecision * Elementary.Log(Math.Min(distanceMetres, ReachPace.SlowMetres) / LastMetres);
        double fast = Math.Max(distanceMetres - ReachPace.SlowMetres, 0) / metresPerDecision;
        return -(last + slow + fast);
    }

    /// <summary>Reward of one decision, in decisions: how many fewer are left than before.</summary>
    /// <param name="before">Potential before.</param>
    /// <param name="after">Potential after; 0 when the goal was reached.</param>
    /// <param name="heldAtLimit">Whether a position limit or a keep-out acted.</param>
    public static double Of(double before, double after, bool heldAtLimit) => Specification.Sum([after - before, heldAtLimit ? 1 : 0]);
}
