namespace ArmController.Training.Checkpoints;

/// <summary>Verdicts as the end of a sentence that starts with the file's name.</summary>
internal static class VerdictText
{
    public static string Of(CheckpointVerdict verdict) => verdict switch
    {
        CheckpointVerdict.Missing => "does not exist",
        CheckpointVerdict.Unreadable => "cannot be read",
        CheckpointVerdict.NoFile => "is no regular file but a pipe, a socket, a device or a folder",
        CheckpointVerdict.NotACheckpoint => "is no checkpoint",
        CheckpointVerdict.WrongVersion => "has the format of another version of this program",
        CheckpointVerdict.Truncated => "is cut short",
        CheckpointVerdict.Corrupt => "is damaged",
        CheckpointVerdict.ForeignConfig => "was learned under another configuration",
        _ => "is good",
    };

    public static string Remedy(CheckpointVerdict verdict) => verdict switch
    {
        CheckpointVerdict.Missing or CheckpointVerdict.NoFile => "name a checkpoint, a run's folder or its folder of checkpoints",
        CheckpointVerdict.Unreadable => "give this user the right to read it, or check the disk",
        CheckpointVerdict.WrongVersion => "load it with the version that wrote it, or learn anew",
        CheckpointVerdict.ForeignConfig => "use the configuration it was learned with, or learn anew",
        _ => "name another file, such as one of the archive, or learn anew",
    };
}
