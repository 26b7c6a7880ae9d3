using System.Net.Sockets;
using System.Text;

namespace ArmController.Campaigns.Program.Reproductions;

/// <summary>Somebody on a service's socket who keeps to nothing: bytes as they are.</summary>
internal sealed class SocketCaller : IDisposable
{
    private const int LongestWaitMilliseconds = 60_000;

    /// <summary>Connects.</summary>
    public SocketCaller(string folder, string socket)
    {
        Socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
        {
            ReceiveTimeout = LongestWaitMilliseconds,
            SendTimeout = LongestWaitMilliseconds,
        };
        try
        {
            Socket.Connect(new UnixDomainSocketEndPoint(Path.Combine(folder, socket)));
        }
        catch
        {
            Socket.Dispose();
            throw;
        }
    }

    public Socket Socket { get; }

    /// <summary>So many who say nothing.</summary>
    public static IEnumerable<SocketCaller> Silent(int count, string folder, string socket) =>
        Enumerable.Range(0, count).Select(_ => new SocketCaller(folder, socket));

    /// <summary>Says a line and hears the answer.</summary>
    public string Ask(string line)
    {
        Socket.Send(Encoding.Latin1.GetBytes(line + "\n"));
        byte[] one = new byte[1];
        StringBuilder answer = new();
        while (Socket.Receive(one) == 1 && one[0] != '\n')
        {
            answer.Append((char)one[0]);
        }

        return answer.ToString();
    }

    public void Dispose() => Socket.Dispose();
}
