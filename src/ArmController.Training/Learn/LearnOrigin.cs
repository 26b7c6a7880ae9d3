namespace ArmController.Training.Learn;

/// <summary>A checkpoint that a run goes on from.</summary>
/// <param name="Path">Where it was read.</param>
/// <param name="Payload">Its image, not decoded.</param>
/// <param name="Head">Its head.</param>
/// <param name="Exactly">True to resume the whole session; false to take over only what was learned (--weights-only).</param>
public sealed record LearnOrigin(string Path, byte[] Payload, LearnImageHead Head, bool Exactly);
