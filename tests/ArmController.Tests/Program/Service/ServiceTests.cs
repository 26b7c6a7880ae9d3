using System.Text.Json;
using Xunit;

namespace ArmController.Tests.Program.Service;

/// <summary>The life of a service, from outside: real processes, real signals, real sockets.</summary>
[Collection(RealService.Name)]
public sealed class ServiceTests : IDisposable
{
    private readonly Scratch scratch = new();

    [Fact]
    public async Task It_begins_disarmed_learns_when_told_pauses_and_parks_before_it_ends()
    {
        using RunningService service = new(scratch);
        await service.UntilAsync(status => status.GetProperty("state").GetString() == "disarmed");
        Assert.Equal(3, (await service.SayAsync("learn", "resume")).ExitCode);
        await service.ArmAsync();
        RealProgram begun = await service.SayAsync("learn", "start", "reach");
        Assert.True(begun.ExitCode == 0, string.Join('\n', begun.Errors));
        JsonElement learning = await service.UntilAsync(status => status.GetProperty("episodes").GetInt64() > 0);
        Assert.Equal("following", learning.GetProperty("state").GetString());
        Assert.Equal(0, learning.GetProperty("violations").GetInt64());
        Assert.Equal(0, learning.GetProperty("loopBytes").GetInt64());
        Assert.Equal(0, (await service.SayAsync("learn", "pause")).ExitCode);
        await service.UntilAsync(status => status.GetProperty("state").GetString() == "holding");
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
    public async Task After_a_kill_the_next_one_is_disarmed_with_the_learner_paused_and_its_weights_there()
    {
        string run;
        using (RunningService first = new(scratch, "--checkpoint-seconds", "1"))
        {
            await first.ArmAsync();
            await first.SayAsync("learn", "start", "reach");
            JsonElement status = await first.UntilAsync(status => status.GetProperty("checkpoint").GetInt64() >= 3);
            run = status.GetProperty("run").GetString()!;
            await first.SignalAsync("KILL");
            await first.EndAsync();
            Assert.Equal(137, first.Process.ExitCode);
        }

        using RunningService second = new(scratch);
        JsonElement after = await second.UntilAsync(status => status.GetProperty("state").GetString() == "disarmed");
        Assert.Equal("paused", after.GetProperty("learning").GetString());
        Assert.Equal(run, after.GetProperty("run").GetString());
        Assert.True(after.GetProperty("learnedTicks").GetInt64() > 0);

        // Its checkpoints are everybody's: the same examination as after any run.
        RealProgram exam = await RealProgram.RunInAsync(scratch, "eval", Path.Combine(second.State, "runs", run), "--goals", "5", "--json");
        Assert.True(exam.ExitCode == 0, string.Join('\n', exam.Errors));
    }

    [Fact]
    public async Task A_disk_that_refuses_is_told_of_once_turns_learning_anew_off_and_nothing_else()
    {
        Directory.CreateDirectory(scratch.File("disk"));
        File.WriteAllText(scratch.File("nodisk"), "");
        File.CreateSymbolicLink(scratch.File("st"), "disk");
        using RunningService service = new(scratch, "--checkpoint-seconds", "1");
        await service.ArmAsync();
        await service.UntilAsync(status => status.GetProperty("state").GetString() == "holding");
        await service.SayAsync("learn", "start", "reach");
        await service.UntilAsync(status => status.GetProperty("checkpoint").GetInt64() >= 2);

        Turn("nodisk");
        JsonElement refused = await service.StatusAsync();
        long ticks = refused.GetProperty("learnedTicks").GetInt64();
        JsonElement later = await service.UntilAsync(status => status.GetProperty("learnedTicks").GetInt64() > ticks + 150);
        Assert.Equal("running", later.GetProperty("learning").GetString());
        await service.SayAsync("learn", "pause");
        await service.UntilAsync(status => status.GetProperty("state").GetString() == "holding");
        RealProgram resumed = await service.SayAsync("learn", "resume");
        Assert.Equal(3, resumed.ExitCode);
        Assert.Contains("learning is off", resumed.Errors.Single(), StringComparison.Ordinal);
        Assert.Equal(3, (await service.SayAsync("learn", "start", "reach")).ExitCode);
        await service.SayAsync("disarm");
        await service.UntilAsync(status => status.GetProperty("state").GetString() == "disarmed");

        // The file says that the arm does not rest, which nobody can take for a promise: so it may be switched on, and not learn.
        await service.ArmAsync();
        JsonElement held = await service.UntilAsync(status => status.GetProperty("state").GetString() == "holding");
        Assert.Equal(later.GetProperty("checkpoint").GetInt64(), held.GetProperty("checkpoint").GetInt64());

        Turn("disk");
        Assert.Equal(0, (await service.SayAsync("learn", "resume")).ExitCode);
        await service.UntilAsync(status => status.GetProperty("checkpoint").GetInt64() > later.GetProperty("checkpoint").GetInt64());
        await service.SayAsync("disarm");
        await service.UntilAsync(status => status.GetProperty("state").GetString() == "disarmed");

        // But the file that says that it rests, once it is on the disk, would go on saying so after a crash.
        await service.UntilAsync(_ => File.ReadAllText(scratch.File("disk/park.json")).Contains("\"parked\": true", StringComparison.Ordinal));
        Turn("nodisk");
        RealProgram armed = await service.SayAsync("arm");
        Assert.Equal(3, armed.ExitCode);
        Assert.Contains("E-ARM-03", armed.Errors.Single(), StringComparison.Ordinal);
        await service.SignalAsync("TERM");
        string[] said = (await service.EndAsync()).Split('\n');
        Assert.Single(said, line => line.Contains("E-RUN-0", StringComparison.Ordinal));

        void Turn(string to)
        {
            File.CreateSymbolicLink(scratch.File("turned"), to);
            using System.Diagnostics.Process rename = System.Diagnostics.Process.Start("mv", ["-T", scratch.File("turned"), scratch.File("st")]);
            rename.WaitForExit();
            Assert.Equal(0, rename.ExitCode);
        }
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

    [Fact]
    public async Task A_follower_that_is_cut_off_disturbs_nothing()
    {
        using RunningService service = new(scratch);
        await service.ArmAsync();
        await service.SayAsync("learn", "start", "reach");
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
}
