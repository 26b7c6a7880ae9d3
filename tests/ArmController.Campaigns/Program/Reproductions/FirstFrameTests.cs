using System.Runtime.Versioning;
using System.Text.Json;
using ArmController.Tests.Program;
using ArmController.Tests.Program.Service;
using Xunit;

namespace ArmController.Campaigns.Program.Reproductions;

/// <summary>
/// One client says "disarm" and then "arm" every three milliseconds. The word that arrived between the parking tick and the next round left a driven
/// arm with a park file that vouched for it, and the next process after a kill armed it where it was not, without a question.
/// </summary>
[Trait("Reproduction", "1")]
[Collection(RealService.Name)]
[SupportedOSPlatform("linux")]
public sealed class FirstFrameTests : IDisposable
{
    private const int Tries = 6;
    private const int MostWords = 1_000;
    private const double AwayDegrees = 3;
    private static readonly TimeSpan BetweenWords = TimeSpan.FromMilliseconds(3);

    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task A_driven_arm_s_file_never_says_parked_and_after_a_kill_nobody_arms_it_unasked()
    {
        using RunningChip chip = await RunningChip.StartAsync(scratch);
        string[] words = ["--hw", "real", "--i2c", chip.Bus, "--rate", "200"];
        using (RunningService first = new(scratch, words))
        {
            await first.HoldAsync();
            using SocketCaller caller = new(first.Runtime, "ctl.sock");
            for (int tried = 0; tried < Tries; tried++)
            {
                caller.Ask("disarm");
                for (int said = 0; said < MostWords && !caller.Ask("arm").StartsWith("ok\tswitching on", StringComparison.Ordinal); said++)
                {
                    await Task.Delay(BetweenWords, TestContext.Current.CancellationToken);
                }

                // A press that a late tick has used up is made anew by somebody who looks.
                JsonElement driven = await first.HoldAsync();
                Assert.False(driven.GetProperty("parked").GetBoolean(), "status says parked of an arm that holds");
                Assert.False(SaysParked(first.State), $"try {tried}: the park file vouches for an arm that is driven");
            }

            await first.LearnUntilAsync(
                status => status.GetProperty("positionDeg").EnumerateArray().Any(angle => Math.Abs(angle.GetDouble()) > AwayDegrees));
            await first.SignalAsync("KILL");
            await first.EndAsync();
        }

        using RunningService second = new(scratch, words);
        JsonElement after = await second.UntilAsync(status => status.GetProperty("state").GetString() == "disarmed"
            && status.GetProperty("blockers").GetString()!.Split(',').All(blocker => blocker is "poseUnknown" or "uncleanShutdown" or "armSwitch"));
        Assert.False(after.GetProperty("parked").GetBoolean());
        Assert.Contains("uncleanShutdown", after.GetProperty("blockers").GetString(), StringComparison.Ordinal);
        RealProgram armed = await second.SayAsync("arm");
        Assert.Equal(3, armed.ExitCode);
        Assert.Contains("--pose-confirmed", Assert.Single(armed.Errors), StringComparison.Ordinal);
        Assert.False(chip.IsOn);
    }

    [Fact]
    public async Task A_chip_that_is_found_driven_outweighs_a_file_that_says_parked()
    {
        using RunningChip chip = await RunningChip.StartAsync(scratch);
        using Scratch other = new();
        string[] words = ["--hw", "real", "--i2c", chip.Bus, "--rate", "200"];
        using (RunningService first = new(scratch, words))
        {
            await first.HoldAsync();
            first.Say("disarm");
            await first.UntilAsync(status => status.GetProperty("parked").GetBoolean());
            await first.SignalAsync("TERM");
            await first.EndAsync();
            Assert.True(SaysParked(first.State));
        }

        // A process with another state folder drives the arm and is killed.
        using (RunningService stranger = new(other, words))
        {
            await stranger.HoldAsync();
            await stranger.SignalAsync("KILL");
            await stranger.EndAsync();
            Assert.True(chip.IsOn);
        }

        using RunningService again = new(scratch, words);
        JsonElement after = await again.UntilAsync(status => status.GetProperty("state").GetString() == "disarmed");
        Assert.False(after.GetProperty("parked").GetBoolean());
        Assert.Contains("uncleanShutdown", after.GetProperty("blockers").GetString(), StringComparison.Ordinal);
    }

    private static bool SaysParked(string state) =>
        File.ReadAllText(Path.Combine(state, "park.json")).Contains("\"parked\": true", StringComparison.Ordinal);
}
