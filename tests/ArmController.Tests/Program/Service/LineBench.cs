using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using ArmController.Service.Sockets;
using Xunit;

namespace ArmController.Tests.Program.Service;

/// <summary>A line server on a real socket with a desk that writes down what it hears; its time passes only when told to.</summary>
[SupportedOSPlatform("linux")]
internal sealed class LineBench : IDisposable
{
    public const string Gone = "<gone>";

    private const UnixFileMode Rights = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;

    private readonly Scratch scratch = new();
    private readonly List<Socket> all = [];
    private TimeSpan now;

    public LineBench() => Server = new LineServer(scratch.File("s"), Rights, Diary);

    public LineDiary Diary { get; } = new();

    public LineServer Server { get; }

    public void Pass(TimeSpan time) => now += time;

    public void Dispose()
    {
        all.ForEach(client => client.Dispose());
        Server.Dispose();
        scratch.Dispose();
    }

    public static void Say(Socket client, string text) => client.Send(Encoding.ASCII.GetBytes(text));

    public static bool TrySay(Socket client, string text)
    {
        try
        {
            Say(client, text);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public static string Heard(Socket client)
    {
        byte[] got = new byte[65_536];
        client.ReceiveTimeout = 5_000;
        int length = client.Receive(got);
        return length == 0 ? Gone : Encoding.ASCII.GetString(got, 0, length);
    }

    public static string Drained(Socket client)
    {
        string heard;
        do
        {
            heard = Heard(client);
        }
        while (heard != Gone);

        return heard;
    }

    public void Round()
    {
        now += TimeSpan.FromMilliseconds(50);
        Server.Serve(now);
    }

    // More than is answered in a round; and they read what they are answered.
    public static void AllTalk(Socket[] clients)
    {
        byte[] answers = new byte[65_536];
        foreach (Socket client in clients)
        {
            while (client.Available > 0)
            {
                client.Receive(answers);
            }

            Say(client, string.Concat(Enumerable.Repeat("go\n", 3 * LineServer.MostLines)));
        }
    }

    public Socket[] ConnectAll()
    {
        Socket[] clients = [.. Enumerable.Range(0, LineServer.MostClients).Select(_ => Connect(""))];
        Round();
        Assert.Equal(LineServer.MostClients, Server.Clients);
        Pass(2 * LineClient.FirstWordTime);
        return clients;
    }

    public Socket Connect(string says)
    {
        Socket client = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        all.Add(client);
        client.Connect(new UnixDomainSocketEndPoint(scratch.File("s")));
        if (says.Length > 0)
        {
            Say(client, says);
        }

        return client;
    }
}
