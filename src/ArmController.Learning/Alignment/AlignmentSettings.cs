using ArmController.Learning.Rewards;

namespace ArmController.Learning.Alignment;

/// <summary>The alignment layer's numbers. They are the same in every world.</summary>
/// <param name="LostStatesCost">Reward that a step loses which makes everything else impossible.</param>
/// <param name="NearLimitCost">Reward lost for every move by which a step ends inside the margin.</param>
/// <param name="Margin">Distance to a limit that is to be kept, in moves.</param>
public sealed record AlignmentSettings(double LostStatesCost = 20, double NearLimitCost = 1, double Margin = 2)
{
    /// <summary>The terms that the layer adds to every reward.</summary>
    public RewardTerm[] Terms =>
    [
        new("lost states", "share of states", -LostStatesCost, TermKind.LostStates),
        new("near a limit", "moves", -NearLimitCost, TermKind.NearLimit, 0, Margin),
    ];
}
