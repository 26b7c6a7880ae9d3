using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using ArmController.Hardware.Linux;

namespace ArmController.Service.Sockets;

/// <summary>
/// A few clients on one Unix socket, a line each at a time: read when the owner's thread comes round, answered at once, dropped when they say too
/// much or take in too little. After construction it allocates nothing. One thread.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class LineServer : IDisposable
{
    /// <summary>So many clients at once; one more is turned away.</summary>
    public const int MostClients = 16;

    private const int LongestLine = 256;
    private const int NoSuchFolder = 2;

    private readonly byte[] path;
    private readonly int[] clients = new int[MostClients];
    private readonly int[] users = new int[MostClients];
    private readonly bool[] follows = new bool[MostClients];
    private readonly int[] used = new int[MostClients];
    private readonly byte[] lines = new byte[MostClients * LongestLine];
    private readonly ILineDesk desk;
    private readonly int listener;

    /// <summary>Listens at a path; a file that a dead process left there is removed, one that answers is not.</summary>
    /// <param name="path">Where.</param>
    /// <param name="rights">Of the file, for example 0660 octal.</param>
    /// <param name="desk">Who answers.</param>
    /// <exception cref="IOException">It cannot listen there; the message has cause and remedy.</exception>
    public LineServer(string path, UnixFileMode rights, ILineDesk desk)
    {
        this.desk = desk;
        this.path = Encoding.UTF8.GetBytes(path);
        clients.AsSpan().Fill(-1);
        if (this.path.Length >= UnixSocket.MostPathBytes)
        {
            throw new IOException($"{path}: a socket's path may have {UnixSocket.MostPathBytes - 1} bytes; choose a shorter folder with --runtime DIR.");
        }

        listener = Directory.Exists(Path.GetDirectoryName(path)) ? Listen(path, rights) : -NoSuchFolder;
        if (listener < 0)
        {
            throw new IOException($"{path}: {Marshal.GetPInvokeErrorMessage(-listener)}; choose a folder that this user may write with --runtime DIR.");
        }

        UnixFileMode got = File.GetUnixFileMode(path);
        if (got != rights)
        {
            UnixSocket.Close(listener);
            throw new IOException($"{path}: its rights are {Convert.ToString((int)got, 8)} and not {Convert.ToString((int)rights, 8)}; choose a folder on a file system that keeps them.");
        }
    }

    /// <summary>Clients that are connected.</summary>
    public int Clients
    {
        get
        {
            int count = 0;
            foreach (int client in clients)
            {
                count += client >= 0 ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>Copies the numbers of what can be waited for; returns how many.</summary>
    public int CopySockets(Span<int> into)
    {
        into[0] = listener;
        clients.CopyTo(into[1..]);
        return 1 + clients.Length;
    }

    /// <summary>Takes new clients and answers what lines have come.</summary>
    public void Serve()
    {
        Take();
        for (int i = 0; i < clients.Length; i++)
        {
            if (clients[i] >= 0)
            {
                Hear(i);
            }
        }
    }

    /// <summary>Sends to every client that asked to be kept informed; one that takes in too little is dropped and never waited for.</summary>
    public void Tell(ReadOnlySpan<byte> bytes)
    {
        for (int i = 0; i < clients.Length; i++)
        {
            if (clients[i] >= 0 && follows[i])
            {
                Send(i, bytes);
            }
        }
    }

    /// <summary>Hangs up and stops listening.</summary>
    public void Dispose()
    {
        for (int i = 0; i < clients.Length; i++)
        {
            Drop(i);
        }

        UnixSocket.Close(listener);
        File.Delete(Encoding.UTF8.GetString(path));
    }

    private int Listen(string name, UnixFileMode rights)
    {
        File.Delete(name);
        return UnixSocket.Listen(path, (uint)rights, MostClients);
    }

    private void Take()
    {
        int client;
        while ((client = UnixSocket.Accept(listener)) >= 0)
        {
            int free = Array.IndexOf(clients, -1);
            if (free < 0)
            {
                _ = UnixSocket.Send(client, "refused E-SVC-02 too many clients; close one and try again\n"u8);
                UnixSocket.Close(client);
                continue;
            }

            clients[free] = client;
            users[free] = UnixSocket.PeerUser(client);
            follows[free] = false;
            used[free] = 0;
        }
    }

    private void Hear(int client)
    {
        Span<byte> line = lines.AsSpan(client * LongestLine, LongestLine);
        int got = UnixSocket.Receive(clients[client], line[used[client]..]);
        if (got == UnixSocket.WouldBlock)
        {
            return;
        }

        if (got <= 0)
        {
            Drop(client);
            return;
        }

        used[client] += got;
        int end;
        while (clients[client] >= 0 && (end = line[..used[client]].IndexOf((byte)'\n')) >= 0)
        {
            desk.Answer(line[..end], users[client], out ReadOnlySpan<byte> answer, out bool follow);
            follows[client] |= follow;
            Send(client, answer);
            line[(end + 1)..used[client]].CopyTo(line);
            used[client] -= end + 1;
        }

        if (clients[client] >= 0 && used[client] == LongestLine)
        {
            Send(client, "refused E-SVC-01 the line is too long; send one word a line\n"u8);
            Drop(client);
        }
    }

    private void Send(int client, ReadOnlySpan<byte> bytes)
    {
        if (clients[client] >= 0 && bytes.Length > 0 && UnixSocket.Send(clients[client], bytes) != bytes.Length)
        {
            Drop(client);
        }
    }

    private void Drop(int client)
    {
        if (clients[client] >= 0)
        {
            UnixSocket.Close(clients[client]);
            clients[client] = -1;
        }
    }
}
