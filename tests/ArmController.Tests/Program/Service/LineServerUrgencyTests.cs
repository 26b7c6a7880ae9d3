using System.Net.Sockets;
using System.Runtime.Versioning;
using ArmController.Service.Sockets;
using Xunit;

namespace ArmController.Tests.Program.Service;

/// <summary>An urgent line is heard first, whatever happens to its client.</summary>
[SupportedOSPlatform("linux")]
public sealed class LineServerUrgencyTests : IDisposable
{
    private readonly LineBench bench = new();

    [Fact]
    public void In_a_round_urgent_lines_are_answered_first_and_of_each_client_only_so_many_others()
    {
        Socket talker = bench.Connect("");
        Socket other = bench.Connect("");
        bench.Round();
        LineBench.Say(talker, string.Concat(Enumerable.Repeat("go\n", 80)));
        LineBench.Say(other, "a\nb\nstop\n");
        bench.Diary.Lines.Clear();
        bench.Round();

        Assert.Equal(["a", "b", "stop", .. Enumerable.Repeat("go", LineServer.MostLines)], bench.Diary.Lines);
        for (int i = 0; i < 10; i++)
        {
            bench.Round();
        }

        Assert.Equal(80, bench.Diary.Lines.Count(line => line == "go"));
    }

    [Fact]
    public void A_stop_behind_a_flood_of_one_who_reads_no_answer_is_heard_before_he_is_hung_up_on()
    {
        Socket flood = bench.Connect("");
        bench.Round();
        flood.Blocking = false;
        int sent = 0;
        while (LineBench.TrySay(flood, "hello\n"))
        {
            sent++;
            if (sent % 64 == 0)
            {
                bench.Round();
            }
        }

        Assert.True(sent > 100);
        for (int i = 0; i < 10_000 && bench.Server.Clients > 0 && !LineBench.TrySay(flood, "stop\n"); i++)
        {
            bench.Round();
        }

        for (int i = 0; i < 10_000 && bench.Server.Clients > 0; i++)
        {
            LineBench.TrySay(flood, "hello\n");
            bench.Round();
        }

        Assert.Equal(0, bench.Server.Clients);
        Assert.Contains("stop", bench.Diary.Lines);
    }

    [Fact]
    public void Who_says_stop_and_is_gone_at_once_is_heard_and_the_end_of_a_line_too_long_is_no_line()
    {
        bench.Connect("go\ngo\ngo\nstop\n").Dispose();
        bench.Round();
        Assert.Contains("stop", bench.Diary.Lines);
        bench.Diary.Lines.Clear();
        bench.Connect(new string('x', 256) + "stop\n").Dispose();
        bench.Round();
        bench.Round();
        Assert.DoesNotContain("stop", bench.Diary.Lines);
        bench.Connect(new string('x', 256) + "\nstop\n").Dispose();
        bench.Round();
        bench.Round();
        Assert.Contains("stop", bench.Diary.Lines);
        Assert.Equal(0, bench.Server.Clients);
    }

    public void Dispose() => bench.Dispose();
}
