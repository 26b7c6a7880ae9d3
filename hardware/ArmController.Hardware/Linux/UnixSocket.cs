using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace ArmController.Hardware.Linux;

/// <summary>
/// Unix sockets by number, without a byte of garbage: a service's process must not collect while an arm moves, and the stock sockets allocate
/// with every accepted client. Answers are bytes, or the negative Linux error number.
/// </summary>
[SupportedOSPlatform("linux")]
public static partial class UnixSocket
{
    /// <summary>Try again later: nothing to read, no room to write.</summary>
    public const int WouldBlock = -11;

    private const int Family = 1;
    private const int Stream = 1;
    private const int Datagram = 2;
    private const int CloseOnExec = 0x80000;
    private const int NonBlocking = 0x800;
    private const int NoSignal = 0x4000;
    private const int SocketLevel = 1;
    private const int PeerCredentials = 17;
    private const int ReceiveTimeout = 20;
    private const int SendTimeout = 21;
    private const short Readable = 1;
    private const short Error = 8;
    private const short HangUp = 16;
    private const int FamilyBytes = 2;

    /// <summary>Longest path of a socket, its final zero included.</summary>
    public const int MostPathBytes = 108;

    /// <summary>Listens at a path, which must be free, with the rights given to the file before anybody can connect.</summary>
    public static int Listen(ReadOnlySpan<byte> path, uint rights, int backlog)
    {
        int socket = Create(Family, Stream | CloseOnExec | NonBlocking, 0);
        if (socket < 0)
        {
            return -Marshal.GetLastPInvokeError();
        }

        Span<byte> address = stackalloc byte[FamilyBytes + MostPathBytes];
        uint length = Address(path, address);

        // The file is born with what the mask leaves of 0777; nobody listens yet, so nobody gets in before its rights are set.
        int failed = Bind(socket, in address[0], length) != 0 || Chmod(in address[FamilyBytes], rights) != 0 || StartListening(socket, backlog) != 0
            ? -Marshal.GetLastPInvokeError()
            : 0;
        if (failed != 0)
        {
            _ = CloseDescriptor(socket);
            return failed;
        }

        return socket;
    }

    /// <summary>A client, or <see cref="WouldBlock"/>.</summary>
    public static int Accept(int listener) => Answer(AcceptOne(listener, 0, 0, CloseOnExec | NonBlocking));

    /// <summary>A socket that sends datagrams to one path; a path that begins with @ is one without a file.</summary>
    public static int ConnectDatagram(ReadOnlySpan<byte> path)
    {
        int socket = Create(Family, Datagram | CloseOnExec | NonBlocking, 0);
        if (socket < 0)
        {
            return -Marshal.GetLastPInvokeError();
        }

        Span<byte> address = stackalloc byte[FamilyBytes + MostPathBytes];
        uint length = Address(path, address);
        if (path[0] == (byte)'@')
        {
            address[FamilyBytes] = 0;
            length--;
        }

        if (Connect(socket, in address[0], length) != 0)
        {
            int failed = -Marshal.GetLastPInvokeError();
            _ = CloseDescriptor(socket);
            return failed;
        }

        return socket;
    }

    /// <summary>A stream to whoever listens at a path; reads and writes wait so long at most, and then answer <see cref="WouldBlock"/>.</summary>
    public static int ConnectStream(ReadOnlySpan<byte> path, int timeoutMilliseconds)
    {
        int socket = Create(Family, Stream | CloseOnExec, 0);
        if (socket < 0)
        {
            return -Marshal.GetLastPInvokeError();
        }

        Span<byte> address = stackalloc byte[FamilyBytes + MostPathBytes];
        uint length = Address(path, address);
        TimeValue longest = new() { Seconds = timeoutMilliseconds / 1_000, Microseconds = timeoutMilliseconds % 1_000 * 1_000 };

        // First the time limits: they hold for connecting too, where a process that was stopped takes nobody in.
        int failed = SetOption(socket, SocketLevel, ReceiveTimeout, in longest, (uint)Marshal.SizeOf<TimeValue>()) != 0
            || SetOption(socket, SocketLevel, SendTimeout, in longest, (uint)Marshal.SizeOf<TimeValue>()) != 0
            || Connect(socket, in address[0], length) != 0
            ? -Marshal.GetLastPInvokeError()
            : 0;
        if (failed != 0)
        {
            _ = CloseDescriptor(socket);
            return failed;
        }

        return socket;
    }

    /// <summary>Whether anybody answers at a path, without waiting: 0, or the Linux error number why not.</summary>
    public static int TryConnect(ReadOnlySpan<byte> path)
    {
        int socket = Create(Family, Stream | CloseOnExec | NonBlocking, 0);
        if (socket < 0)
        {
            return Marshal.GetLastPInvokeError();
        }

        Span<byte> address = stackalloc byte[FamilyBytes + MostPathBytes];
        uint length = Address(path, address);
        int errno = Connect(socket, in address[0], length) == 0 ? 0 : Marshal.GetLastPInvokeError();
        _ = CloseDescriptor(socket);
        return errno;
    }

    /// <summary>Bytes read; 0 when the other side is gone.</summary>
    public static int Receive(int socket, Span<byte> into) => Answer((int)Recv(socket, ref MemoryMarshal.GetReference(into), (nuint)into.Length, 0));

    /// <summary>Bytes taken.</summary>
    public static int Send(int socket, ReadOnlySpan<byte> bytes) =>
        Answer((int)SendBytes(socket, in MemoryMarshal.GetReference(bytes), (nuint)bytes.Length, NoSignal));

    /// <summary>User of the process at the other end; -1 when it cannot be told.</summary>
    public static int PeerUser(int socket) => Peer(socket, which: 1);

    /// <summary>Number of the process at the other end; -1 when it cannot be told.</summary>
    public static int PeerProcess(int socket) => Peer(socket, which: 0);

    /// <summary>Waits until one of the sockets can be read; negative numbers are passed over.</summary>
    public static void WaitReadable(ReadOnlySpan<int> sockets, int milliseconds)
    {
        Span<Watched> watched = stackalloc Watched[sockets.Length];
        for (int i = 0; i < sockets.Length; i++)
        {
            watched[i] = new() { Descriptor = sockets[i], Events = Readable };
        }

        _ = Poll(ref watched[0], (nuint)watched.Length, milliseconds);
    }

    /// <summary>True when whoever was at the other end of a socket, a pipe or a terminal is gone.</summary>
    public static bool HasHungUp(int descriptor)
    {
        Watched watched = new() { Descriptor = descriptor };
        return Poll(ref watched, 1, milliseconds: 0) > 0 && (watched.Happened & (Error | HangUp)) != 0;
    }

    /// <summary>Closes it.</summary>
    public static void Close(int socket) => _ = CloseDescriptor(socket);

    private static int Peer(int socket, int which)
    {
        Span<int> credentials = stackalloc int[3];
        uint bytes = 3 * sizeof(int);
        return GetOption(socket, SocketLevel, PeerCredentials, ref credentials[0], ref bytes) == 0 ? credentials[which] : -1;
    }

    private static int Answer(int result) => result >= 0 ? result : -Marshal.GetLastPInvokeError();

    private static uint Address(ReadOnlySpan<byte> path, Span<byte> address)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(path.Length, MostPathBytes, nameof(path));
        address.Clear();
        MemoryMarshal.Write(address, (ushort)Family);
        path.CopyTo(address[FamilyBytes..]);
        return (uint)(FamilyBytes + path.Length + 1);
    }

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static partial int Create(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "bind", SetLastError = true)]
    private static partial int Bind(int socket, in byte address, uint length);

    [LibraryImport("libc", EntryPoint = "chmod", SetLastError = true)]
    private static partial int Chmod(in byte path, uint rights);

    [LibraryImport("libc", EntryPoint = "listen", SetLastError = true)]
    private static partial int StartListening(int socket, int backlog);

    [LibraryImport("libc", EntryPoint = "accept4", SetLastError = true)]
    private static partial int AcceptOne(int socket, nint address, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "connect", SetLastError = true)]
    private static partial int Connect(int socket, in byte address, uint length);

    [LibraryImport("libc", EntryPoint = "recv", SetLastError = true)]
    private static partial nint Recv(int socket, ref byte into, nuint length, int flags);

    [LibraryImport("libc", EntryPoint = "send", SetLastError = true)]
    private static partial nint SendBytes(int socket, in byte bytes, nuint length, int flags);

    [LibraryImport("libc", EntryPoint = "getsockopt", SetLastError = true)]
    private static partial int GetOption(int socket, int level, int name, ref int value, ref uint bytes);

    [LibraryImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    private static partial int SetOption(int socket, int level, int name, in TimeValue value, uint bytes);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    private static partial int Poll(ref Watched sockets, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int CloseDescriptor(int descriptor);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeValue
    {
        public nint Seconds;
        public nint Microseconds;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Watched
    {
        public int Descriptor;
        public short Events;
        public short Happened;
    }
}
