using System.Net.Sockets;
using System.Runtime.Versioning;
using ArmController.Service.Sockets;
using Xunit;

namespace ArmController.Tests.Program.Service;

/// <summary>Who keeps a place among the clients, and who gives way.</summary>
[SupportedOSPlatform("linux")]
public sealed class LineServerPlaceTests : IDisposable
{
    private readonly LineBench bench = new();

    [Fact]
    public void When_all_places_are_taken_a_newcomer_gets_that_of_who_was_silent_longest()
    {
        Socket[] silent = bench.ConnectAll();
        LineBench.Say(silent[0], "hello\n");
        bench.Round();

        Socket newcomer = bench.Connect("stop\n");
        bench.Round();

        Assert.Equal("<stop>", LineBench.Heard(newcomer));
        Assert.Equal(["hello", "stop"], bench.Diary.Lines);
        Assert.Equal("<hello>", LineBench.Heard(silent[0]));
        Assert.Contains("E-SVC-02", LineBench.Heard(silent[1]), StringComparison.Ordinal);
        Assert.Equal(LineBench.Gone, LineBench.Heard(silent[1]));
        Assert.Equal(LineServer.MostClients, bench.Server.Clients);
    }

    [Fact]
    public void Followers_keep_their_places_while_anybody_else_is_silent_and_one_gives_way_at_last()
    {
        Socket[] followers = [.. Enumerable.Range(0, LineServer.MostClients - 1).Select(_ => bench.Connect("follow\n"))];
        bench.Round();
        Socket idle = bench.Connect("");
        bench.Round();
        bench.Pass(2 * LineClient.FirstWordTime);

        Socket first = bench.Connect("follow\n");
        bench.Round();
        Assert.Contains("E-SVC-02", LineBench.Heard(idle), StringComparison.Ordinal);
        bench.Server.Tell("a"u8);
        Assert.All(followers, follower => Assert.Equal("<follow>a", LineBench.Heard(follower)));
        Assert.Equal("<follow>a", LineBench.Heard(first));

        Socket second = bench.Connect("status\n");
        bench.Round();
        Assert.Equal("<status>", LineBench.Heard(second));
        Assert.Contains("E-SVC-02", LineBench.Heard(followers[0]), StringComparison.Ordinal);
        Assert.Equal(0, followers[1].Available);
    }

    [Fact]
    public void Nobody_who_has_lines_to_be_answered_gives_way_and_who_finds_no_place_is_heard_for_a_second()
    {
        Socket[] talking = bench.ConnectAll();
        LineBench.AllTalk(talking);
        Socket stands = bench.Connect("hello\n");
        Socket says = bench.Connect("hello\nstop\n");
        bench.Round();
        Assert.Equal(["hello", "stop"], bench.Diary.Lines.Where(line => line != "go"));
        Assert.Equal("<hello><stop>", LineBench.Heard(says));
        Assert.Equal(0, stands.Available);

        // It speaks only now, as a program does that has just connected.
        LineBench.AllTalk(talking);
        LineBench.Say(stands, "stop\n");
        bench.Round();
        Assert.Equal("<hello><stop>", LineBench.Heard(stands));
        for (int i = 0; i < 45; i++)
        {
            LineBench.AllTalk(talking);
            bench.Round();
        }

        Assert.Contains("E-SVC-02", LineBench.Heard(stands), StringComparison.Ordinal);
        Assert.Equal(LineBench.Gone, LineBench.Heard(stands));
        Assert.Equal(LineServer.MostClients, bench.Server.Clients);
        Assert.All(talking, client => Assert.True(client.Connected));
    }

    [Fact]
    public void Who_stands_gets_the_first_place_and_a_stop_is_heard_of_any_number_who_come_at_once()
    {
        Socket[] talking = bench.ConnectAll();
        LineBench.AllTalk(talking);
        Socket stands = bench.Connect("hello\n");
        bench.Round();
        Socket[] more = [.. Enumerable.Range(0, 12).Select(n => bench.Connect($"hello\n{(n % 2 == 0 ? "stop" : "")}\n"))];
        LineBench.AllTalk(talking);
        bench.Round();
        Assert.Equal(6, bench.Diary.Lines.Count(line => line == "stop"));

        Socket last = bench.Connect("hello\n");
        LineBench.AllTalk(talking);
        talking[3].Dispose();
        for (int i = 0; i < 10; i++)
        {
            LineBench.AllTalk([.. talking.Where((_, i) => i != 3)]);
            bench.Round();
        }

        Assert.StartsWith("<hello>", LineBench.Heard(last), StringComparison.Ordinal);
        Assert.Contains("E-SVC-02", LineBench.Heard(stands), StringComparison.Ordinal);
        Assert.All(more, client => Assert.NotEqual(LineBench.Gone, LineBench.Heard(client)));
    }

    [Fact]
    public void A_newcomer_keeps_its_place_until_it_has_had_time_for_its_first_word()
    {
        Socket[] talking = bench.ConnectAll();
        LineBench.AllTalk(talking);
        bench.Round();
        LineBench.AllTalk(talking[1..]);
        for (int i = 0; i < 4; i++)
        {
            bench.Round();
        }

        // One of them was quiet for a moment and gave way; then he and others come back, talking.
        Socket newcomer = bench.Connect("");
        for (int i = 0; i < 10; i++)
        {
            bench.Connect("hello\nhello\n");
            bench.Connect("hello\nhello\n");
            bench.Round();
        }

        LineBench.Say(newcomer, "stop\n");
        bench.Round();
        Assert.Equal("<stop>", LineBench.Heard(newcomer));
        Assert.Equal(LineBench.Gone, LineBench.Drained(talking[0]));
    }

    [Fact]
    public void Sixteen_who_came_just_now_and_say_nothing_keep_nobody_waiting_for_long()
    {
        Socket[] silent = [.. Enumerable.Range(0, LineServer.MostClients).Select(_ => bench.Connect(""))];
        bench.Round();
        Socket newcomer = bench.Connect("status\n");
        for (int i = 0; i < 25; i++)
        {
            bench.Round();
        }

        Assert.Equal("<status>", LineBench.Heard(newcomer));
        Assert.Contains("E-SVC-02", LineBench.Heard(silent[0]), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_says_nothing_for_a_minute_is_told_and_hung_up_on_and_who_follows_is_not()
    {
        Socket silent = bench.Connect("");
        Socket talker = bench.Connect("");
        Socket follower = bench.Connect("follow\n");
        bench.Round();
        bench.Pass(LineServer.LongestSilence / 2);
        LineBench.Say(talker, "hello\n");
        bench.Round();
        bench.Pass(LineServer.LongestSilence / 2);
        bench.Round();

        Assert.Contains("E-SVC-06", LineBench.Heard(silent), StringComparison.Ordinal);
        Assert.Equal(LineBench.Gone, LineBench.Heard(silent));
        Assert.Equal("<hello>", LineBench.Heard(talker));
        Assert.Equal(2, bench.Server.Clients);
        bench.Pass(LineServer.LongestSilence * 10);
        bench.Round();
        Assert.Equal(1, bench.Server.Clients);
        bench.Server.Tell("a"u8);
        Assert.Equal("<follow>a", LineBench.Heard(follower));
    }

    public void Dispose() => bench.Dispose();
}
