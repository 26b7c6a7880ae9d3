using System.Runtime.Versioning;
using System.Text.Json;
using ArmController.Tests.Program;
using ArmController.Tests.Program.Service;
using Xunit;

namespace ArmController.Campaigns.Program.Reproductions;

/// <summary>
/// After any trip of the bus a reset led to "disarmed, blocked by busMissing" for ever, and on the simulator a stop away from the park pose was a
/// dead end: only a new process helped. A person's reset leads back.
/// </summary>
[Trait("Reproduction", "7")]
[Collection(RealService.Name)]
[SupportedOSPlatform("linux")]
public sealed class ResetLeadsBackTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task After_a_trip_of_the_bus_and_after_its_loss_a_reset_opens_it_anew_and_the_arm_can_be_armed()
    {
        RunningChip chip = await RunningChip.StartAsync(scratch);
        using RunningService service = new(scratch, "--hw", "real", "--i2c", chip.Bus, "--rate", "200");
        await service.HoldAsync();

        // Somebody switches everything off behind the service's back.
        Assert.Equal(0, (await RealProgram.RunInAsync(scratch, "outputs-off", "--i2c", chip.Bus)).ExitCode);
        await service.UntilAsync(status => status.GetProperty("state").GetString() == "faulted");
        await ResetAsync(service);
        await service.HoldAsync();

        // The chip's process dies and another one takes its place.
        chip.Dispose();
        await service.UntilAsync(status => status.GetProperty("state").GetString() == "faulted");
        RealProgram refused = await service.SayAsync("reset");
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("E-ARM-04 the arm stays faulted", Assert.Single(refused.Errors), StringComparison.Ordinal);
        using RunningChip other = await RunningChip.StartAsync(scratch);
        await ResetAsync(service);
        await service.HoldAsync();
        await other.UntilAsync(on: true);
    }

    [Fact]
    public async Task On_the_simulator_a_stop_away_from_the_park_pose_is_no_dead_end()
    {
        using RunningService service = new(scratch, "--rate", "200");
        await service.LearnUntilAsync(status => status.GetProperty("positionDeg").EnumerateArray().Any(angle => Math.Abs(angle.GetDouble()) > 15));
        Assert.Equal(0, (await service.SayAsync("stop", "--now")).ExitCode);
        JsonElement stopped = await service.UntilAsync(
            status => status.GetProperty("blockers").GetString()!.Contains("poseUnknown", StringComparison.Ordinal));
        Assert.False(stopped.GetProperty("parked").GetBoolean());
        await service.HoldAsync();
    }

    // Its chip is opened at once; it then shows anew that it keeps its time.
    private static async Task ResetAsync(RunningService service)
    {
        await service.UntilAsync(status =>
        {
            if (status.GetProperty("state").GetString() == "disarmed"
                && !status.GetProperty("blockers").GetString()!.Contains("busMissing", StringComparison.Ordinal))
            {
                return true;
            }

            Assert.StartsWith("ok", service.Say("reset"), StringComparison.Ordinal);
            return false;
        });
    }
}
