namespace ArmController.Learning.Traces;

/// <summary>What a trace does when its feature is active again.</summary>
public enum TraceKind
{
    /// <summary>Adds one (Sutton and Barto 2018, equation 12.5).</summary>
    Accumulating = 0,

    /// <summary>Starts again at one (Singh and Sutton 1996).</summary>
    Replacing,
}
