namespace ArmController.Training.Checkpoints;

/// <summary>How a save ended; only <see cref="Saved"/> promises that the generation outlives a power cut.</summary>
public enum SaveOutcome
{
    /// <summary>Nothing was tried.</summary>
    NotTried,

    /// <summary>On disk, read back, and named in the folder.</summary>
    Saved,

    /// <summary>No room: disk, quota or the process's limit on file sizes.</summary>
    DiskFull,

    /// <summary>The file system is mounted read-only.</summary>
    ReadOnly,

    /// <summary>This user may not write there.</summary>
    PermissionDenied,

    /// <summary>What was read back is not what was written.</summary>
    ReadBackDiffers,

    /// <summary>The payload is above <see cref="CheckpointImage.MaxPayloadBytes"/>.</summary>
    PayloadTooLong,

    /// <summary>There is no good checkpoint to archive.</summary>
    NothingToArchive,

    /// <summary>Any other answer of the system; the message has its words.</summary>
    OtherFault,
}
