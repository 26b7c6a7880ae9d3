using ArmController.Configuration.Troubles;
using ArmController.Control.Agents;
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
    private readonly RigPlan plan = TrainingRig.Plan("desk4", LearnerKind.QUrdf, seed: 5);

    [Fact]
    public void What_went_well_is_promoted_and_can_be_had_again()
    {
        using LearningService service = new(plan, scratch.File("state"), Times);
        service.Begin();
        Trouble? early = service.Recall();
        Assert.Equal(LearnOrigins.Unusable, early?.Code);

        string promoted = new CheckpointFolder(Path.Combine(service.Session.RunPath, "checkpoints")).Promoted;
        service.RunUntil(() => File.Exists(promoted));
        service.Run(minutes: 1);
        byte[] best = [.. CheckpointLoader.Load(promoted, plan.Arm.Source.Hash).Payload.Span];
        Assert.NotEqual(Image(service), best);
        long episodes = service.Episodes;

        for (int times = 0; times < 2; times++)
        {
            Assert.Null(service.Recall());
            Assert.Equal(Image(service), best);
            Assert.InRange(service.Episodes, episodes, episodes + 1);
            service.Run(minutes: 2);
            long[] numbers = [.. service.Lines("episodes.jsonl").Select(line => line.GetProperty("episode").GetInt64())];
            Assert.True(numbers.Length > episodes + 10, $"{numbers.Length} lines, and {episodes} episodes before");
            Assert.Equal(Enumerable.Range(0, numbers.Length).Select(n => (long)n), numbers);
            episodes = service.Episodes;
        }

        Assert.Equal(2, Told(service.Session.RunPath).Count(what => what == "recalled"));
        Assert.Contains("promoted", Told(service.Session.RunPath));
        Assert.Empty(service.Troubles);
    }

    [Fact]
    public void A_fall_from_what_an_earlier_process_had_reached_is_told_once()
    {
        // Without a Jacobian the first goals go badly, and the file says that they once went well.
        RigPlan slow = TrainingRig.Plan("so101", LearnerKind.QNone, seed: 5);
        string run;
        using (LearningService first = new(slow, scratch.File("state"), Times))
        {
            first.Begin();
            run = first.Session.RunPath;
            first.RunUntil(() => first.Generation > 0);
        }

        string best = Path.Combine(run, "checkpoints", BestKept.Name);
        File.WriteAllText(best, "{\"reached\":100,\"goals\":100}");
        DateTime written = File.GetLastWriteTimeUtc(best);
        using LearningService second = new(slow, scratch.File("state"), Times);
        second.RunUntil(() => second.Troubles.Count > 0);
        second.Run(minutes: 0.5);
        Assert.StartsWith(BestKept.Fallen, Assert.Single(second.Troubles), StringComparison.Ordinal);
        Assert.Single(Told(run), what => what == "fallen");
        Assert.Equal(written, File.GetLastWriteTimeUtc(best));
        Assert.NotNull(second.Recall());
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
