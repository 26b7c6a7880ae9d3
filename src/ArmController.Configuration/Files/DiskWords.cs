using System.Runtime.InteropServices;

namespace ArmController.Configuration.Files;

/// <summary>What a disk does to a program, in a few words of this program's own: no sentence of a library is shown to a person.</summary>
public static class DiskWords
{
    // .NET's own number for a failure that has none of Linux's.
    private const int MostErrno = 4095;

    /// <summary>The words for what was thrown.</summary>
    public static string Of(Exception fault) => fault switch
    {
        NotPlainFileException => fault.Message,
        UnauthorizedAccessException => Of(13),
        FileNotFoundException or DirectoryNotFoundException => Of(2),
        PathTooLongException => Of(36),
        ArgumentOutOfRangeException => Of(27),
        ArgumentException or NotSupportedException => "that is no name a file can have",
        { HResult: > 0 and <= MostErrno } => Of(fault.HResult),
        _ => "the system refuses it",
    };

    /// <summary>The words for an error number of Linux.</summary>
    public static string Of(int errno) => errno switch
    {
        1 or 13 => "this user has no right to it",
        2 => "there is no such file or folder",
        5 => "the disk answers with errors",
        17 => "something else has that name",
        20 => "a file stands where a folder is needed",
        21 => "a folder has that name",
        27 => "it is above the size a file may have",
        28 => "there is no space left on the disk",
        30 => "the file system is read-only",
        36 => "the name is too long",
        40 => "links lead round in a circle",
        122 => "the quota is used up",
        _ => $"the system says \"{Marshal.GetPInvokeErrorMessage(errno)}\"",
    };
}
