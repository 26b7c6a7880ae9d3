using ArmController.Numerics;

namespace ArmController.Control.Tasks.Reach;

/// <summary>One finished training episode.</summary>
public struct EpisodeRecord
{
    /// <summary>Number of the episode, from 0.</summary>
    public long Episode;

    /// <summary>Goal in metres in the base frame.</summary>
    public Vector3d Goal;

    /// <summary>Whether the tip, as measured, stayed at the goal.</summary>
    public bool Success;

    /// <summary>Length of the episode in decisions.</summary>
    public int Decisions;

    /// <summary>Distance from measured tip to goal at the end.</summary>
    public double LastMetres;

    /// <summary>Sum of the rewards, in decisions, not discounted.</summary>
    public double Return;

    /// <summary>Decisions in which a position limit held the arm back.</summary>
    public int HeldDecisions;
}
