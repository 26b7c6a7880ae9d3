using ArmController.Configuration.Troubles;

namespace ArmController.Training.Checkpoints;

/// <summary>The answer to a save.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Generation">The newest generation in the folder, as far as known.</param>
/// <param name="Trouble">What was wrong; null when saved.</param>
public readonly record struct SaveResult(SaveOutcome Outcome, ulong Generation, Trouble? Trouble)
{
    /// <summary>Code of the trouble that a checkpoint cannot be kept.</summary>
    public const string Unsaved = "E-RUN-03";

    /// <summary>True when it is on the disk.</summary>
    public bool IsSaved => Outcome == SaveOutcome.Saved;
}
