using System.Text;
using System.Text.Json;
using ArmController.Motion.Supervision;
using ArmController.Recording;
using Xunit;

namespace ArmController.Tests.Program.Recording;

/// <summary>Line, object and reference page come from one list of channels.</summary>
public sealed class ChannelTests
{
    [Fact]
    public void The_line_is_this_one()
    {
        LiveState live = new() { Mode = Mode.Following, Interventions = 3, MissedTicks = 2, ArmedTicks = 4, ProcessBytes = 10, Collections = 1 };
        live.Record.Tick = 41;
        live.Record.Lesson.Reward = -0.25;
        live.Record.Warmest = 0.5;
        live.Reasons = Reasons.TickLate | Reasons.ServoWarm;
        SessionState session = new() { Word = "running"u8, Episodes = 7, RecentShare = 0.5 };
        Assert.Equal(
            "state=following tick=41 heat=0.500 reward=-0.2500 reasons=tickLate,servoWarm learning=running episodes=7 success=0.5000 interventions=3 "
            + "lateP50Us=0.0 lateP99Us=0.0 bytesPerTick=2.5000 collections=1 missedTicks=2 drops=0\n",
            Encoding.ASCII.GetString(new LiveText(4).Line(live, session, new LatenessHistogram()))
                .Replace("servoWarm,tickLate", "tickLate,servoWarm", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_name_stands_for_one_channel()
    {
        LiveState live = default;
        using JsonDocument status = JsonDocument.Parse(Encoding.ASCII.GetString(new LiveText(4).Json(live, default, new LatenessHistogram())));
        string[] names = [.. status.RootElement.EnumerateObject().Select(member => member.Name)];
        Assert.Equal(names.Distinct(), names);
        Assert.True(names.Length > 60, $"{names.Length} channels");
        Assert.All(names, name => Assert.Matches("^[a-z][a-zA-Z0-9]*$", name));
    }

    /// <summary>What people follow in the line can be asked for by the same name.</summary>
    [Fact]
    public void The_line_has_no_word_of_its_own()
    {
        List<string> line = [];
        List<string> all = [];
        PageSink lineSink = new(line);
        PageSink allSink = new(all);
        LiveChannels.Line(default, default, new LatenessHistogram(), ref lineSink);
        LiveChannels.All(default, default, new LatenessHistogram(), ref allSink);
        Assert.All(line.Select(NameOf), name => Assert.Contains(name, all.Select(NameOf)));
    }

    private static string NameOf(string row) => row.Split('`')[1];
}
