using System.Runtime.Versioning;
using ArmController.Tests.Program;
using ArmController.Tests.Program.Service;
using Xunit;

namespace ArmController.Campaigns.Program.Reproductions;

/// <summary>
/// With descriptors closed the native program ended with 134 and nothing was sent; with a full disk behind the output it said that the bus had
/// failed. A verb that lets go acts first and talks afterwards, and a message that cannot be written is no fault of the bus.
/// </summary>
[Collection(RealService.Name)]
[Trait("Reproduction", "3")]
[SupportedOSPlatform("linux")]
public sealed class ClosedDescriptorTests : IDisposable
{
    private readonly Scratch scratch = new();

    [Theory]
    [InlineData(">&-", 0)]
    [InlineData("<&-", 0)]
    [InlineData("2>&-", 0)]
    [InlineData("<&- >&- 2>&-", 0)]
    [InlineData("2>/dev/full", 0)]
    [InlineData(">/dev/full", 1)]
    [InlineData("<&- >/dev/full 2>&-", 1)]
    public async Task Outputs_off_switches_off_whatever_becomes_of_its_words(string redirection, int exit)
    {
        using RunningChip chip = await RunningChip.StartAsync(scratch);
        chip.Drive();
        await chip.UntilAsync(on: true);
        RealProgram ran = await RealProgram.ShellAsync(scratch, $"\"$armctl\" outputs-off --i2c {chip.Bus} {redirection}");
        await chip.UntilAsync(on: false);
        Assert.True(chip.IsAsleep());
        Assert.Equal(exit, ran.ExitCode);
        if (redirection == ">/dev/full")
        {
            string error = Assert.Single(ran.Errors);
            Assert.StartsWith(
                $"armctl: E-OUT-01 outputs are off on {chip.Bus}, but the output could not be written: ", error, StringComparison.Ordinal);
        }
        else
        {
            Assert.Empty(ran.Errors);
        }
    }

    [Fact]
    public async Task A_service_hears_the_word_whatever_becomes_of_the_answer()
    {
        using RunningService service = new(scratch, "--rate", "200");
        await service.ArmAsync();
        RealProgram disarm = await RealProgram.ShellAsync(scratch, "\"$armctl\" disarm --runtime rt <&- >&- 2>&-");
        Assert.Equal(0, disarm.ExitCode);
        await service.UntilAsync(status => status.GetProperty("state").GetString() == "disarmed");
        await service.ArmAsync();
        RealProgram off = await RealProgram.ShellAsync(scratch, "\"$armctl\" stop --now --runtime rt >/dev/full");
        Assert.Equal(1, off.ExitCode);
        Assert.StartsWith("armctl: E-OUT-01 the service heard it and answered 'ok", Assert.Single(off.Errors), StringComparison.Ordinal);
        await service.UntilAsync(status => status.GetProperty("reasons").GetString() == "operatorLetGo");
    }

    [Theory]
    [InlineData("--version")]
    [InlineData("config check --arm desk4 --json")]
    [InlineData("limits --arm desk4")]
    [InlineData("tasks --json")]
    [InlineData("storm --ticks 1000 --json")]
    public async Task What_is_on_the_output_is_the_same_with_the_other_descriptors_closed(string words)
    {
        RealProgram open = await RealProgram.ShellAsync(scratch, $"\"$armctl\" {words}");
        foreach (string redirection in new[] { "<&-", "2>&-", "<&- 2>&-", "2>/dev/full" })
        {
            RealProgram closed = await RealProgram.ShellAsync(scratch, $"\"$armctl\" {words} {redirection}");
            Assert.Equal(open.ExitCode, closed.ExitCode);
            Assert.Equal(open.Output.Select(WithoutTime), closed.Output.Select(WithoutTime));
            Assert.Empty(closed.Errors);
        }

        // Nothing that is opened meanwhile is taken for the output.
        RealProgram silent = await RealProgram.ShellAsync(scratch, $"\"$armctl\" {words} >&-");
        Assert.Equal(open.ExitCode, silent.ExitCode);
        Assert.Empty(silent.Output.Concat(silent.Errors));
    }

    [Fact]
    public async Task A_run_is_kept_whole_with_all_descriptors_closed()
    {
        RealProgram ran = await RealProgram.ShellAsync(scratch, "\"$armctl\" learn reach --jacobian urdf --minutes 0.05 --runs runs <&- >&- 2>&-");
        Assert.Equal(0, ran.ExitCode);
        string run = Assert.Single(Directory.GetDirectories(scratch.File("runs")));
        RealProgram read = await RealProgram.RunInAsync(scratch, "eval", run, "--json");
        Assert.True(read.ExitCode == 0, string.Join('\n', read.Errors));
    }

    public void Dispose() => scratch.Dispose();

    // A storm says how long it took.
    private static string WithoutTime(string line) =>
        System.Text.RegularExpressions.Regex.Replace(line, "\"[a-zA-Z]*[sS]econds[a-zA-Z]*\":[0-9.e+-]+", "");
}
