using System.Diagnostics;
using ArmController.Tests.Program;
using ArmController.Tests.Program.Service;
using Xunit;

namespace ArmController.Campaigns.Program.Service;

/// <summary>
/// What becomes of the pulses when a service dies: the chip, in a process of its own, goes on with the last ones until somebody ends them.
/// </summary>
[Collection(RealService.Name)]
public sealed class OutputsOffTests : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(2);
    private readonly Scratch scratch = new();
    private readonly List<Process> chips = [];

    private string Bus => $"unix:{scratch.File("chip")}";

    [Fact]
    public async Task Killed_while_it_holds_the_arm_its_pulses_go_on_until_outputs_off_ends_them()
    {
        Process chip = await ChipAsync();
        using RunningService service = new(scratch, "--hw", "real", "--i2c", Bus);
        RealProgram unconfirmed = await Refused(service);
        Assert.Contains("poseUnknown", string.Join('\n', unconfirmed.Errors), StringComparison.Ordinal);
        RealProgram armed = await service.SayAsync("arm", "--pose-confirmed");
        Assert.True(armed.ExitCode == 0, string.Join('\n', armed.Errors));
        Assert.EndsWith("pulses on", await NextAsync(chip), StringComparison.Ordinal);

        await service.SignalAsync("KILL");
        await service.EndAsync();
        Task<string?> quiet = NextAsync(chip);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.False(quiet.IsCompleted, "nobody has ended the pulses yet");

        Stopwatch clock = Stopwatch.StartNew();
        RealProgram off = await RealProgram.RunInAsync(scratch, "outputs-off", "--i2c", Bus);
        Assert.True(off.ExitCode == 0, string.Join('\n', off.Errors));
        Assert.EndsWith("pulses off", await quiet, StringComparison.Ordinal);
        Assert.True(clock.Elapsed < Bound, $"took {clock.Elapsed.TotalSeconds:0.0} s");

        // And whoever starts next does not know where the arm is.
        using RunningService next = new(scratch, "--hw", "real", "--i2c", Bus);
        System.Text.Json.JsonElement status = await next.UntilAsync(status => status.GetProperty("state").GetString() == "disarmed");
        Assert.Contains("uncleanShutdown", status.GetProperty("blockers").GetString(), StringComparison.Ordinal);
        Assert.Contains("poseUnknown", status.GetProperty("blockers").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_to_end_it_ends_the_pulses_itself()
    {
        Process chip = await ChipAsync();
        using RunningService service = new(scratch, "--hw", "real", "--i2c", Bus);
        await Refused(service);
        Assert.Equal(0, (await service.SayAsync("arm", "--pose-confirmed")).ExitCode);
        Assert.EndsWith("pulses on", await NextAsync(chip), StringComparison.Ordinal);
        await service.SignalAsync("TERM");
        Assert.EndsWith("pulses off", await NextAsync(chip), StringComparison.Ordinal);
        await service.EndAsync();
        Assert.Equal(0, service.Process.ExitCode);
    }

    [Fact]
    public async Task A_chip_that_dies_trips_the_arm_and_nothing_resumes()
    {
        Process chip = await ChipAsync();
        using RunningService service = new(scratch, "--hw", "real", "--i2c", Bus);
        await Refused(service);
        Assert.Equal(0, (await service.SayAsync("arm", "--pose-confirmed")).ExitCode);
        chip.Kill();
        System.Text.Json.JsonElement status = await service.UntilAsync(status => status.GetProperty("state").GetString() == "faulted");
        Assert.Equal("busFailed", status.GetProperty("trip").GetString());
        Assert.Equal(3, (await service.SayAsync("arm")).ExitCode);
    }

    [Theory]
    [InlineData("unix:none.sock")]
    [InlineData("/dev/i2c-none")]
    public async Task A_bus_that_is_not_there_is_one_sentence(string bus)
    {
        foreach (string[] words in (string[][])
        [
            ["outputs-off", "--i2c", bus],
            ["run", "--hw", "real", "--i2c", bus, "--runtime", "rt", "--state", "st"],
        ])
        {
            RealProgram asked = await RealProgram.RunInAsync(scratch, words);
            Assert.Equal(75, asked.ExitCode);
            Assert.StartsWith("armctl: E-BUS-01", asked.Errors[^1], StringComparison.Ordinal);
        }
    }

    public void Dispose()
    {
        // Like a real chip it outlives everybody who drove it.
        chips.FindAll(chip => !chip.HasExited).ForEach(chip => chip.Kill());
        scratch.Dispose();
    }

    private static async Task<RealProgram> Refused(RunningService service)
    {
        await service.UntilAsync(status => status.GetProperty("blockers").GetString() == "poseUnknown");
        RealProgram refused = await service.SayAsync("arm");
        Assert.Equal(3, refused.ExitCode);
        return refused;
    }

    private async Task<Process> ChipAsync()
    {
        Process chip = RealProgram.StartQuickly(scratch, "sim", "chip", "--socket", scratch.File("chip"));
        chips.Add(chip);
        Assert.NotNull(await chip.StandardError.ReadLineAsync(TestContext.Current.CancellationToken));
        return chip;
    }

    private static async Task<string?> NextAsync(Process chip) => await chip.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
}
