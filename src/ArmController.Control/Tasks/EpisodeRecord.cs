namespace ArmController.Control.Tasks;

/// <summary>One finished training episode.</summary>
public struct EpisodeRecord
{
    /// <summary>Number of the episode, from 0.</summary>
    public long Episode;

    /// <summary>What was wanted.</summary>
    public Goal Goal;

    /// <summary>Whether it was reached, as far as the arm could measure.</summary>
    public bool Success;

    /// <summary>Length of the episode in decisions.</summary>
    public int Decisions;

    /// <summary>Measured distance to the goal at the end, metres; 0 where no distance decides.</summary>
    public double LastMetres;

    /// <summary>Sum of the rewards, in decisions, not discounted.</summary>
    public double Return;

    /// <summary>Decisions in which a position limit held the arm back.</summary>
    public int HeldDecisions;
}
