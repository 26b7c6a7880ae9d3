namespace ArmController.Learning.Rewards;

/// <summary>A closed way that pays, and the term that pays for it: who finds it goes round it for ever.</summary>
/// <param name="Term">Name of the term.</param>
/// <param name="FromStep">Step of the episode at which the way begins, 0-based.</param>
/// <param name="ToStep">Step at which it is closed.</param>
/// <param name="Paid">What the term paid on it, in units of reward.</param>
public sealed record RewardLoop(string Term, int FromStep, int ToStep, double Paid);
