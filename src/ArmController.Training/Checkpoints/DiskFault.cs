using ArmController.Configuration.Files;
using ArmController.Configuration.Troubles;

namespace ArmController.Training.Checkpoints;

/// <summary>Turns what file calls throw into an outcome and a trouble.</summary>
internal static class DiskFault
{
    // Error numbers of Linux; .NET hands those it has no exception for through as HResult.
    private const int NoSpace = 28;
    private const int ReadOnlyFileSystem = 30;
    private const int QuotaExceeded = 122;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>True for the disk's answers, false for our bugs. (A file above the size limit is an ArgumentOutOfRangeException.)</summary>
    public static bool IsOne(Exception exception) => exception is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;

    public static SaveResult ToResult(Exception exception, string path, ulong newestGeneration)
    {
        (SaveOutcome outcome, string cause, string remedy) = exception switch
        {
            NotPlainFileException => (SaveOutcome.OtherFault, exception.Message, "remove it or choose another folder"),
            UnauthorizedAccessException => (SaveOutcome.PermissionDenied, "this user may not write there", "change the owner or the folder"),
            ArgumentOutOfRangeException => (SaveOutcome.DiskFull, "it is above the size a file may have", "raise the limit"),
            { HResult: NoSpace or WindowsDiskFull } => (SaveOutcome.DiskFull, "the disk is full", "free some space"),
            { HResult: QuotaExceeded } => (SaveOutcome.DiskFull, "the quota is used up", "free some space"),
            { HResult: ReadOnlyFileSystem } => (SaveOutcome.ReadOnly, "the file system is read-only", "remount it or choose another folder"),
            _ => (SaveOutcome.OtherFault, DiskWords.Of(exception), "see to the disk or choose another folder"),
        };
        Trouble trouble = new(SaveResult.Unsaved, path, $"it was not saved: {cause}", $"{remedy}, what was learned since is in memory only");
        return new(outcome, newestGeneration, trouble);
    }
}
