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
        now += 2 * LineClient.FirstWordTime;

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
    public void Nobody_who_has_lines_to_be_answered_gives_way_and_who_finds_no_place_is_heard_for_a_second()
    {
        Socket[] talking = ConnectAll();
        AllTalk(talking);
        Socket stands = Connect("hello\n");
        Socket says = Connect("hello\nstop\n");
        Round();
        Assert.Equal(["hello", "stop"], diary.Lines.Where(line => line != "go"));
        Assert.Equal("<hello><stop>", Heard(says));
        Assert.Equal(0, stands.Available);

        // It speaks only now, as a program does that has just connected.
        AllTalk(talking);
        Say(stands, "stop\n");
        Round();
        Assert.Equal("<hello><stop>", Heard(stands));
        for (int i = 0; i < 45; i++)
        {
            AllTalk(talking);
            Round();
        }

        Assert.Contains("E-SVC-02", Heard(stands), StringComparison.Ordinal);
        Assert.Equal(Gone, Heard(stands));
        Assert.Equal(LineServer.MostClients, server.Clients);
        Assert.All(talking, client => Assert.True(client.Connected));
    }

    [Fact]
    public void Who_stands_gets_the_first_place_and_a_stop_is_heard_of_any_number_who_come_at_once()
    {
        Socket[] talking = ConnectAll();
        AllTalk(talking);
        Socket stands = Connect("hello\n");
        Round();
        Socket[] more = [.. Enumerable.Range(0, 12).Select(n => Connect($"hello\n{(n % 2 == 0 ? "stop" : "")}\n"))];
        AllTalk(talking);
        Round();
        Assert.Equal(6, diary.Lines.Count(line => line == "stop"));

        Socket last = Connect("hello\n");
        AllTalk(talking);
        talking[3].Dispose();
        for (int i = 0; i < 10; i++)
        {
            AllTalk([.. talking.Where((_, i) => i != 3)]);
            Round();
        }

        Assert.StartsWith("<hello>", Heard(last), StringComparison.Ordinal);
        Assert.Contains("E-SVC-02", Heard(stands), StringComparison.Ordinal);
        Assert.All(more, client => Assert.NotEqual(Gone, Heard(client)));
    }

    [Fact]
    public void A_newcomer_keeps_its_place_until_it_has_had_time_for_its_first_word()
    {
        Socket[] talking = ConnectAll();
        AllTalk(talking);
        Round();
        AllTalk(talking[1..]);
        for (int i = 0; i < 4; i++)
        {
            Round();
        }

        // One of them was quiet for a moment and gave way; then he and others come back, talking.
        Socket newcomer = Connect("");
        for (int i = 0; i < 10; i++)
        {
            Connect("hello\nhello\n");
            Connect("hello\nhello\n");
            Round();
        }

        Say(newcomer, "stop\n");
        Round();
        Assert.Equal("<stop>", Heard(newcomer));
        Assert.Equal(Gone, Drained(talking[0]));
    }

    [Fact]
    public void Sixteen_who_came_just_now_and_say_nothing_keep_nobody_waiting_for_long()
    {
        Socket[] silent = [.. Enumerable.Range(0, LineServer.MostClients).Select(_ => Connect(""))];
        Round();
        Socket newcomer = Connect("status\n");
        for (int i = 0; i < 25; i++)
        {
            Round();
        }

        Assert.Equal("<status>", Heard(newcomer));
        Assert.Contains("E-SVC-02", Heard(silent[0]), StringComparison.Ordinal);
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

    private static string Drained(Socket client)
    {
        string heard;
        do
        {
            heard = Heard(client);
        }
        while (heard != Gone);

        return heard;
    }

    private void Round()
    {
        now += TimeSpan.FromMilliseconds(50);
        server.Serve(now);
    }

    // More than is answered in a round; and they read what they are answered.
    private static void AllTalk(Socket[] clients)
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

    private Socket[] ConnectAll()
    {
        Socket[] clients = [.. Enumerable.Range(0, LineServer.MostClients).Select(_ => Connect(""))];
        Round();
        Assert.Equal(LineServer.MostClients, server.Clients);
        now += 2 * LineClient.FirstWordTime;
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
