namespace ArmController.Tests.Fuzz;

/// <summary>What the program made of an input.</summary>
/// <param name="Kind">Sort of the answer: an input that leads to one never heard before is mutated further.</param>
/// <param name="Wrong">What must not be, in one sentence; null when all is well.</param>
internal readonly record struct FuzzAnswer(string Kind, string? Wrong = null);
