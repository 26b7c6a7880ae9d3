using System.Text.Json;
using ArmController.Configuration;
using ArmController.Configuration.Troubles;
using ArmController.Control.Agents;
using ArmController.Control.Ticking;
using ArmController.Tests.Control;
using ArmController.Tests.Program.Service;
using ArmController.Tests.Program.Simulation;
using ArmController.Training.Journal;
using ArmController.Training.Learn;
using ArmController.Training.Runs;
using Xunit;

namespace ArmController.Tests.Program.Learn;

/// <summary>One keeper for <c>learn</c> and the service: both archive, and both tell their lives in the same words.</summary>
[Collection(RealLearning.Name)]
public sealed class RunKeeperTests : IDisposable
{
    private readonly Scratch scratch = new();

    [Fact]
    public void A_service_archives_after_its_period_and_every_event_has_its_time()
    {
        KeepingTimes times = new(TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(1));
        using LearningService service = new(TrainingRig.Plan("desk4", LearnerKind.QUrdf), scratch.File("state"), times);
        service.Begin();
        string archive = Path.Combine(service.Session.RunPath, "checkpoints", "archive");
        service.Run(minutes: 0.9);
        Assert.False(Directory.Exists(archive));
        service.Run(minutes: 2.6);

        Assert.Equal(3, Directory.GetFiles(archive).Length);
        string[] told = Events(service.Session.RunPath);
        Assert.Equal(3, told.Count(what => what == "archived"));
        Assert.InRange(told.Count(what => what == "checkpoint"), 10, 12);
    }

    [Fact]
    public async Task Learning_tells_its_life_in_the_same_words()
    {
        Learned ran = await RealLearning.LearnAsync(
            scratch, "runs", "--minutes", "20", "--seed", "3", "--checkpoint-seconds", "0.02", "--archive-hours", "0.00001");
        string[] told = Events(Path.Combine(scratch.Path, ran.Run));
        Assert.Equal(("started", "ended"), (told[0], told[^1]));
        Assert.Contains("checkpoint", told);
        Assert.Contains("archived", told);
    }

    [Fact]
    public void A_disk_that_refuses_is_told_once_and_noted_every_time()
    {
        List<Trouble> told = [];
        RunRequest wanted = new()
        {
            RunsFolder = scratch.File("runs"),
            Tasks = ["reach"],
            Arm = "desk4",
            Seed = 1,
            Argv = [],
            Config = new Dictionary<string, byte[]>(),
        };
        Checked<RunFolder> made = RunFolder.Create(wanted, TimeProvider.System);
        Assert.True(made.TryGet(out RunFolder? folder));
        KeepingTimes times = new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        string run = folder.Path;
        using (folder)
        {
            UseBooks use = new(ShippedArms.Load("desk4"), Cadence.Usual.Tick, new RunUse(), folder.Path);
            RunKeeper keeper = new(folder, new EpisodeRing(8), null, null, use, 1, times, TimeProvider.System, told.Add);
            Directory.Delete(folder.Checkpoints, recursive: true);
            File.WriteAllText(folder.Checkpoints, "no folder");
            keeper.Save([1, 2, 3], tick: 7);
            keeper.Save([1, 2, 3], tick: 8);
            keeper.End();
            Assert.False(keeper.LastSave.IsSaved);
        }

        Assert.Equal("E-RUN-03", Assert.Single(told).Code);
        Assert.Equal(["checkpointFailed", "checkpointFailed"], Events(run));
        Assert.False(File.Exists(Path.Combine(run, UseFile.Name)));
    }

    public void Dispose() => scratch.Dispose();

    // What every line tells; ticks never go back, and days are days.
    private static string[] Events(string run)
    {
        long tick = 0;
        List<string> told = [];
        foreach (JsonElement line in LearningService.Lines(run, "events.jsonl"))
        {
            long at = line.GetProperty("tick").GetInt64();
            Assert.InRange(at, tick, long.MaxValue);
            tick = at;
            Assert.InRange(DateTimeOffset.UtcNow - line.GetProperty("utc").GetDateTimeOffset(), TimeSpan.Zero, TimeSpan.FromMinutes(10));
            told.Add(line.GetProperty("event").GetString()!);
        }

        return [.. told];
    }
}
