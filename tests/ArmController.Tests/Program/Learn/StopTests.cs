using System.Diagnostics;
using Xunit;

namespace ArmController.Tests.Program.Learn;

[Collection(RealLearning.Name)]
public sealed class StopTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task A_signal_ends_a_run_with_130_and_all_it_learned(string signal)
    {
        using Scratch place = new();
        using Process process = RealProgram.Start(place, "learn", "reach", "--minutes", "100000", "--json");
        string run = await RealLearning.FirstCheckpointAsync(process, place);
        await Task.Delay(400, TestContext.Current.CancellationToken);
        using Process kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        RealProgram ran = await RealProgram.EndAsync(process, place);

        Assert.Equal(130, ran.ExitCode);
        Assert.Empty(ran.Output);
        Assert.Contains($"go on with: armctl learn reach --from ./runs/{Path.GetFileName(run)}", ran.Errors[^1], StringComparison.Ordinal);
        Assert.Equal("interrupted", RealLearning.State(run));
        Assert.DoesNotContain(ran.Written, file => file.EndsWith(".tmp", StringComparison.Ordinal));

        RealProgram exam = await RealProgram.RunInAsync(place, "eval", run, "--goals", "5", "--json");
        Assert.Equal(0, exam.ExitCode);
        Assert.Empty(exam.Errors);
        Learned more = await RealLearning.LearnAsync(place, "more", "--from", run, "--minutes", "0.1");
        Assert.True(more.Json.GetProperty("robotMinutes").GetDouble() > 0.2, "the interrupted run's minutes are not counted");
    }

    [Fact]
    public async Task An_interrupted_storm_says_what_it_saw_and_exits_with_130()
    {
        using Scratch place = new();
        using Process process = RealProgram.Start(place, "storm", "--ticks", "1000000000000", "--json");
        await Task.Delay(1_000, TestContext.Current.CancellationToken);
        using Process kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        RealProgram ran = await RealProgram.EndAsync(process, place);

        Assert.Equal(130, ran.ExitCode);
        Assert.Contains("\"violations\":0", Assert.Single(ran.Output), StringComparison.Ordinal);
        Assert.Empty(ran.Written);
    }
}
