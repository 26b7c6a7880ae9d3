using System.Runtime.InteropServices;

namespace ArmController.Configuration.Files;

/// <summary>What .NET cannot do about folders: bring a folder's names to the disk, and give a file a second name.</summary>
public static partial class FolderSync
{
    /// <summary>Makes the folder where it is missing, and returns once its own name outlives a power cut.</summary>
    /// <exception cref="IOException">And its kin: what a disk can do to a program.</exception>
    public static void Create(string folder)
    {
        if (File.Exists(folder))
        {
            const int NoFolder = 20;
            throw new IOException(DiskWords.Of(NoFolder), NoFolder);
        }

        if (!Directory.Exists(folder) && Directory.CreateDirectory(folder).Parent is { } parent)
        {
            Flush(parent.FullName);
        }
    }

    /// <summary>Returns once renames in the folder outlive a power cut. (Windows has no such call; NTFS journals its names.)</summary>
    /// <exception cref="IOException">The system refused.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const int ReadOnly = 0x80000; // and closed in child processes
        const int NotSupportedHere = 22;
        int descriptor = Open(folder, ReadOnly);
        int error = descriptor < 0 ? Marshal.GetLastPInvokeError() : 0;
        if (descriptor >= 0)
        {
            error = Sync(descriptor) == 0 ? 0 : Marshal.GetLastPInvokeError();
            _ = Close(descriptor);
        }

        // Some file systems (FUSE) refuse by principle; there is nothing to wait for then.
        if (error is not 0 and not NotSupportedHere)
        {
            throw new IOException($"{folder}: {DiskWords.Of(error)}", error);
        }
    }

    /// <summary>Gives a file a second name; false where the file system has no such thing.</summary>
    public static bool TryLink(string existing, string second) => !OperatingSystem.IsWindows() && Link(existing, second) == 0;

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string second);
}
