using System.Text.Json;
using System.Text.RegularExpressions;
using ArmController.Configuration;
using ArmController.Configuration.Troubles;
using ArmController.Tests.Program.Checkpoints;
using ArmController.Training.Runs;
using ArmController.Verbs;
using Xunit;

namespace ArmController.Tests.Program.Runs;

public sealed partial class RunFolderTests
{
    [Fact]
    public void A_new_run_holds_all_that_can_be_known_beforehand()
    {
        using Scratch scratch = new();
        Assert.True(RunFolder.Create(Request(scratch), new StoppedClock()).TryGet(out RunFolder? run));
        using RunFolder folder = run;

        Assert.Matches(Name(), run.Id);
        Assert.Equal("{\"learn\":1}", File.ReadAllText(Path.Combine(run.Path, "config", "learn.json")));
        Assert.True(Directory.Exists(run.Checkpoints));
        Assert.True(RunLock.IsHeld(Path.Combine(run.Path, "LOCK")));
        JsonElement record = ReadRecord(run);
        Assert.Equal("running", record.GetProperty("state").GetString());
        Assert.Equal("2026-11-23T09:32:00+00:00", record.GetProperty("startedUtc").GetString());
        Assert.Equal(42, record.GetProperty("seeds").GetProperty("run").GetInt64());
        Assert.Equal(
            "0e09711968c302d601d23745b0ac4968f068a298d005b0c723581592100ff9ba",
            record.GetProperty("inputsSha256").GetProperty("learn.json").GetString());
        Assert.Equal(["learn", "reach"], record.GetProperty("argv").EnumerateArray().Select(word => word.GetString()));
    }

    [Theory]
    [InlineData("Done", "done", "DONE")]
    [InlineData("Failed", "failed", "FAILED")]
    [InlineData("Interrupted", "interrupted", null)]
    public void A_finished_run_says_how_it_ended_and_lets_its_lock_go(string state, string written, string? marker)
    {
        using Scratch scratch = new();
        Assert.True(RunFolder.Create(Request(scratch), new StoppedClock()).TryGet(out RunFolder? run));
        run.Episodes.Begin().WriteNumber("episode", 1);
        run.Episodes.End();
        Assert.True(run.Finish(Enum.Parse<RunState>(state)).IsDone);
        run.Dispose();

        Assert.Equal(written, ReadRecord(run).GetProperty("state").GetString());
        Assert.True(ReadRecord(run).TryGetProperty("endedUtc", out _));
        Assert.Equal(marker is null ? [] : [marker], Directory.GetFiles(run.Path).Select(Path.GetFileName).Where(name => name is "DONE" or "FAILED"));
        Assert.Equal("{\"episode\":1}\n", File.ReadAllText(Path.Combine(run.Path, "episodes.jsonl")));
        Assert.False(RunLock.IsHeld(Path.Combine(run.Path, "LOCK")));
        Assert.Empty(Directory.GetFiles(run.Path, "*.tmp"));
    }

    [Theory]
    [InlineData("/proc/nobody/runs")]
    [InlineData("/dev/null/runs")]
    public void A_place_that_cannot_be_written_is_one_sentence_and_78(string place)
    {
        using Scratch scratch = new();
        Checked<RunFolder> made = RunFolder.Create(Request(scratch) with { RunsFolder = place }, new StoppedClock());
        using StringWriter errors = new();

        ExitCode exit = new Terminal(TextWriter.Null, errors, isPlain: true, isVerbose: false).Fail(made.Faults);

        Assert.Equal(ExitCode.Configuration, exit);
        string line = Assert.Single(errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith($"armctl: E-RUN-01 {place}: ", line, StringComparison.Ordinal);
        Assert.EndsWith("; choose another place with --runs DIR.", line, StringComparison.Ordinal);
        Assert.Empty(scratch.Entries());
    }

    [Theory]
    [InlineData("", "no folder for runs is named")]
    [InlineData("/dev/null", "no run can be written here: it is no folder")]
    public void A_place_that_is_no_folder_is_named_as_that(string place, string cause)
    {
        using Scratch scratch = new();

        Trouble fault = Assert.Single(RunFolder.Create(Request(scratch) with { RunsFolder = place }, new StoppedClock()).Faults);

        Assert.Equal(cause, fault.Cause);
    }

    [Fact]
    public void A_full_disk_is_an_answer_and_no_exception()
    {
        using TinyDisk? disk = TinyDisk.TryMount();
        Assert.SkipWhen(disk is null, "no mount namespace here");
        using Scratch scratch = new();
        Assert.True(RunFolder.Create(Request(scratch) with { RunsFolder = disk.Path }, new StoppedClock()).TryGet(out RunFolder? run));
        using RunFolder folder = run;
        disk.Fill();

        WriteResult result = run.Finish(RunState.Done);

        Assert.False(result.IsDone);
        Assert.Equal("there is no space left on the disk", result.Reason);
        Assert.Equal("running", ReadRecord(run).GetProperty("state").GetString());
        Assert.Empty(Directory.GetFiles(run.Path, "*.tmp"));
    }

    private static RunRequest Request(Scratch scratch) => new()
    {
        RunsFolder = Path.Combine(scratch.Path, "runs"),
        Tasks = ["reach"],
        Arm = "desk4",
        Seed = 42,
        Argv = ["learn", "reach"],
        Config = new Dictionary<string, byte[]> { ["learn.json"] = "{\"learn\":1}"u8.ToArray() },
    };

    private static JsonElement ReadRecord(RunFolder run) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(run.Path, "run.json"))).RootElement;

    [GeneratedRegex("^20261123-0932-reach-desk4-s42-[0-9a-f]{4}$")]
    private static partial Regex Name();

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 23, 9, 32, 0, TimeSpan.Zero);
    }
}
