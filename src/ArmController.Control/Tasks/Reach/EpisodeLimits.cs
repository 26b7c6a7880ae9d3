namespace ArmController.Control.Tasks.Reach;

/// <summary>When a training episode ends.</summary>
/// <param name="ToleranceMetres">Distance that ends a training episode with success. It is small, so that the last millimetres are practised.</param>
/// <param name="HoldDecisions">Decisions in a row within it that make a success.</param>
/// <param name="MostDecisions">Decisions after which an episode ends without success.</param>
/// <param name="DeadEndMetres">An episode that ends farther from its goal than this has led nowhere: nearer is slow, not stuck.</param>
public sealed record EpisodeLimits(double ToleranceMetres, int HoldDecisions, int MostDecisions, double DeadEndMetres);
