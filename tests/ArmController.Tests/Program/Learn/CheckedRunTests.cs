using System.Text.Json;
using ArmController.Tests.Rooms;
using ArmController.Training.Exams;
using Xunit;

namespace ArmController.Tests.Program.Learn;

/// <summary>Runs that check themselves, as a person starts them.</summary>
public sealed class CheckedRunTests
{
    [Fact]
    public async Task Checks_leave_the_committed_weights_as_they_are_and_write_down_what_came_of_them()
    {
        using Scratch place = new();
        Learned run = await RealLearning.LearnAsync(place, "runs", "--learner", "q", "--minutes", "1", "--seed", "1", "--check-minutes", "0.25");

        string committed = await File.ReadAllTextAsync(
            Path.Combine(ProductTree.Root, "tests", "golden", "reach-desk4-s1-1min.sha256"), TestContext.Current.CancellationToken);
        Assert.Equal(committed.Trim(), run.Weights);
        Assert.Equal(0, run.Json.GetProperty("allocatedBytes").GetInt64());
        Assert.Equal(0, run.Json.GetProperty("violations").GetInt64());
        JsonElement checks = run.Json.GetProperty("checks");
        Assert.Equal(
            (4, 0.25, 0.9),
            (checks.GetProperty("made").GetInt32(), checks.GetProperty("minutes").GetDouble(), checks.GetProperty("mark").GetDouble()));
        string[] lines = History(place, run);
        Assert.Equal([15.0, 30, 45, 60], lines.Select(line => Parse(line).GetProperty("robotSeconds").GetDouble()));
        JsonElement last = Parse(lines[^1]);
        Assert.Equal((3_000, InterimExam.Goals), (last.GetProperty("tick").GetInt64(), last.GetProperty("goals").GetInt32()));
        Assert.Contains(last.GetProperty("verdict").GetString(), (string[])["promoted", "kept"]);
        Assert.InRange(last.GetProperty("success").GetDouble(), last.GetProperty("low").GetDouble(), last.GetProperty("high").GetDouble());
    }

    [Fact]
    public async Task A_resumed_run_goes_on_checking_itself_and_is_the_run_that_never_stopped()
    {
        using Scratch place = new();
        Task<Learned> straight = RealLearning.LearnAsync(place, "straight", "--minutes", "1", "--check-minutes", "0.2", "--check-mark", "80");
        Learned first = await RealLearning.LearnAsync(place, "halves", "--minutes", "0.5", "--check-minutes", "0.2", "--check-mark", "80");
        Learned resumed = await RealLearning.LearnAsync(place, "halves", "--minutes", "0.5", "--from", first.Run);
        Learned never = await straight;

        Assert.Equal(never.Weights, resumed.Weights);
        Assert.Equal(never.Payload, resumed.Payload);
        Assert.Equal(History(place, never), History(place, first).Concat(History(place, resumed)));
        Assert.Equal(never.Json.GetProperty("checks").ToString(), resumed.Json.GetProperty("checks").ToString());
    }

    [Fact]
    public async Task Checks_can_be_begun_and_left_off_half_way()
    {
        using Scratch place = new();
        Learned never = await RealLearning.LearnAsync(place, "never", "--minutes", "0.4");
        Learned plain = await RealLearning.LearnAsync(place, "plain", "--minutes", "0.2");
        Learned begun = await RealLearning.LearnAsync(place, "begun", "--minutes", "0.1", "--from", plain.Run, "--check-minutes", "0.05");
        Learned left = await RealLearning.LearnAsync(place, "left", "--minutes", "0.1", "--from", begun.Run, "--check-minutes", "0");

        Assert.Equal(2, begun.Json.GetProperty("checks").GetProperty("made").GetInt32());
        Assert.False(left.Json.TryGetProperty("checks", out _));
        Assert.False(File.Exists(Path.Combine(place.Path, left.Run, "checks.jsonl")));
        Assert.Equal(never.Payload, left.Payload);

        // Another world begins without a snapshot; the learner's own checks go on.
        Learned elsewhere = await RealLearning.LearnAsync(
            place, "elsewhere", "--minutes", "0.1", "--from", begun.Run, "--weights-only", "--twin", "all-perturbed");
        Assert.Equal(2, elsewhere.Json.GetProperty("checks").GetProperty("made").GetInt32());
        RealProgram exam = await RealProgram.RunInAsync(place, "eval", begun.Run, "--goals", "3", "--json");
        Assert.Equal(0, exam.ExitCode);
        Assert.Contains(begun.Weights, Assert.Single(exam.Output), StringComparison.Ordinal);
    }

    private static string[] History(Scratch place, Learned run) => File.ReadAllLines(Path.Combine(place.Path, run.Run, "checks.jsonl"));

    private static JsonElement Parse(string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }
}
