namespace ArmController.Learning.Rewards;

/// <summary>
/// One term of a reward: what is measured, in which unit, and what one unit of it is worth.
/// What is measured has a range and a speed; a reading outside of them is not believed (Everitt et al. 2017,
/// "Reinforcement Learning with a Corrupted Reward Channel").
/// </summary>
/// <param name="Name">What is paid for, in a word or two.</param>
/// <param name="Unit">Unit of the evidence.</param>
/// <param name="Weight">Reward for one unit.</param>
/// <param name="Kind">What the term says.</param>
/// <param name="Least">Smallest evidence there can be, in its unit.</param>
/// <param name="Most">Largest evidence there can be, in its unit.</param>
/// <param name="MostGain">Largest change of the evidence from one step to the next in the direction that pays; infinity where it may jump.</param>
public sealed record RewardTerm(
    string Name,
    string Unit,
    double Weight,
    TermKind Kind = TermKind.Task,
    double Least = 0,
    double Most = 1,
    double MostGain = double.PositiveInfinity)
{
    /// <summary>The evidence that pays least: what is paid for when a reading is not believed.</summary>
    public double Worst => Weight >= 0 ? Least : Most;

    /// <summary>What makes no sense, in one sentence; null when nothing.</summary>
    public string? Fault() =>
        string.IsNullOrWhiteSpace(Name) ? "a term has no name"
        : !double.IsFinite(Weight) ? $"the weight of '{Name}' is no number"
        : !(double.IsFinite(Least) && double.IsFinite(Most) && Least <= Most) ? $"the evidence of '{Name}' has no range"
        : !(MostGain > 0) ? $"the evidence of '{Name}' can never change"
        : Kind is TermKind.Cost or TermKind.LostStates or TermKind.NearLimit && Math.Max(Weight * Least, Weight * Most) > 0
            ? $"'{Name}' is a cost and could pay"
        : null;
}
