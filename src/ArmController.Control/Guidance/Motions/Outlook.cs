namespace ArmController.Control.Guidance.Motions;

/// <summary>What the model says of a motion before it is made.</summary>
/// <param name="IsClear">Nothing stops it.</param>
/// <param name="Arrives">After it the tip gets to the goal by going straight on.</param>
/// <param name="After">How tip and goal lie after it.</param>
public readonly record struct Outlook(bool IsClear, bool Arrives, Relations After);
