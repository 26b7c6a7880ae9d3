namespace ArmController.Training.Checkpoints;

/// <summary>What a look at a checkpoint's bytes found; everything but <see cref="Good"/> means that no byte of it may be used.</summary>
internal enum CheckpointVerdict
{
    /// <summary>There is no such file.</summary>
    Missing,

    /// <summary>The file is there and the system does not let it be read.</summary>
    Unreadable,

    /// <summary>What has the name is a pipe, a device or a folder.</summary>
    NoFile,

    /// <summary>The first bytes are not a checkpoint's.</summary>
    NotACheckpoint,

    /// <summary>Written by a program with another format.</summary>
    WrongVersion,

    /// <summary>The file ends too early.</summary>
    Truncated,

    /// <summary>The bytes are not those that were written.</summary>
    Corrupt,

    /// <summary>Whole, but learned under another configuration.</summary>
    ForeignConfig,

    /// <summary>Whole, and learned under this configuration.</summary>
    Good,
}
