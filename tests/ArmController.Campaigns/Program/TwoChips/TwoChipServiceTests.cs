using System.Runtime.Versioning;
using ArmController.Campaigns.Program.Reproductions;
using ArmController.Tests.Program;
using ArmController.Tests.Program.Service;
using ArmController.Tests.Program.TwoChips;
using Xunit;

namespace ArmController.Campaigns.Program.TwoChips;

/// <summary>The real program drives an arm on two chips, dies, and somebody else ends the pulses of both.</summary>
[Collection(RealService.Name)]
[SupportedOSPlatform("linux")]
public sealed class TwoChipServiceTests : IDisposable
{
    private readonly Scratch scratch = new();
    private readonly TwoChipArm arm = new();

    [Fact]
    public async Task Killed_while_it_holds_both_chips_go_on_until_both_are_switched_off()
    {
        using RunningChip chips = await RunningChip.StartAsync(scratch, "--address", "0x40", "--address", "0x41");
        using RunningService service = new(scratch, "--arm", arm.Folder, "--hw", "real", "--i2c", chips.Bus);
        await service.HoldAsync();
        await chips.UntilAsync(on: true);
        await service.SignalAsync("KILL");
        await service.EndAsync();

        Assert.Equal(0, (await RealProgram.RunInAsync(scratch, "outputs-off", "--i2c", chips.Bus)).ExitCode);
        Assert.True(chips.IsOn, "the second chip was not named");
        RealProgram off = await RealProgram.RunInAsync(scratch, "outputs-off", "--i2c", chips.Bus, "--address", "0x40", "--address", "0x41");
        Assert.True(off.ExitCode == 0, string.Join('\n', off.Errors));
        Assert.Equal(2, off.Output.Count(line => line.StartsWith("outputs off on ", StringComparison.Ordinal)));
        await chips.UntilAsync(on: false);
    }

    [Fact]
    public async Task Asked_to_end_it_ends_the_pulses_of_both_itself()
    {
        using RunningChip chips = await RunningChip.StartAsync(scratch, "--address", "0x40", "--address", "0x41");
        using RunningService service = new(scratch, "--arm", arm.Folder, "--hw", "real", "--i2c", chips.Bus);
        await service.HoldAsync();
        await chips.UntilAsync(on: true);
        await service.SignalAsync("TERM");
        await service.EndAsync();
        await chips.UntilAsync(on: false);
    }

    public void Dispose()
    {
        arm.Dispose();
        scratch.Dispose();
    }
}
