namespace ArmController.Control.Tasks.Reach;

/// <summary>The numbers of the reach task.</summary>
/// <param name="ToleranceMetres">Distance that ends a training episode with success. It is small, so that the last millimetres are practised.</param>
/// <param name="LimitDecisions">Decisions after which an episode ends without success.</param>
public sealed record ReachSettings(double ToleranceMetres, int LimitDecisions);
