using ArmController.Configuration.Files;

namespace ArmController.Training.Runs;

/// <summary>Whether bytes reached the disk. Zero is off: the default says they did not.</summary>
/// <param name="IsDone">True when they did.</param>
/// <param name="Reason">Why not, in a few words.</param>
/// <param name="IsReplaced">True when a reader finds the new bytes; whether they outlive a power cut is known only when it is done.</param>
public readonly record struct WriteResult(bool IsDone, string Reason, bool IsReplaced = false)
{
    /// <summary>Written.</summary>
    public static WriteResult Done { get; } = new(true, "", IsReplaced: true);

    /// <summary>Not written.</summary>
    public static WriteResult Failed(Exception fault) => new(false, DiskWords.Of(fault));

    /// <summary>True for what a disk can do to a program.</summary>
    public static bool IsDisk(Exception fault) => fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;
}
