namespace ArmController.Training.Checkpoints;

/// <summary>What a checkpoint says about its payload.</summary>
/// <param name="ConfigHash">Hash of the configuration it was learned under.</param>
/// <param name="Generation">Number of the save, from 1, one more with every save into a folder.</param>
/// <param name="PayloadLength">Bytes of payload.</param>
internal readonly record struct CheckpointHeader(ulong ConfigHash, ulong Generation, int PayloadLength);
