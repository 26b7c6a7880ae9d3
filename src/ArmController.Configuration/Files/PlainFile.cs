using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using ArmController.Hardware.Linux;
using Microsoft.Win32.SafeHandles;

namespace ArmController.Configuration.Files;

/// <summary>
/// Opens regular files and nothing else: no pipe that would wait for its other end, no device, no folder. To write, the last name of a path must be
/// the file itself: a link there leads to a file that somebody else chose. Links among the folders before it are followed.
/// </summary>
public static partial class PlainFile
{
    /// <summary>A longer file is no file of ours, unless somebody says otherwise.</summary>
    public const int MostBytes = 64 << 20;

    // The numbers of Linux. Of those used here only NoFollow's differs between the processors a Pi has and the others.
    private const int Create = 0x40;
    private const int Exclusive = 0x80;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;
    private const int ReadWrite = 2;
    private const int UsualRights = 0x1B6;
    private const int LockExclusiveOrNot = 6;
    private const int Interrupted = 4;
    private const int WouldBlock = 11;
    private const int LinkThere = 40;

    private static int NoFollow => RuntimeInformation.ProcessArchitecture is Architecture.Arm or Architecture.Arm64 ? 0x8000 : 0x20000;

    /// <summary>Opens a file to read it; a link to one is followed.</summary>
    /// <exception cref="NotPlainFileException">It is no regular file.</exception>
    /// <exception cref="IOException">And its kin: it is not there, or not to be had.</exception>
    public static SafeFileHandle OpenToRead(string path) => OperatingSystem.IsLinux()
        ? Regular(Open(path, NonBlocking | CloseOnExec), path)
        : File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>All bytes of a file.</summary>
    /// <param name="path">The file; a link to one is followed.</param>
    /// <param name="mostBytes">A longer one is refused.</param>
    /// <exception cref="IOException">As <see cref="OpenToRead"/>.</exception>
    public static byte[] ReadAll(string path, int mostBytes = MostBytes)
    {
        using SafeFileHandle file = OpenToRead(path);
        long length = RandomAccess.GetLength(file);
        if (length > mostBytes)
        {
            throw new NotPlainFileException($"{Path.GetFileName(path)} is larger than {mostBytes >> 20} MiB");
        }

        byte[] bytes = new byte[length];
        int have = 0;
        while (have < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(have), have) is > 0 and var got)
        {
            have += got;
        }

        return have == bytes.Length ? bytes : bytes[..have];
    }

    /// <summary>Opens a file to read and write, as it is.</summary>
    /// <param name="path">The file itself; a link is refused.</param>
    /// <param name="make">Whether a missing one is made, empty.</param>
    /// <exception cref="NotPlainFileException">It is a link or no regular file.</exception>
    /// <exception cref="IOException">And its kin.</exception>
    public static SafeFileHandle OpenToWrite(string path, bool make = true) => OperatingSystem.IsLinux()
        ? Regular(Open(path, ReadWrite | NonBlocking | CloseOnExec | NoFollow | (make ? Create : 0)), path)
        : File.OpenHandle(path, make ? FileMode.OpenOrCreate : FileMode.Open, FileAccess.ReadWrite, FileShare.Read);

    /// <summary>Makes an empty file; whatever had the name is removed, and what a link of that name points to is left alone.</summary>
    /// <exception cref="IOException">And its kin: it cannot be made.</exception>
    public static SafeFileHandle MakeAnew(string path)
    {
        File.Delete(path);
        return OperatingSystem.IsLinux()
            ? Open(path, ReadWrite | CloseOnExec | NoFollow | Create | Exclusive)
            : File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read);
    }

    /// <summary>
    /// Takes the exclusive lock of an open file; false when another open file has it. It ends with the handle, however the process dies.
    /// </summary>
    /// <exception cref="IOException">The file system gives no locks.</exception>
    public static bool TryLock(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux() || Lock(file, LockExclusiveOrNot) == 0)
        {
            return true;
        }

        int errno = Marshal.GetLastPInvokeError();
        return errno == WouldBlock ? false : throw new IOException(DiskWords.Of(errno), errno);
    }

    /// <summary>Refuses a name that is a link: what would be put there was meant for another place, or the link was not meant for us.</summary>
    /// <exception cref="NotPlainFileException">It is a link.</exception>
    public static void RefuseLink(string path)
    {
        if (OperatingSystem.IsLinux() ? FileIdentity.KindOf(path, followsLinks: false) == FileKind.Link : new FileInfo(path).LinkTarget is not null)
        {
            throw Link(path);
        }
    }

    /// <summary>
    /// True when a name is taken by something that is neither a regular file nor a link to one: a pipe, a device, a socket, a folder.
    /// </summary>
    public static bool IsTakenByOther(string path) =>
        OperatingSystem.IsLinux() && FileIdentity.KindOf(path, followsLinks: true) is not (FileKind.Unknown or FileKind.RegularFile);

    [SupportedOSPlatform("linux")]
    private static SafeFileHandle Open(string path, int flags)
    {
        if (path.Length == 0 || path.Contains('\0'))
        {
            throw new NotPlainFileException("a file without a name is meant");
        }

        while (true)
        {
            SafeFileHandle file = Open(path, flags, UsualRights);
            if (!file.IsInvalid)
            {
                return file;
            }

            int errno = Marshal.GetLastPInvokeError();
            file.Dispose();
            if (errno != Interrupted)
            {
                throw Fault(path, flags, errno);
            }
        }
    }

    [SupportedOSPlatform("linux")]
    private static Exception Fault(string path, int flags, int errno) => errno switch
    {
        LinkThere when (flags & NoFollow) != 0 && FileIdentity.KindOf(path, followsLinks: false) == FileKind.Link => Link(path),
        2 when Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))) => new FileNotFoundException(DiskWords.Of(errno), path),
        2 or 20 => new DirectoryNotFoundException(DiskWords.Of(errno)),
        1 or 13 => new UnauthorizedAccessException(DiskWords.Of(errno)),
        6 => new NotPlainFileException($"{Path.GetFileName(path)} is no regular file but a pipe, a socket or a device"),
        21 => new NotPlainFileException($"{Path.GetFileName(path)} is a folder"),
        _ => new IOException(DiskWords.Of(errno), errno),
    };

    private static NotPlainFileException Link(string path) => new($"{Path.GetFileName(path)} is a link, and nothing is written through one");

    [SupportedOSPlatform("linux")]
    private static SafeFileHandle Regular(SafeFileHandle file, string path)
    {
        FileKind kind = FileIdentity.KindOf(file);
        if (kind == FileKind.RegularFile)
        {
            return file;
        }

        file.Dispose();
        throw new NotPlainFileException(
            $"{Path.GetFileName(path)} is {(kind == FileKind.Folder ? "a folder" : "no regular file but a pipe, a socket or a device")}");
    }

    // The third argument of C's open is a variable one; on every Linux this runs on it is passed like any other.
    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags, int rights);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Lock(SafeFileHandle file, int operation);
}
