using ArmController.Control.Agents;
using ArmController.Control.Tasks.Reach;
using ArmController.Learning.Learners;
using ArmController.Learning.Snapshots;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Tests.Program.Simulation;
using ArmController.Training.Exams;
using ArmController.Training.Learn;
using ArmController.Training.Statistics;
using Xunit;

namespace ArmController.Tests.Program.Learn;

/// <summary>
/// A learner that is checked on the way, in one process: what passes is kept, what falls is gone back from, and nothing else changes.
/// </summary>
public sealed class TrainingChecksTests(ITestOutputHelper output)
{
    private const int Period = 1_501;
    private static readonly CheckPlan Often = new(Period, CheckPlan.UsualMark);

    [Theory]
    [InlineData("desk4", "QUrdf", false)]
    [InlineData("desk4", "QLearned", true)]
    [InlineData("desk4", "QNone", false)]
    public void A_run_in_which_nothing_falls_is_the_run_without_checks(string arm, string kind, bool perturbed)
    {
        RigPlan plan = TrainingRig.Plan(arm, Enum.Parse<LearnerKind>(kind), perturbed);
        using TrainingRig without = new(plan);
        using TrainingRig with = new(plan, Often);
        without.Run(6_100);
        with.Run(6_100);
        Assert.Equal(4, with.History().Count(check => check.Verdict is SnapshotVerdict.Promoted or SnapshotVerdict.Kept));
        Assert.Equal(without.Learned(), with.Learned());
        Assert.Equal(SavedState.Of(without.Rig.Save), SavedState.Of(with.Rig.Save));
    }

    [Theory]
    [InlineData("QUrdf")]
    [InlineData("QNone")]
    public void A_learner_whose_weights_are_spoiled_is_brought_back_by_the_next_check(string kind)
    {
        // Without geometry it takes 30,000 ticks and not 3,000 to pass.
        RigPlan plan = TrainingRig.Plan("desk4", Enum.Parse<LearnerKind>(kind));
        int period = plan.Learner == LearnerKind.QNone ? 10 * Period : Period;
        using TrainingRig rig = new(plan, new CheckPlan(period, CheckPlan.UsualMark));
        using InterimExam check = new(plan);
        rig.Run(2 * period);
        CheckRecord passed = rig.History()[^1];
        output.WriteLine($"before: {passed}");
        Assert.Equal((SnapshotVerdict.Promoted, 2 * period), (passed.Verdict, passed.SnapshotTick));

        rig.Run(100);
        rig.Spoil();
        Interval spoiled = check.Score(rig.Learned());
        rig.Run(period - 101);
        Interval hurt = check.Score(rig.Learned());
        rig.Run(1);
        CheckRecord fell = Assert.Single(rig.History());
        Interval healed = check.Score(rig.Learned());
        output.WriteLine($"spoiled {spoiled}; {fell}; brought back {healed}");
        Assert.True(spoiled.High < 0.5 && fell.Share.High < passed.Share.Low, "what was spoiled was no worse");
        Assert.Equal((SnapshotVerdict.RolledBack, 2 * period), (fell.Verdict, fell.SnapshotTick));
        Assert.Equal(passed.Share, healed);
        Assert.InRange(hurt.Mean, 0, passed.Share.Low);

        rig.Run(period);
        CheckRecord after = Assert.Single(rig.History());
        output.WriteLine($"a period later: {after}");
        Assert.NotEqual(SnapshotVerdict.RolledBack, after.Verdict);
        Assert.True(after.Share.High >= passed.Share.Low);
        Assert.Equal(0, rig.Meter.Violations);
    }

    [Fact]
    public void A_weight_that_is_no_number_does_not_survive_a_check()
    {
        using TrainingRig rig = new(TrainingRig.Plan("desk4", LearnerKind.QUrdf), Often);
        rig.Run(2 * Period);
        WeightTable weights = Assert.IsType<LearningReacher>(rig.Reacher).Learner.Table;
        weights.Add(weights.Count / 2, double.NaN);
        rig.Run(Period);
        Assert.Equal(SnapshotVerdict.RolledBack, rig.History()[^1].Verdict);
        Assert.True(double.IsFinite(weights.Largest()));
    }

    /// <summary>Saved before the fall and after it, at odd ticks: the check and the way back are the same in the resumed run.</summary>
    [Theory]
    [InlineData((2 * Period) + 333)]
    [InlineData(3 * Period)]
    [InlineData((3 * Period) + 777)]
    public void A_resumed_run_with_checks_is_byte_for_byte_the_run_that_never_stopped(int at)
    {
        RigPlan plan = TrainingRig.Plan("desk4", LearnerKind.QUrdf);
        using TrainingRig straight = new(plan, Often);
        Spoiled(straight);
        straight.Run((5 * Period) - (2 * Period) - 100);
        byte[] expected = straight.Image();
        Assert.Contains(straight.History(), check => check.Verdict == SnapshotVerdict.RolledBack);

        using TrainingRig first = new(plan, Often);
        Spoiled(first);
        first.Run(at - (2 * Period) - 100);
        byte[] half = first.Image();
        using TrainingRig resumed = new(plan, Often);
        resumed.Run(777);
        resumed.Load(half);
        resumed.Run((5 * Period) - at);
        Assert.Equal(expected, resumed.Image());
    }

    [Fact]
    public void Whole_images_with_any_numbers_are_answered_and_a_snapshot_that_nobody_can_read_is_refused()
    {
        ulong seed = (ulong)Environment.TickCount64;
        output.WriteLine($"seed {seed}");
        RigPlan plan = TrainingRig.Plan("desk4", LearnerKind.QUrdf);
        using TrainingRig rig = new(plan, Often);
        rig.Run(2 * Period);
        byte[] good = rig.Image();
        Assert.True(Fits(plan, good));

        // The snapshot is the same bytes a second time, behind its length.
        byte[] learned = rig.Learned();
        int snapshot = good.AsSpan().LastIndexOf(learned);
        Assert.True(snapshot > good.AsSpan().IndexOf(learned));
        byte[] bad = [.. good];
        BitConverter.TryWriteBytes(bad.AsSpan(snapshot), double.NaN);
        Assert.False(Fits(plan, bad));
        bad = [.. good];
        BitConverter.TryWriteBytes(bad.AsSpan(snapshot - sizeof(int)), learned.Length - 8);
        Assert.False(Fits(plan, bad));

        Pcg32 random = new(seed, 1);
        int refused = 0;
        for (int i = 0; i < 200; i++)
        {
            byte[] payload = [.. good];
            for (int changes = 1 + random.NextInt(8); changes > 0; changes--)
            {
                payload[random.NextInt(payload.Length)] = (byte)random.NextUInt();
            }

            refused += Fits(plan, i % 2 == 0 ? payload[..random.NextInt(payload.Length)] : payload) ? 0 : 1;
        }

        Assert.True(refused >= 100, $"seed {seed}: of 100 shortened images and 100 others only {refused} were refused");
    }

    private static bool Fits(RigPlan plan, byte[] payload)
    {
        StateReader reader = new(payload);
        return LearnImage.ReadHead(ref reader) is { } head
            && head.Joints == plan.Arm.Description.Chain.Count
            && head.Learner == plan.Learner
            && ImageTryout.Fits(plan, new LearnOrigin("", payload, head, Exactly: true));
    }

    private static void Spoiled(TrainingRig rig)
    {
        rig.Run((2 * Period) + 100);
        rig.Spoil();
    }
}
