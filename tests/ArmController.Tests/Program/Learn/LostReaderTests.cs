using System.Diagnostics;
using Xunit;

namespace ArmController.Tests.Program.Learn;

/// <summary>Nobody has to listen for a run to be whole.</summary>
[Collection(RealLearning.Name)]
public sealed class LostReaderTests
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task Readers_that_are_gone_do_not_disturb_a_run(bool output, bool errors)
    {
        using Scratch place = new();
        using Process process = RealProgram.Start(place, "learn", "reach", "--minutes", "1", "--goals", "5");
        Close(process.StandardOutput, output);
        Close(process.StandardError, errors);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, process.ExitCode);
        Assert.Equal("done", RealLearning.State(RealLearning.OnlyRun(place)));
    }

    [Fact]
    public async Task A_pipe_into_head_ends_well()
    {
        using Scratch place = new();
        RealProgram ran = await RealProgram.ShellAsync(
            place, "\"$armctl\" learn reach --minutes 0.1 --goals 5 2>&1 | head -1; echo ${PIPESTATUS[0]}");

        Assert.Equal("0", ran.Output[^1]);
        Assert.Equal(2, ran.Output.Length);
        Assert.Empty(ran.Errors);
    }

    [Theory]
    [InlineData("2>/dev/full", 0, "done")]
    [InlineData(">/dev/full", 1, "done")]
    [InlineData(">&-", 0, "done")]
    [InlineData("2>&-", 0, "done")]
    public async Task A_full_disk_under_a_log_does_not_disturb_a_run(string redirection, int exit, string state)
    {
        using Scratch place = new();
        RealProgram ran = await RealProgram.ShellAsync(place, $"exec \"$armctl\" learn reach --minutes 0.1 --goals 5 {redirection}");

        Assert.Equal((exit, state), (ran.ExitCode, RealLearning.State(RealLearning.OnlyRun(place))));
        if (exit != 0)
        {
            Assert.StartsWith("armctl: E-OUT-01 the output could not be written: ", ran.Errors[^1], StringComparison.Ordinal);
        }
    }

    private static void Close(StreamReader reader, bool now)
    {
        if (now)
        {
            reader.Dispose();
        }
        else
        {
            reader.BaseStream.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
        }
    }
}
