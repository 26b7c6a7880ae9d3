using ArmController.Configuration.Troubles;

namespace ArmController.Training.Checkpoints;

/// <summary>The answer to a load.</summary>
/// <param name="Verdict">What was found; the payload is empty unless it is good.</param>
/// <param name="Header">What the loaded file says about itself.</param>
/// <param name="Payload">The saved bytes: untrusted still, their shape and numbers are for the reader to check.</param>
/// <param name="Path">The file that was loaded, or that failed.</param>
/// <param name="FellBack">True when the newest file could not be used: learning stays off until someone acknowledges that.</param>
/// <param name="Trouble">What was wrong with the newest file; null when nothing was.</param>
internal sealed record CheckpointLoad(
    CheckpointVerdict Verdict, CheckpointHeader Header, ReadOnlyMemory<byte> Payload, string Path, bool FellBack, Trouble? Trouble)
{
    public bool IsGood => Verdict == CheckpointVerdict.Good;
}
