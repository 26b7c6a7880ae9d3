using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using ArmController.Configuration.Troubles;
using ArmController.Recording;
using ArmController.Service.Sockets;
using ArmController.Tests.Hardware.Linux;
using Xunit;

namespace ArmController.Tests.Program.Service;

[SupportedOSPlatform("linux")]
public sealed class LineServerTests : IDisposable
{
    private const UnixFileMode Rights = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
    private readonly Scratch scratch = new();
    private readonly Echo echo = new();

    private string Path => scratch.File("s");

    [Fact]
    public void A_line_is_answered_and_its_user_is_known()
    {
        using LineServer server = new(Path, Rights, echo);
        using Socket client = Connect();
        client.Send("hello\nthere\n"u8);
        Serve(server);
        Assert.Equal("<hello><there>", Read(client));
        Assert.Equal(UserId(), echo.User);
        Assert.Equal(Rights, File.GetUnixFileMode(Path));
    }

    [Fact]
    public void Half_a_line_waits_for_the_other_half()
    {
        using LineServer server = new(Path, Rights, echo);
        using Socket client = Connect();
        client.Send("he"u8);
        Serve(server);
        Assert.Equal(0, client.Available);
        client.Send("llo\n"u8);
        Serve(server);
        Assert.Equal("<hello>", Read(client));
    }

    [Fact]
    public void Who_says_too_much_is_told_and_dropped()
    {
        using LineServer server = new(Path, Rights, echo);
        using Socket client = Connect();
        client.Send(new byte[1000]);
        Serve(server);
        Assert.Contains("E-SVC-01", Read(client), StringComparison.Ordinal);
        Assert.Equal(0, server.Clients);
    }

    [Fact]
    public void Who_hangs_up_leaves_no_place_taken()
    {
        using LineServer server = new(Path, Rights, echo);
        List<Socket> clients = [.. Enumerable.Range(0, LineServer.MostClients).Select(_ => Connect())];
        Serve(server);
        Assert.Equal(LineServer.MostClients, server.Clients);
        clients.ForEach(client => client.Dispose());
        Serve(server);
        Assert.Equal(0, server.Clients);
    }

    [Fact]
    public void A_follower_that_reads_nothing_is_dropped_and_never_waited_for()
    {
        using LineServer server = new(Path, Rights, echo);
        using Socket client = Connect();
        client.Send("follow\n"u8);
        Serve(server);
        byte[] line = new byte[1000];
        for (int i = 0; i < 10_000 && server.Clients > 0; i++)
        {
            server.Tell(line);
        }

        Assert.Equal(0, server.Clients);
    }

    [Fact]
    public void A_socket_left_by_the_dead_is_no_obstacle()
    {
        DeadSocket.Leave(Path);
        using LineServer server = new(Path, Rights, echo);
        using Socket client = Connect();
        Serve(server);
        Assert.Equal(1, server.Clients);
    }

    [Fact]
    public void What_cannot_be_had_is_one_sentence_with_a_remedy()
    {
        TroubleException tooLong = Assert.Throws<TroubleException>(() => new LineServer("/" + new string('x', 120), Rights, echo));
        TroubleException nowhere = Assert.Throws<TroubleException>(() => new LineServer(scratch.File("none/s"), Rights, echo));
        Assert.Contains("--runtime", tooLong.Message, StringComparison.Ordinal);
        Assert.Contains("--runtime", nowhere.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Serving_and_telling_cost_no_garbage()
    {
        using LineServer server = new(Path, Rights, echo);
        using Socket client = Connect();
        client.Send("follow\n"u8);
        byte[] line = new byte[20];
        byte[] taken = new byte[4096];

        // Compiled in haste, then anew in full: only then is it the code that counts.
        for (int warm = 0; warm < 4; warm++)
        {
            Rounds(200);
            Thread.Sleep(150);
        }

        Assert.Equal(0, Rounds(2_000));
        Assert.Equal(1, server.Clients);

        // Bytes that the server made; the client is .NET's own socket, which makes some now and then.
        long Rounds(int count)
        {
            long bytes = 0;
            for (int i = 0; i < count; i++)
            {
                client.Send("status\n"u8);
                long before = GC.GetAllocatedBytesForCurrentThread();
                server.Serve(TimeSpan.Zero);
                server.Tell(line);
                bytes += GC.GetAllocatedBytesForCurrentThread() - before;
                client.Receive(taken);
            }

            return bytes;
        }
    }

    public void Dispose() => scratch.Dispose();

    private static int UserId() => int.Parse(
        File.ReadAllLines("/proc/self/status").Single(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1],
        System.Globalization.CultureInfo.InvariantCulture);

    private static void Serve(LineServer server)
    {
        for (int i = 0; i < 5; i++)
        {
            server.Serve(TimeSpan.Zero);
        }
    }

    private static string Read(Socket client)
    {
        byte[] got = new byte[4096];
        client.ReceiveTimeout = 5_000;
        return Encoding.UTF8.GetString(got, 0, client.Receive(got));
    }

    private Socket Connect()
    {
        Socket client = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        client.Connect(new UnixDomainSocketEndPoint(Path));
        return client;
    }

    private sealed class Echo : ILineDesk
    {
        private readonly TextBuffer text = new(512);

        public int User { get; private set; }

        public void Begin(TimeSpan now)
        {
        }

        public bool IsUrgent(ReadOnlySpan<byte> line) => false;

        public void Answer(ReadOnlySpan<byte> line, int user, out ReadOnlySpan<byte> answer, out bool follow)
        {
            User = user;
            follow = line.SequenceEqual("follow"u8);
            answer = text.Clear().Text("<"u8).Text(line).Text(">"u8).Written;
        }
    }
}
