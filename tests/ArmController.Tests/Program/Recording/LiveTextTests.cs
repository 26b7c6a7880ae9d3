using System.Text;
using System.Text.Json;
using ArmController.Motion.Safety;
using ArmController.Motion.Supervision;
using ArmController.Recording;
using Xunit;

namespace ArmController.Tests.Program.Recording;

public sealed class LiveTextTests
{
    private const int Lanes = 8;

    [Fact]
    public void Whatever_the_state_it_is_one_line_and_sound_json()
    {
        LiveText text = new(Lanes);
        LatenessHistogram late = new();
        foreach (Mode mode in Enum.GetValues<Mode>())
        {
            LiveState live = new()
            {
                Tick = long.MaxValue,
                Mode = mode,
                Reasons = (Reasons)0x7FFF_FFFF,
                Blockers = Enum.GetValues<ArmingBlockers>().Aggregate((all, one) => all | one),
                Trip = TripReason.MonitorRefused,
                ArmedTicks = 1,
                ProcessBytes = long.MaxValue,
            };
            live.Record.Lesson.Reward = double.NaN;
            live.Record.Warmest = double.PositiveInfinity;
            SessionState session =
                new() { Word = "running"u8, Run = "20261124-1740-reach-desk4-s1-ca8c"u8, ConfigurationHash = "064ad055402e1679"u8, RecentShare = 1 };

            string line = Encoding.UTF8.GetString(text.Line(live, session, late));
            string json = Encoding.UTF8.GetString(text.Json(live, session, late));

            Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));
            Assert.Equal(json.Length - 1, json.IndexOf('\n', StringComparison.Ordinal));
            using JsonDocument document = JsonDocument.Parse(json);
            Assert.Equal(mode.ToString(), document.RootElement.GetProperty("state").GetString(), ignoreCase: true);
            Assert.Equal(8, document.RootElement.GetProperty("positionDeg").GetArrayLength());
            Assert.All(line.TrimEnd().Split(' '), pair => Assert.Matches("^[a-zA-Z0-9]+=[^= ]+$", pair));
        }
    }

    [Fact]
    public void It_costs_no_garbage()
    {
        LiveText text = new(Lanes);
        LatenessHistogram late = new();
        Assert.Equal(0, ByteCount.Settled(() => Write(10_000)));

        void Write(int times)
        {
            LiveState live = new() { Mode = Mode.Faulted, Reasons = Reasons.TickGap | Reasons.Stalled, Blockers = ArmingBlockers.BootGrace };
            SessionState session = new() { Word = "paused"u8 };
            for (int i = 0; i < times; i++)
            {
                live.Tick = i;
                text.Line(live, session, late);
                text.Json(live, session, late);
            }
        }
    }
}
