namespace ArmController.Tests.Fuzz;

/// <summary>An input that the program did not survive.</summary>
/// <param name="Input">The input, shortened.</param>
/// <param name="What">What happened.</param>
/// <param name="File">Where it was kept.</param>
internal sealed record FuzzFinding(byte[] Input, string What, string File);
