using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;

namespace ArmController.Hardware.Linux;

/// <summary>
/// A socket that listens at a path: it takes the place of nothing but a socket on which nobody answers, and at its end removes nothing but itself.
/// </summary>
[SupportedOSPlatform("linux")]
public sealed partial class SocketPlace : IDisposable
{
    // O_RDONLY, O_CLOEXEC; the number of O_DIRECTORY is another one on ARM, where this one reads past the cache
    private const int FolderToLock = 0x80000;
    private const int ExclusiveOrNot = 6; // LOCK_EX, LOCK_NB
    private const int NoSuchFile = 2;
    private const int Refused = 111;
    private const int LockTries = 100;
    private const int LockTryMilliseconds = 10;

    private readonly string path;
    private readonly FileIdentity own;

    /// <summary>Listens; clients are taken and heard without waiting.</summary>
    /// <param name="path">Where.</param>
    /// <param name="rights">Of the file, given before anybody can connect.</param>
    /// <param name="backlog">So many may wait to be taken.</param>
    /// <param name="remedy">What to do when the place is not to be had, for example "name another place".</param>
    /// <exception cref="DeviceTrouble">It cannot listen there.</exception>
    public SocketPlace(string path, UnixFileMode rights, int backlog, string remedy)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        this.path = path;
        byte[] name = Encoding.UTF8.GetBytes(path);
        if (name.Length >= UnixSocket.MostPathBytes)
        {
            throw new DeviceTrouble(path, $"a socket's path may have {UnixSocket.MostPathBytes - 1} bytes", remedy);
        }

        if (!Directory.Exists(Folder))
        {
            throw new DeviceTrouble(path, Marshal.GetPInvokeErrorMessage(NoSuchFile), remedy, NoSuchFile);
        }

        // Who finds a dead socket removes it: two at once, and the slower one would remove the living socket of the quicker one.
        int folder = LockFolder(remedy);
        try
        {
            MakeRoom(name, remedy);
            Listener = UnixSocket.Listen(name, (uint)rights, backlog);
            if (Listener < 0)
            {
                throw new DeviceTrouble(path, Marshal.GetPInvokeErrorMessage(-Listener), remedy, -Listener);
            }

            own = FileIdentity.Of(path) ?? throw new DeviceTrouble(path, "somebody removes what is made here", remedy);
        }
        finally
        {
            UnixSocket.Close(folder);
        }
    }

    /// <summary>Number of the socket that listens.</summary>
    public int Listener { get; }

    private string Folder => Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/";

    /// <summary>Removes its own file, if that is still the one at the path, and stops listening.</summary>
    public void Dispose()
    {
        try
        {
            // While it still listens nobody else takes it for dead, and its number cannot belong to another file.
            if (FileIdentity.Of(path) == own)
            {
                File.Delete(path);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The next one finds it dead.
        }

        UnixSocket.Close(Listener);
    }

    private void MakeRoom(byte[] name, string remedy)
    {
        if (FileIdentity.Of(path) is not { } there)
        {
            return;
        }

        if (there.Kind != FileKind.Socket)
        {
            throw new DeviceTrouble(path, $"{Named(there.Kind)} is there and no socket", $"{remedy}, or move it away");
        }

        int errno = UnixSocket.TryConnect(name);
        if (errno is not (Refused or NoSuchFile))
        {
            throw new DeviceTrouble(path, "another process answers on this socket", $"{remedy}, or end that process");
        }

        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DeviceTrouble(path, $"a dead socket is there and cannot be removed: {fault.Message.TrimEnd('.')}", remedy, inner: fault);
        }
    }

    private int LockFolder(string remedy)
    {
        int folder = Open(Folder, FolderToLock);
        if (folder < 0)
        {
            throw new DeviceTrouble(path, $"its folder cannot be opened: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}", remedy);
        }

        for (int tried = 0; Lock(folder, ExclusiveOrNot) != 0 && Marshal.GetLastPInvokeError() == -UnixSocket.WouldBlock; tried++)
        {
            if (tried == LockTries)
            {
                UnixSocket.Close(folder);
                throw new DeviceTrouble(path, "another process keeps this folder locked", remedy);
            }

            Thread.Sleep(LockTryMilliseconds);
        }

        return folder;
    }

    private static string Named(FileKind kind) => kind switch
    {
        FileKind.RegularFile => "a regular file",
        FileKind.Folder => "a folder",
        FileKind.Link => "a symbolic link",
        FileKind.Fifo => "a named pipe",
        _ => "a device",
    };

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Lock(int descriptor, int operation);
}
