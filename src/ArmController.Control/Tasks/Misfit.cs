namespace ArmController.Control.Tasks;

/// <summary>Why a task cannot be done or examined on an arm.</summary>
/// <param name="Cause">What is in the way, without a full stop.</param>
/// <param name="Remedy">What to do about it, without a full stop.</param>
public sealed record Misfit(string Cause, string Remedy);
