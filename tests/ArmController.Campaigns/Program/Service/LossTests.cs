using System.Text.Json;
using ArmController.Tests.Program;
using ArmController.Tests.Program.Service;
using Xunit;

namespace ArmController.Campaigns.Program.Service;

/// <summary>A service that loses its process or its disk, from outside: real processes, real signals, real sockets.</summary>
[Collection(RealService.Name)]
public sealed class LossTests : IDisposable
{
    private readonly Scratch scratch = new();

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

    public void Dispose() => scratch.Dispose();
}
