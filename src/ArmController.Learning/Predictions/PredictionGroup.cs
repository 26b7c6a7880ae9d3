namespace ArmController.Learning.Predictions;

/// <summary>Predictions that look equally far ahead.</summary>
/// <param name="Count">How many, 1 or more.</param>
/// <param name="Gamma">Their discount per step, 0 to 1: 1 / (1 - gamma) steps are looked ahead, about.</param>
/// <param name="Lambda">How their traces fade, 0 to 1.</param>
public sealed record PredictionGroup(int Count, double Gamma, double Lambda);
