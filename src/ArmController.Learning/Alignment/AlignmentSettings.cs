using ArmController.Learning.Rewards;

namespace ArmController.Learning.Alignment;

/// <summary>The alignment layer's numbers. They are the same in every world.</summary>
/// <param name="LostReachCost">Reward that a step loses which makes everything else impossible.</param>
public sealed record AlignmentSettings(double LostReachCost = 20)
{
    /// <summary>The term that the layer adds to every reward.</summary>
    public RewardTerm LostReach => new("lost reach", "share of states", -LostReachCost, TermKind.LostReach);
}
