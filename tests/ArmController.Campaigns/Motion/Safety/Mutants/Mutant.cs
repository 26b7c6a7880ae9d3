namespace ArmController.Campaigns.Motion.Safety.Mutants;

/// <summary>One deliberate bug in the limiter.</summary>
/// <param name="Name">What a person would call the mistake.</param>
/// <param name="File">File of the Motion room it is made in.</param>
/// <param name="Right">What stands there, exactly once.</param>
/// <param name="Wrong">What the mistake makes of it.</param>
internal sealed record Mutant(string Name, string File, string Right, string Wrong);
