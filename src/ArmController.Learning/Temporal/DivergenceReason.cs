namespace ArmController.Learning.Temporal;

/// <summary>Why learning was stopped.</summary>
public enum DivergenceReason
{
    /// <summary>It was not.</summary>
    None = 0,

    /// <summary>An error was no number, or so large that weights would soon be none.</summary>
    NoNumber,

    /// <summary>Errors stayed far beyond what the rewards seen so far could explain.</summary>
    BeyondRewards,
}
