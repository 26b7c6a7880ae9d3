using ArmController.Configuration.Troubles;
using ArmController.Control.Estimation;
using ArmController.Rigs;
using ArmController.Tests.Program.Simulation;
using ArmController.Training.Checkpoints;
using ArmController.Training.Learn;
using Xunit;

namespace ArmController.Tests.Program.Service;

/// <summary>A service keeps the best that it learned, and goes back to it when a person says so.</summary>
public sealed class RecallTests : IDisposable
{
    private static readonly KeepingTimes Times = new(TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(60));

    private readonly Scratch scratch = new();
    private readonly RigPlan plan = TrainingRig.Plan("desk4", JacobianSource.Urdf, seed: 5);

    [Fact]
    public void What_went_well_is_promoted_and_can_be_had_again()
    {
        using LearningService service = new(plan, scratch.File("state"), Times);
        service.Begin();
        Trouble? early = service.Recall();
        Assert.Equal(LearnOrigins.Unusable, early?.Code);

        service.RunUntil(() => Told(service.Session.RunPath).Contains("promoted"));
        service.Run(minutes: 1);
        string promoted = new CheckpointFolder(Path.Combine(service.Session.RunPath, "checkpoints")).Promoted;
        byte[] best = [.. CheckpointLoader.Load(promoted, plan.Arm.Source.Hash).Payload.Span];
        Assert.NotEqual(Image(service), best);
        long episodes = service.Episodes;

        Assert.Null(service.Recall());
        Assert.Equal(Image(service), best);
        Assert.Equal(episodes, service.Episodes);
        service.Run(minutes: 2);
        Assert.True(service.Episodes > episodes + 10);
        long[] numbers = [.. service.Lines("episodes.jsonl").Select(line => line.GetProperty("episode").GetInt64())];
        Assert.Equal(Enumerable.Range(0, numbers.Length).Select(n => (long)n), numbers);
        Assert.Contains("recalled", Told(service.Session.RunPath));
        Assert.Empty(service.Troubles);
    }

    [Fact]
    public void Another_process_knows_how_the_best_did()
    {
        string run;
        using (LearningService first = new(plan, scratch.File("state"), Times))
        {
            first.Begin();
            first.RunUntil(() => Told(first.Session.RunPath).Contains("promoted"));
            run = first.Session.RunPath;
        }

        string best = File.ReadAllText(Path.Combine(run, "checkpoints", BestKept.Name));
        using LearningService second = new(plan, scratch.File("state"), Times);
        Assert.Null(second.Recall());
        Assert.Equal(best, File.ReadAllText(Path.Combine(run, "checkpoints", BestKept.Name)));
    }

    public void Dispose() => scratch.Dispose();

    // The image that would be saved now.
    private byte[] Image(LearningService service)
    {
        byte[] image = new byte[LearnImage.Capacity(plan)];
        return image[..LearnImage.WriteLearned(image, plan, service.LearnedTicks, service.Slot.Agent)];
    }

    private static string[] Told(string run) =>
        [.. LearningService.Lines(run, "events.jsonl").Select(line => line.GetProperty("event").GetString()!)];
}
