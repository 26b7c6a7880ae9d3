using System.Text.Json;
using ArmController.Control.Agents;
using ArmController.Rigs;
using ArmController.Tests.Program.Simulation;
using ArmController.Training.Learn;
using Xunit;

namespace ArmController.Tests.Program.Service;

/// <summary>A service that is killed and started again goes on: the same learner, the same goals, the same count of episodes.</summary>
public sealed class SessionResumeTests : IDisposable
{
    private const int Following = 20;
    private static readonly KeepingTimes Seldom = new(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5));

    private readonly Scratch scratch = new();
    private readonly RigPlan plan = TrainingRig.Plan("desk4", LearnerKind.QUrdf, seed: 5);

    [Fact]
    public void The_learner_stands_where_it_stood_in_the_newest_checkpoint()
    {
        using LearningService first = Learned();
        first.CopyDisk(scratch.File("after"));
        using LearningService second = new(plan, scratch.File("after"), Seldom);

        Assert.True(second.Session is { HasRun: true, Note: "" }, second.Session.Note);
        Assert.NotEmpty(first.ProgressInImage);
        Assert.Equal(first.ProgressInImage, SavedState.Of(second.Session.Agent.Save));
        Assert.Equal(first.LearnedInImage, SavedState.Of(second.Session.Agent.SaveLearned));
        Assert.Equal(first.TicksInImage, second.Session.EarlierTicks);
    }

    [Fact]
    public void Goals_go_on_as_if_it_had_never_been_killed()
    {
        using LearningService first = Learned();
        long before = first.EpisodesInImage;
        first.CopyDisk(scratch.File("after"));
        using LearningService second = new(plan, scratch.File("after"), Seldom);
        int kept = second.Lines("episodes.jsonl").Length;

        string[] uninterrupted = Goals(first, (int)before);
        string[] resumed = Goals(second, kept);

        Assert.True(before > Following, $"only {before} episodes before the kill");
        Assert.Equal(uninterrupted, resumed);
        Assert.Equal(Following, resumed.Distinct().Count());
        Assert.Empty(first.Troubles);
        Assert.Empty(second.Troubles);
    }

    [Fact]
    public void Episodes_are_numbered_on_without_a_gap()
    {
        using LearningService first = Learned();

        // Killed long after its last checkpoint: what was learned since is lost, what was written of it is not.
        first.Run(minutes: 1);
        first.CopyDisk(scratch.File("after"));
        using LearningService second = new(plan, scratch.File("after"), Seldom);
        int kept = second.Lines("episodes.jsonl").Length;
        Assert.True(kept > first.EpisodesInImage, $"{kept} lines, and {first.EpisodesInImage} episodes in the checkpoint");
        _ = Goals(second, kept);

        long[] numbers = [.. second.Lines("episodes.jsonl").Select(line => line.GetProperty("episode").GetInt64())];
        Assert.Equal(Enumerable.Range(0, numbers.Length).Select(n => (long)n), numbers);
    }

    public void Dispose() => scratch.Dispose();

    // Some minutes of learning, and a checkpoint a moment ago.
    private LearningService Learned()
    {
        LearningService service = new(plan, scratch.File("state"), Seldom);
        service.Begin();
        service.Run(minutes: 3);
        long generation = service.Generation;
        service.RunUntil(() => service.Generation > generation);
        return service;
    }

    private static string[] Goals(LearningService service, int from)
    {
        service.RunUntil(() => service.Episodes >= from + Following);
        service.Run(minutes: 0.1);
        return [.. service.Lines("episodes.jsonl").Skip(from).Take(Following).Select(Goal)];
    }

    private static string Goal(JsonElement line) => line.GetProperty("goalMm").GetRawText();
}
