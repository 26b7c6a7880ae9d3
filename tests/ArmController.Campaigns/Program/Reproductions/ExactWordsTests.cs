using System.Runtime.Versioning;
using System.Text.Json;
using ArmController.Tests.Program;
using ArmController.Tests.Program.Service;
using Xunit;

namespace ArmController.Campaigns.Program.Reproductions;

/// <summary>Nearly to say that the pose is confirmed is not to say it: nobody vouches for an arm by accident.</summary>
[Trait("Reproduction", "2")]
[Collection(RealService.Name)]
[SupportedOSPlatform("linux")]
public sealed class ExactWordsTests : IDisposable
{
    // For half a second after a stop no word switches on: this looks at what comes after that.
    private const int LongerThanAStop = 150;

    private readonly Scratch scratch = new();

    [Fact]
    public async Task What_nearly_confirms_the_pose_confirms_nothing_and_a_plain_arm_is_refused_after_it()
    {
        using RunningChip chip = await RunningChip.StartAsync(scratch);
        using RunningService service = new(scratch, "--hw", "real", "--i2c", chip.Bus, "--rate", "200");
        using SocketCaller caller = await CallAsync(service);
        foreach (string line in (string[])[
            "arm nobody-has-looked no pose-confirmedness", "arm the arm is NOT where it should be, not pose-confirmed", "arm  pose-confirmed",
            "arm pose-confirmed\r",
        ])
        {
            // Also before its time is proven, when the confirmation used to outlive its own refusal.
            Assert.StartsWith("refused\tE-CTL-01", caller.Ask(line), StringComparison.Ordinal);
        }

        await service.UntilAsync(IsBlockedByPoseOnly);
        foreach (string line in (string[])["arm nobody-has-looked no pose-confirmedness", "arm", "off", "arm"])
        {
            long tick = (await service.UntilAsync(status => true)).GetProperty("tick").GetInt64();
            string answer = caller.Ask(line);
            Assert.True(
                line == "off"
                    ? answer == "ok"
                    : answer.StartsWith(line == "arm" ? "refused\tE-ARM-02" : "refused\tE-CTL-01", StringComparison.Ordinal),
                answer);
            JsonElement after = await service.UntilAsync(status => status.GetProperty("tick").GetInt64() > tick + LongerThanAStop);
            Assert.Equal("disarmed", after.GetProperty("state").GetString());
            Assert.False(after.GetProperty("parked").GetBoolean());
            Assert.Contains("poseUnknown", after.GetProperty("blockers").GetString(), StringComparison.Ordinal);
        }

        // Said as it must be said it switches on, at the latest when no tick is late.
        Assert.StartsWith("ok", caller.Ask("arm pose-confirmed"), StringComparison.Ordinal);
        await service.HoldAsync();
    }

    public void Dispose() => scratch.Dispose();

    private static bool IsBlockedByPoseOnly(JsonElement status) => status.GetProperty("blockers").GetString() == "poseUnknown";

    private static async Task<SocketCaller> CallAsync(RunningService service)
    {
        await service.UntilAsync(status => status.GetProperty("state").GetString() == "disarmed");
        return new(service.Runtime, "ctl.sock");
    }
}
