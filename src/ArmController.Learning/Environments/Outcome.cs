namespace ArmController.Learning.Environments;

/// <summary>What a step brought, besides the state it led to.</summary>
/// <param name="Reward">Reward of the step.</param>
/// <param name="IsTerminal">True when nothing can be earned afterwards.</param>
/// <param name="Mark">Whether it may be learned from; only <see cref="StepMark.Ordinary"/> may.</param>
/// <param name="Executed">The action that is to be learned about, when it is not the one that was asked for; else <see cref="AsAsked"/>.</param>
public readonly record struct Outcome(double Reward, bool IsTerminal, StepMark Mark = StepMark.Ordinary, int Executed = Outcome.AsAsked)
{
    /// <summary>What was asked for is what was done.</summary>
    public const int AsAsked = -1;

    /// <summary>True when a learner may learn from it: a number as reward, and nobody came between.</summary>
    public bool Teaches => Mark == StepMark.Ordinary && double.IsFinite(Reward);
}
