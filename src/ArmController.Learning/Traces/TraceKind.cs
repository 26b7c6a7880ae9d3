namespace ArmController.Learning.Traces;

/// <summary>What a trace does when its feature is active again.</summary>
public enum TraceKind
{
    /// <summary>Adds one (Sutton and Barto 2018, equation 12.5).</summary>
    Accumulating = 0,

    /// <summary>Starts again at one (Singh and Sutton 1996).</summary>
    Replacing,

    /// <summary>
    /// Adds what one step size leaves room for: with it a learner does online what the lambda-return would have done (van Seijen et al. 2016;
    /// Sutton and Barto 2018, equation 12.11). Only a learner that corrects for it may use it.
    /// </summary>
    Dutch,
}
