namespace ArmController.Learning.Temporal;

/// <summary>What a step hopes for of the state it led to.</summary>
public enum Target
{
    /// <summary>Its best action: Q-learning (Watkins 1989; Sutton and Barto 2018, equation 6.8).</summary>
    Best = 0,

    /// <summary>The action that is taken there: Sarsa (Rummery and Niranjan 1994; equation 6.7).</summary>
    Taken,

    /// <summary>The mean over the policy: Expected Sarsa (van Seijen et al. 2009; equation 6.9).</summary>
    Expected,
}
