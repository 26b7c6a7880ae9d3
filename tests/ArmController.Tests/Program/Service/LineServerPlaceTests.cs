using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using ArmController.Service.Sockets;
using Xunit;

namespace ArmController.Tests.Program.Service;

/// <summary>Who keeps a place, who gives way, and that an urgent line is heard whatever happens to its client.</summary>
[SupportedOSPlatform("linux")]
public sealed class LineServerPlaceTests : IDisposable
{
    private const UnixFileMode Rights = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
    private const string Gone = "<gone>";

    private readonly Scratch scratch = new();
    private readonly Diary diary = new();
    private readonly List<Socket> all = [];
    private readonly LineServer server;
    private TimeSpan now;

    public LineServerPlaceTests() => server = new LineServer(scratch.File("s"), Rights, diary);

    [Fact]
    public void When_all_places_are_taken_a_newcomer_gets_that_of_who_was_silent_longest()
    {
        Socket[] silent = ConnectAll();
        Say(silent[0], "hello\n");
        Round();

        Socket newcomer = Connect("stop\n");
        Round();

        Assert.Equal("<stop>", Heard(newcomer));
        Assert.Equal(["hello", "stop"], diary.Lines);
        Assert.Equal("<hello>", Heard(silent[0]));
        Assert.Contains("E-SVC-02", Heard(silent[1]), StringComparison.Ordinal);
        Assert.Equal(Gone, Heard(silent[1]));
        Assert.Equal(LineServer.MostClients, server.Clients);
    }

    [Fact]
    public void Followers_keep_their_places_while_anybody_else_is_silent_and_one_gives_way_at_last()
    {
        Socket[] followers = [.. Enumerable.Range(0, LineServer.MostClients - 1).Select(_ => Connect("follow\n"))];
        Round();
        Socket idle = Connect("");
        Round();

        Socket first = Connect("follow\n");
        Round();
        Assert.Contains("E-SVC-02", Heard(idle), StringComparison.Ordinal);
        server.Tell("a"u8);
        Assert.All(followers, follower => Assert.Equal("<follow>a", Heard(follower)));
        Assert.Equal("<follow>a", Heard(first));

        Socket second = Connect("status\n");
        Round();
        Assert.Equal("<status>", Heard(second));
        Assert.Contains("E-SVC-02", Heard(followers[0]), StringComparison.Ordinal);
        Assert.Equal(0, followers[1].Available);
    }

    [Fact]
    public void Nobody_who_has_lines_to_be_answered_gives_way_and_who_is_turned_away_is_still_heard()
    {
        Socket[] talking = ConnectAll();
        string burst = string.Concat(Enumerable.Repeat("go\n", 80));
        foreach (Socket client in talking)
        {
            Say(client, burst);
        }

        Socket turnedAway = Connect("hello\nstop\n");
        Round();

        Assert.Single(diary.Lines, "stop");
        Assert.DoesNotContain("hello", diary.Lines);
        Assert.StartsWith("<stop>refused E-SVC-02", Heard(turnedAway), StringComparison.Ordinal);
        Assert.Equal(LineServer.MostClients, server.Clients);
    }

    [Fact]
    public void In_a_round_urgent_lines_are_answered_first_and_of_each_client_only_so_many_others()
    {
        Socket talker = Connect("");
        Socket other = Connect("");
        Round();
        Say(talker, string.Concat(Enumerable.Repeat("go\n", 80)));
        Say(other, "a\nb\nstop\n");
        diary.Lines.Clear();
        Round();

        Assert.Equal(["a", "b", "stop", .. Enumerable.Repeat("go", LineServer.MostLines)], diary.Lines);
        for (int i = 0; i < 10; i++)
        {
            Round();
        }

        Assert.Equal(80, diary.Lines.Count(line => line == "go"));
    }

    [Fact]
    public void Who_says_nothing_for_a_minute_is_told_and_hung_up_on_and_who_follows_is_not()
    {
        Socket silent = Connect("");
        Socket talker = Connect("");
        Socket follower = Connect("follow\n");
        Round();
        now += LineServer.LongestSilence / 2;
        Say(talker, "hello\n");
        Round();
        now += LineServer.LongestSilence / 2;
        Round();

        Assert.Contains("E-SVC-06", Heard(silent), StringComparison.Ordinal);
        Assert.Equal(Gone, Heard(silent));
        Assert.Equal("<hello>", Heard(talker));
        Assert.Equal(2, server.Clients);
        now += LineServer.LongestSilence * 10;
        Round();
        Assert.Equal(1, server.Clients);
        server.Tell("a"u8);
        Assert.Equal("<follow>a", Heard(follower));
    }

    [Fact]
    public void A_stop_behind_a_flood_of_one_who_reads_no_answer_is_heard_before_he_is_hung_up_on()
    {
        Socket flood = Connect("");
        Round();
        flood.Blocking = false;
        int sent = 0;
        while (TrySay(flood, "hello\n"))
        {
            sent++;
            if (sent % 64 == 0)
            {
                Round();
            }
        }

        Assert.True(sent > 100);
        for (int i = 0; i < 10_000 && server.Clients > 0 && !TrySay(flood, "stop\n"); i++)
        {
            Round();
        }

        for (int i = 0; i < 10_000 && server.Clients > 0; i++)
        {
            TrySay(flood, "hello\n");
            Round();
        }

        Assert.Equal(0, server.Clients);
        Assert.Contains("stop", diary.Lines);
    }

    [Fact]
    public void Who_says_stop_and_is_gone_at_once_is_heard_and_the_end_of_a_line_too_long_is_no_line()
    {
        Connect("go\ngo\ngo\nstop\n").Dispose();
        Round();
        Assert.Contains("stop", diary.Lines);
        diary.Lines.Clear();
        Connect(new string('x', 256) + "stop\n").Dispose();
        Round();
        Round();
        Assert.DoesNotContain("stop", diary.Lines);
        Connect(new string('x', 256) + "\nstop\n").Dispose();
        Round();
        Round();
        Assert.Contains("stop", diary.Lines);
        Assert.Equal(0, server.Clients);
    }

    public void Dispose()
    {
        all.ForEach(client => client.Dispose());
        server.Dispose();
        scratch.Dispose();
    }

    private static void Say(Socket client, string text) => client.Send(Encoding.ASCII.GetBytes(text));

    private static bool TrySay(Socket client, string text)
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

    private static string Heard(Socket client)
    {
        byte[] got = new byte[65_536];
        client.ReceiveTimeout = 5_000;
        int length = client.Receive(got);
        return length == 0 ? Gone : Encoding.ASCII.GetString(got, 0, length);
    }

    private void Round()
    {
        now += TimeSpan.FromMilliseconds(50);
        server.Serve(now);
    }

    private Socket[] ConnectAll()
    {
        Socket[] clients = [.. Enumerable.Range(0, LineServer.MostClients).Select(_ => Connect(""))];
        Round();
        Assert.Equal(LineServer.MostClients, server.Clients);
        return clients;
    }

    private Socket Connect(string says)
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

    private sealed class Diary : ILineDesk
    {
        private byte[] answer = [];

        public List<string> Lines { get; } = [];

        public void Begin(TimeSpan now)
        {
        }

        public bool IsUrgent(ReadOnlySpan<byte> line) => line.SequenceEqual("stop"u8);

        public void Answer(ReadOnlySpan<byte> line, int user, out ReadOnlySpan<byte> answer, out bool follow)
        {
            string said = Encoding.ASCII.GetString(line);
            Lines.Add(said);
            follow = said == "follow";
            this.answer = Encoding.ASCII.GetBytes($"<{said}>");
            answer = this.answer;
        }
    }
}
