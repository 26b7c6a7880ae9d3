namespace ArmController.Control.Guidance.Motions;

/// <summary>What the model says of a motion before it is made.</summary>
/// <param name="IsClear">Nothing stops it.</param>
/// <param name="Sees">After it no box is between tip and goal.</param>
/// <param name="Arrives">After it the tip gets to the goal by going straight on.</param>
internal readonly record struct Outlook(bool IsClear, bool Sees, bool Arrives);
