using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace ArmController.Hardware.Linux;

/// <summary>Which file a name stands for, links not followed: two names with the same device and number are the same file.</summary>
/// <param name="Major">Device, major number.</param>
/// <param name="Minor">Device, minor number.</param>
/// <param name="Number">Its number there.</param>
/// <param name="Kind">What it is.</param>
[SupportedOSPlatform("linux")]
public readonly partial record struct FileIdentity(uint Major, uint Minor, ulong Number, FileKind Kind)
{
    private const int Here = -100; // AT_FDCWD
    private const int LinksStay = 0x100; // AT_SYMLINK_NOFOLLOW
    private const int TheHandleItself = 0x1000; // AT_EMPTY_PATH
    private const uint KindAndNumber = 0x101; // STATX_TYPE, STATX_INO
    private const int KindMask = 0xF000;
    private const int NoSuchFile = 2;
    private const int NoSuchFolder = 20;

    /// <summary>The file at a path; null where there is none.</summary>
    /// <exception cref="IOException">It cannot be told; the message has the kernel's cause.</exception>
    public static FileIdentity? Of(string path)
    {
        if (Stat(Here, path, LinksStay, KindAndNumber, out Answer answer) == 0)
        {
            return new(answer.Major, answer.Minor, answer.Number, (FileKind)(answer.Mode & KindMask));
        }

        int errno = Marshal.GetLastPInvokeError();
        return errno is NoSuchFile or NoSuchFolder ? null : throw new IOException($"{path}: {Marshal.GetPInvokeErrorMessage(errno)}", errno);
    }

    /// <summary>What a name stands for; unknown where there is nothing, or it cannot be told.</summary>
    /// <param name="path">The name.</param>
    /// <param name="followsLinks">Whether a link at its end is the file it leads to.</param>
    public static FileKind KindOf(string path, bool followsLinks) =>
        Stat(Here, path, followsLinks ? 0 : LinksStay, KindAndNumber, out Answer answer) == 0 ? (FileKind)(answer.Mode & KindMask) : FileKind.Unknown;

    /// <summary>What an open file is; unknown where it cannot be told.</summary>
    public static FileKind KindOf(SafeFileHandle file) =>
        Stat(file, "", TheHandleItself, KindAndNumber, out Answer answer) == 0 ? (FileKind)(answer.Mode & KindMask) : FileKind.Unknown;

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(SafeFileHandle file, string path, int flags, uint wanted, out Answer answer);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Stat(int folder, string path, int flags, uint wanted, out Answer answer);

    // struct statx of the kernel's headers, the same on every processor; what is not named is not used.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Answer
    {
        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(32)]
        public ulong Number;

        [FieldOffset(136)]
        public uint Major;

        [FieldOffset(140)]
        public uint Minor;
    }
}
