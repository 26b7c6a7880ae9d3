namespace ArmController.Learning.Environments;

/// <summary>
/// A world whose tasks differ only in what they pay for: with every step it shows numbers phi(s, a, s'), and the reward of a task is phi . w with the
/// task's weights w (Barreto et al. 2017, "Successor Features for Transfer in Reinforcement Learning", equation 2).
/// </summary>
public interface IFeaturedEnvironment : IEnvironment
{
    /// <summary>
    /// Number of reward features, 1 or more. After each step, terminal ones included, <see cref="Observation.RewardFeatures"/> of what is seen holds
    /// them, all written anew.
    /// </summary>
    int RewardFeatures { get; }
}
