using System.Runtime.Versioning;
using System.Text.Json;
using ArmController.Tests.Program;
using ArmController.Tests.Program.Configuration;
using ArmController.Tests.Program.Service;
using Xunit;

namespace ArmController.Campaigns.Program.Reproductions;

/// <summary>
/// SIGTERM parked for at most fifteen seconds at a tenth of the speed and then let go wherever the arm was: a slow arm fell. An end parks an arm, or
/// leaves it holding, and what it says last is so.
/// </summary>
[Trait("Reproduction", "4")]
[Collection(RealService.Name)]
[SupportedOSPlatform("linux")]
public sealed class OrderlyEndTests : IDisposable
{
    private const double FarDegrees = 20;

    private readonly Scratch scratch = new();
    private readonly ArmCopy slow = new();

    public OrderlyEndTests()
    {
        string json = File.ReadAllText(slow.Path("arm.json"));
        File.WriteAllText(
            slow.Path("arm.json"),
            System.Text.RegularExpressions.Regex.Replace(json, "\"maxVelocityDegPerS\": *[0-9.]+", "\"maxVelocityDegPerS\": 40"));
    }

    public void Dispose()
    {
        slow.Dispose();
        scratch.Dispose();
    }

    [Fact]
    public async Task A_slow_arm_far_away_is_parked_and_only_then_let_go()
    {
        using RunningChip chip = await RunningChip.StartAsync(scratch);
        using RunningService service = await FarAwayAsync(chip);
        Assert.True(chip.IsOn);
        await service.SignalAsync("TERM");
        string said = await service.EndAsync();
        Assert.Equal(0, service.Process.ExitCode);
        if (said.Contains("ended holding", StringComparison.Ordinal))
        {
            // On a machine that steals three ticks in a row it stops on the way, and holds.
            Assert.True(said.Contains("TicksLate", StringComparison.Ordinal) || said.Contains("TickGap", StringComparison.Ordinal), said);
            Assert.True(chip.IsOn);
            return;
        }

        Assert.EndsWith("ended parked, with outputs off", said.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("\"parked\": true", File.ReadAllText(Path.Combine(service.State, "park.json")), StringComparison.Ordinal);
        await chip.UntilAsync(on: false);
        Assert.Empty(Directory.GetFiles(service.Runtime, "held-*"));
    }

    [Fact]
    public async Task An_arm_that_does_not_get_there_is_left_holding_until_a_person_lets_it_go()
    {
        using RunningChip chip = await RunningChip.StartAsync(scratch);
        using RunningService service = await FarAwayAsync(chip);
        await service.SignalAsync("TERM");
        await service.UntilAsync(status => status.GetProperty("state").GetString() is "parking" or "holding");
        Assert.StartsWith("ok", service.Say("stop"), StringComparison.Ordinal);
        string said = await service.EndAsync();
        Assert.Contains("ended holding: not parked", said, StringComparison.Ordinal);
        Assert.Contains("\"parked\": false", File.ReadAllText(Path.Combine(service.State, "park.json")), StringComparison.Ordinal);
        string mark = Assert.Single(Directory.GetFiles(service.Runtime, "held-*"));

        // What systemd runs after every end heeds the mark, and another service does not begin by letting go.
        RealProgram after = await RealProgram.RunInAsync(scratch, "outputs-off", "--unless-held", "--runtime", service.Runtime, "--i2c", chip.Bus);
        Assert.True(after.ExitCode == 0, string.Join('\n', after.Errors));
        RealProgram again = await RealProgram.RunInAsync(
            scratch, "run", "--arm", slow.Folder, "--hw", "real", "--i2c", chip.Bus, "--runtime", service.Runtime, "--state", service.State);
        Assert.Equal(3, again.ExitCode);
        Assert.Contains(
            "held by the last frame",
            Assert.Single(again.Errors, error => error.Contains("armctl:", StringComparison.Ordinal)),
            StringComparison.Ordinal);
        Assert.True(chip.IsOn);

        Assert.Equal(0, (await RealProgram.RunInAsync(scratch, "outputs-off", "--i2c", chip.Bus)).ExitCode);
        await chip.UntilAsync(on: false);
        using RunningService next = new(scratch, "--arm", slow.Folder, "--hw", "real", "--i2c", chip.Bus, "--rate", "200");
        JsonElement status = await next.UntilAsync(status => status.GetProperty("state").GetString() == "disarmed");
        Assert.False(status.GetProperty("parked").GetBoolean());
        Assert.False(File.Exists(mark));
    }

    [Fact]
    public async Task After_a_kill_there_is_no_mark_and_outputs_go_off()
    {
        using RunningChip chip = await RunningChip.StartAsync(scratch);
        using RunningService service = await FarAwayAsync(chip);
        await service.SignalAsync("KILL");
        await service.EndAsync();
        Assert.True(chip.IsOn);
        RealProgram after = await RealProgram.RunInAsync(scratch, "outputs-off", "--unless-held", "--runtime", service.Runtime, "--i2c", chip.Bus);
        Assert.True(after.ExitCode == 0, string.Join('\n', after.Errors));
        await chip.UntilAsync(on: false);
    }

    private async Task<RunningService> FarAwayAsync(RunningChip chip)
    {
        RunningService service = new(scratch, "--arm", slow.Folder, "--hw", "real", "--i2c", chip.Bus, "--rate", "200");
        await service.LearnUntilAsync(status => Math.Abs(status.GetProperty("positionDeg")[0].GetDouble()) > FarDegrees);
        return service;
    }
}
