using System.Text.Json;
using Xunit;

namespace ArmController.Tests.Program.Service;

/// <summary>The life of a service, from outside: real processes, real signals, real sockets.</summary>
[Collection(RealService.Name)]
public sealed class ServiceTests : IDisposable
{
    private readonly Scratch scratch = new();

    [Fact]
    public async Task It_begins_disarmed_learns_when_told_is_followed_pauses_and_parks_before_it_ends()
    {
        using RunningService service = new(scratch);
        await service.UntilAsync(status => status.GetProperty("state").GetString() == "disarmed");
        Assert.Equal(3, (await service.SayAsync("learn", "resume")).ExitCode);
        await service.ArmAsync();
        await RefusedAsync(service, "E-CTL-03");
        RealProgram begun = await service.SayAsync("learn", "start", "reach");
        Assert.True(begun.ExitCode == 0, string.Join('\n', begun.Errors));
        JsonElement learning = await service.UntilAsync(status => status.GetProperty("episodes").GetInt64() > 0);
        Assert.Equal("following", learning.GetProperty("state").GetString());
        Assert.Equal(0, learning.GetProperty("violations").GetInt64());
        Assert.Equal(0, learning.GetProperty("loopBytes").GetInt64());
        await CutOffAFollowerAsync(service);
        await RefusedAsync(service, "E-CTL-07");
        Assert.Equal(0, (await service.SayAsync("learn", "pause")).ExitCode);
        await service.UntilAsync(status => status.GetProperty("state").GetString() == "holding");
        await RefusedAsync(service, "E-CKP-01");
        Assert.Equal(0, (await service.SayAsync("learn", "resume")).ExitCode);
        await service.UntilAsync(status => status.GetProperty("state").GetString() == "following");

        await service.SignalAsync("TERM");
        string said = await service.EndAsync();

        Assert.Equal(0, service.Process.ExitCode);
        Assert.Contains("Parking -> Disarmed", said, StringComparison.Ordinal);
        Assert.Contains("\"parked\": true", File.ReadAllText(Path.Combine(service.State, "park.json")), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(service.Runtime, "ctl.sock")));
    }

    [Fact]
    public async Task Files_that_may_not_grow_do_not_end_it()
    {
        using RunningService service = new(scratch);
        await service.UntilAsync(status => status.GetProperty("tick").GetInt64() > 0);
        using (System.Diagnostics.Process limit = System.Diagnostics.Process.Start("prlimit", ["--pid", $"{service.Process.Id}", "--fsize=0:"]))
        {
            await limit.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, limit.ExitCode);
        }

        RealProgram begun = await service.SayAsync("learn", "start", "reach");
        Assert.Equal(3, begun.ExitCode);
        Assert.Contains("E-RUN-01", begun.Errors.Single(), StringComparison.Ordinal);
        Assert.Equal("none", (await service.StatusAsync()).GetProperty("learning").GetString());
    }

    [Fact]
    public async Task A_second_one_in_the_same_place_is_refused_and_the_first_goes_on()
    {
        using RunningService first = new(scratch);
        await first.UntilAsync(status => status.GetProperty("tick").GetInt64() > 0);
        using RunningService second = new(scratch);
        string said = await second.EndAsync();
        Assert.Equal(75, second.Process.ExitCode);
        Assert.Contains("another armctl is at work here", said, StringComparison.Ordinal);
        Assert.False(first.Process.HasExited);
        Assert.Equal("disarmed", (await first.StatusAsync()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Whoever_asks_where_nobody_runs_gets_one_sentence()
    {
        foreach (string[] words in (string[][])
        [
            ["status"],
            ["tail"],
            ["arm"],
            ["disarm"],
            ["stop"],
            ["reset"],
            ["learn", "pause"],
            ["status", "--follow"],
        ])
        {
            RealProgram asked = await RealProgram.RunInAsync(scratch, [.. words, "--runtime", scratch.File("nobody")]);
            Assert.Equal(75, asked.ExitCode);
            Assert.StartsWith("armctl: E-SVC-04", asked.Errors.Single(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("tail", "-f")]
    [InlineData("status", "--follow", "--json")]
    public async Task A_follower_that_nobody_reads_any_more_ends(params string[] words)
    {
        using RunningService service = new(scratch);
        await service.UntilAsync(status => status.GetProperty("state").GetString() == "disarmed");
        using System.Diagnostics.Process follower = RealProgram.Start(scratch, [.. words, "--runtime", service.Runtime]);
        Assert.NotNull(await follower.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        follower.StandardOutput.Dispose();
        try
        {
            await follower.WaitForExitAsync(TestContext.Current.CancellationToken)
                .WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            Assert.Equal(0, follower.ExitCode);
        }
        finally
        {
            follower.Kill();
        }
    }

    public void Dispose() => scratch.Dispose();

    // Whoever follows and is cut off disturbs nothing.
    private async Task CutOffAFollowerAsync(RunningService service)
    {
        using (System.Diagnostics.Process follower = RealProgram.Start(scratch, "tail", "-f", "--runtime", service.Runtime))
        {
            string? line = await follower.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.StartsWith("state=", line, StringComparison.Ordinal);
            follower.Kill();
            await follower.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        long tick = (await service.StatusAsync()).GetProperty("tick").GetInt64();
        JsonElement later = await service.UntilAsync(status => status.GetProperty("tick").GetInt64() > tick + 50);
        Assert.Equal("following", later.GetProperty("state").GetString());
        RealProgram tail = await service.SayAsync("tail");
        Assert.Equal(0, tail.ExitCode);
        Assert.NotEmpty(tail.Output);
    }

    // There is no best to go back to, for one reason or another.
    private static async Task RefusedAsync(RunningService service, string code)
    {
        RealProgram recalled = await service.SayAsync("learn", "recall");
        Assert.Equal(3, recalled.ExitCode);
        Assert.Contains(code, Assert.Single(recalled.Errors), StringComparison.Ordinal);
    }
}
