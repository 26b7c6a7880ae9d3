namespace ArmController.Checkpoints;

/// <summary>The answer to a save.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Generation">The newest generation in the folder, as far as known.</param>
/// <param name="Message">One sentence for the operator: file, cause and remedy; empty when saved.</param>
internal readonly record struct SaveResult(SaveOutcome Outcome, ulong Generation, string Message)
{
    public bool IsSaved => Outcome == SaveOutcome.Saved;
}
