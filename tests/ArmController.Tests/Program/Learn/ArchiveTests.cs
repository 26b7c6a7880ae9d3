using System.Diagnostics;
using Xunit;

namespace ArmController.Tests.Program.Learn;

/// <summary>A long run keeps a few older generations; a short one leaves none behind.</summary>
public sealed class ArchiveTests
{
    [Fact]
    public async Task A_run_archives_as_often_as_asked_keeps_five_and_each_can_be_gone_on_from()
    {
        using Scratch place = new();
        using Process process = RealProgram.Start(
            place, "learn", "reach", "--minutes", "100000", "--checkpoint-seconds", "0.05", "--archive-hours", "0.00001");
        string run = await RealLearning.FirstCheckpointAsync(process, place);
        string events = Path.Combine(run, "events.jsonl");
        while (File.ReadLines(events).Count(line => line.Contains("\"archived\"", StringComparison.Ordinal)) < 7)
        {
            Assert.False(process.HasExited, "the program ended before its archive was full");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        using Process kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        RealProgram ran = await RealProgram.EndAsync(process, place);

        Assert.Equal(130, ran.ExitCode);
        string[] archived = [.. Directory.GetFiles(Path.Combine(run, "checkpoints", "archive")).Order(StringComparer.Ordinal)];
        Assert.Equal(5, archived.Length);
        Assert.All(archived, file => Assert.Matches("^[0-9]{6}\\.ckpt$", Path.GetFileName(file)));

        // Its arm is found from there, three folders up.
        Learned more = await RealLearning.LearnAsync(place, "more", "--from", archived[0], "--minutes", "0.1");
        Assert.Equal("desk4", more.Json.GetProperty("arm").GetString());
    }

    [Fact]
    public async Task An_archive_changes_nothing_of_what_is_learned_and_a_short_run_has_none()
    {
        using Scratch place = new();

        Learned usual = await RealLearning.LearnAsync(place, "usual", "--minutes", "1", "--seed", "3");
        Learned often = await RealLearning.LearnAsync(
            place, "often", "--minutes", "1", "--seed", "3", "--checkpoint-seconds", "0.01", "--archive-hours", "0.00001");

        Assert.Equal(usual.Payload, often.Payload);
        Assert.False(Directory.Exists(Path.Combine(place.Path, usual.Run, "checkpoints", "archive")));
    }
}
