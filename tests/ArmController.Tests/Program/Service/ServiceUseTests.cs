using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Motion.Arm;
using ArmController.Rigs;
using ArmController.Tests.Program.Simulation;
using ArmController.Training.Learn;
using ArmController.Training.Runs;
using Xunit;

namespace ArmController.Tests.Program.Service;

/// <summary>What a run used of the arm's limits is kept by the service as by learn, over all its processes.</summary>
public sealed class ServiceUseTests : IDisposable
{
    private static readonly KeepingTimes Times = new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));

    private readonly Scratch scratch = new();
    private readonly RigPlan plan = TrainingRig.Plan("desk4", LearnerKind.QUrdf, seed: 5);

    [Fact]
    public void Two_processes_used_what_both_used()
    {
        (UseFile first, long followed) = Process(begins: true);
        Assert.InRange(first.Ticks, followed - 2, followed);
        Assert.Equal(plan.Arm.Source.HashText, first.ArmHash);

        (UseFile both, long all) = Process(begins: false);
        Assert.True(all > followed + 2_000, $"{followed} and {all} ticks were followed");
        Assert.InRange(both.Ticks, all - 4, all);
        Assert.True(both.Reversals > first.Reversals);
        foreach (JointDescription joint in plan.Arm.Description.Joints)
        {
            JointUse use = both.Joints[joint.Name];
            JointUse before = first.Joints[joint.Name];
            Assert.Equal(use, before.With(use));
            Assert.InRange(Degrees.ToRadians(use.LowestDeg), joint.Limits.MinRadians - 1e-6, joint.Limits.MaxRadians);
            Assert.InRange(Degrees.ToRadians(use.VelocityDegPerS), 0, joint.Limits.MaxRadiansPerSecond + 1e-6);
        }

        Assert.True(both.Joints.Values.Count(use => use.VelocityDegPerS > 1) >= 3);
    }

    [Fact]
    public void A_run_that_is_killed_has_told_what_it_used_until_its_last_archive()
    {
        using LearningService service = new(plan, scratch.File("state"), Times);
        service.Begin();
        Assert.Null(UseFile.Read(service.Session.RunPath));
        service.Run(minutes: 4);
        UseFile? use = UseFile.Read(service.Session.RunPath);
        Assert.NotNull(use);
        Assert.InRange(use.Ticks, 1, service.LearnedTicks - 1);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"arm\":\"desk4\",\"armHash\":\"HASH\",\"ticks\":1,\"robotSeconds\":1,\"reversals\":0,\"trims\":null,\"joints\":{}}")]
    [InlineData("{\"arm\":\"desk4\",\"armHash\":\"HASH\",\"ticks\":1,\"robotSeconds\":1,\"reversals\":0,\"trims\":{},\"joints\":{\"base\":null}}")]
    [InlineData("{\"arm\":\"desk4\",\"armHash\":\"HASH\",\"ticks\":-1,\"robotSeconds\":1,\"reversals\":0,\"trims\":{},\"joints\":{}}")]
    public void A_damaged_file_is_told_and_put_aside(string text)
    {
        text = text.Replace("HASH", plan.Arm.Source.HashText, StringComparison.Ordinal);
        string run;
        using (LearningService first = new(plan, scratch.File("state"), Times))
        {
            first.Begin();
            run = first.Session.RunPath;
            first.RunUntil(() => first.Generation > 0);
        }

        string file = Path.Combine(run, UseFile.Name);
        File.WriteAllText(file, text);
        using (LearningService second = new(plan, scratch.File("state"), Times))
        {
            Assert.StartsWith("E-RUN-05", Assert.Single(second.Troubles), StringComparison.Ordinal);
            long before = second.LearnedTicks;
            second.RunUntil(() => second.LearnedTicks == before + 300);
        }

        Assert.Equal(text, File.ReadAllText($"{file}.bad"));
        Assert.InRange(UseFile.Read(run)?.Ticks ?? 0, 1, 400);
    }

    public void Dispose() => scratch.Dispose();

    // One process from its beginning to its orderly end; what the run used by then, and the ticks that its learner was followed.
    private (UseFile Use, long Followed) Process(bool begins)
    {
        string run;
        long followed;
        using (LearningService service = new(plan, scratch.File("state"), Times))
        {
            if (begins)
            {
                service.Begin();
            }

            service.Run(minutes: 1);
            service.RunUntil(() => service.TicksInImage == service.LearnedTicks);
            run = service.Session.RunPath;
            followed = service.LearnedTicks;
        }

        UseFile? use = UseFile.Read(run);
        Assert.NotNull(use);
        return (use, followed);
    }
}
