namespace ArmController.Learning.Snapshots;

/// <summary>How well a learner did in a check, and between which values the truth most likely lies; the higher the better.</summary>
/// <param name="Mean">The score.</param>
/// <param name="Low">Low end of its interval, at most the score.</param>
/// <param name="High">High end of its interval, at least the score.</param>
public readonly record struct CheckScore(double Mean, double Low, double High)
{
    /// <summary>Whether the three are numbers in order.</summary>
    public bool IsSound => double.IsFinite(Mean) && Low <= Mean && Mean <= High;
}
