using System.Net.Sockets;
using System.Text;

namespace ArmController.Service;

/// <summary>The other end of a service's sockets.</summary>
internal sealed class ServiceClient : IDisposable
{
    private readonly Socket socket;
    private readonly StreamReader reader;
    private string? heard;

    private ServiceClient(Socket socket)
    {
        this.socket = socket;
        reader = new(new NetworkStream(socket, ownsSocket: false), new UTF8Encoding(false));
    }

    /// <summary>Connects.</summary>
    /// <param name="path">The socket.</param>
    /// <param name="timeout">Longest wait for an answer; null for as long as it takes.</param>
    /// <exception cref="IOException">Nobody listens there, or this user may not speak there; the message has cause and remedy.</exception>
    public static ServiceClient Connect(string path, TimeSpan? timeout = null)
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            if (timeout is { } longest)
            {
                socket.ReceiveTimeout = (int)longest.TotalMilliseconds;
            }

            socket.Connect(new UnixDomainSocketEndPoint(path));
            return new(socket);
        }
        catch (Exception fault) when (fault is SocketException or ArgumentException)
        {
            socket.Dispose();
            string remedy = fault is SocketException { SocketErrorCode: SocketError.AccessDenied }
                ? "ask as a user of its group, or with sudo"
                : "start the service with armctl run or systemctl start armctl, or name its folder with --runtime DIR";

            // The platform calls a missing socket an address that cannot be assigned.
            string cause = File.Exists(path) ? fault.Message : "there is no such socket";
            throw new IOException($"{path}: no service answers: {cause}; {remedy}.", fault);
        }
    }

    /// <summary>Says a line.</summary>
    /// <exception cref="IOException">The service hung up, and did not say why; what it said before that is heard first.</exception>
    public void Say(string line)
    {
        try
        {
            socket.Send(Encoding.UTF8.GetBytes(line + "\n"));
        }
        catch (SocketException fault)
        {
            if (Hear() is not { } said)
            {
                throw new IOException($"the service hung up: {fault.Message}; see its journal.", fault);
            }

            heard = said;
        }
    }

    /// <summary>The next line; null when the service has hung up.</summary>
    /// <exception cref="ServiceRefusal">It said why it does not answer.</exception>
    /// <exception cref="IOException">It says nothing.</exception>
    public string? Hear()
    {
        if (heard is { } before)
        {
            heard = null;
            return before;
        }

        try
        {
            string? line = reader.ReadLine();
            ServiceRefusal.ThrowIf(line ?? "");
            return line;
        }
        catch (IOException fault) when (fault.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return null;
        }
        catch (IOException fault) when (fault.InnerException is SocketException)
        {
            throw new IOException("the service says nothing; see its journal, and whether it runs with armctl status.", fault);
        }
    }

    /// <summary>Says a line and hears the answer.</summary>
    public static string Ask(string path, string line)
    {
        using ServiceClient client = Connect(path, TimeSpan.FromSeconds(5));
        client.Say(line);
        return client.Hear() ?? throw new IOException($"{path}: the service hung up; see its journal.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        reader.Dispose();
        socket.Dispose();
    }
}
