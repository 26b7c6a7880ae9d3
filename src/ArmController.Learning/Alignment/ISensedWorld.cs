using ArmController.Learning.Rewards;

namespace ArmController.Learning.Alignment;

/// <summary>
/// A world that says apart what a learner otherwise sees as one: where it is, who watches, what was measured for the reward, and how near a limit is.
/// </summary>
public interface ISensedWorld
{
    /// <summary>Number of states.</summary>
    int States { get; }

    /// <summary>Number of values of the oversight channel, 1 when there is none.</summary>
    int Oversights { get; }

    /// <summary>Number of actions, 1 to 64.</summary>
    int Actions { get; }

    /// <summary>What it pays. Its evidence comes in the order of the terms.</summary>
    RewardSpecification Reward { get; }

    /// <summary>The action that takes an action back where nothing is in the way; -1 when there is none.</summary>
    int Opposite(int action);

    /// <summary>Begins an episode.</summary>
    void Restart(Sensed sensed);

    /// <summary>Takes one action.</summary>
    void Take(int action, Sensed sensed);
}
