using System.Reflection;
using ArmController.Configuration;
using ArmController.Motion.Safety;
using ArmController.Motion.Supervision;
using ArmController.Numerics;
using ArmController.Proof.Faults;
using ArmController.Tests.Control;
using Xunit;

namespace ArmController.Tests.Program.Faults;

/// <summary>Faults of the specification, on whole simulated arms; and that the campaign would notice if they were handled wrongly.</summary>
public sealed class FaultCampaignTests
{
    private static readonly ArmConfiguration Desk = ShippedArms.Load("desk4");

    [Fact]
    public void The_campaign_is_the_one_that_was_specified()
    {
        Assert.Equal(
            [12, 10, 12, 8, 6, 8, 6, 10], FaultRows.All.GroupBy(row => row.Group).OrderBy(group => group.Key).Select(group => group.Count()));
        Assert.Equal(72, FaultRows.All.Select(row => row.Id).Distinct().Count());
        Assert.Equal(360, FaultRows.All.Count * StateRules.All.Length);
    }

    /// <summary>One fault of each group; the campaigns have all of them.</summary>
    [Fact]
    public void A_fault_of_each_group_in_every_state_ends_as_it_must()
    {
        FaultRow[] rows = [.. FaultRows.All.GroupBy(row => row.Group).Select(group => group.First())];
        FaultSummary summary = FaultSummaries.Of(FaultCampaign.Against(Desk, 1), rows);
        Assert.True(summary.Passed, FaultSummaries.Failures(summary));
        Assert.Equal((40, 0, 0L, 0), (summary.RunCount, summary.Missed, summary.Violations, summary.Resumes));
    }

    [Fact]
    public void A_loop_that_is_deaf_to_the_emergency_stop_fails_the_campaign()
    {
        FaultCampaign deaf = FaultCampaign.Against(Desk, 1, rig => rig.Hears = panel => panel with { EStopClosed = true });
        FaultSummary summary = FaultSummaries.Of(deaf, [.. FaultRows.All.Where(row => row.Group == FaultGroup.EmergencyStop)]);
        Assert.Equal(["E1", "E2", "E3", "E4", "E6"], summary.Rows.Where(row => row.Sensed.All(run => !run.Passed)).Select(row => row.Row.Id));
        Assert.Equal(25, summary.Missed);
    }

    [Fact]
    public void A_latch_that_opens_by_itself_fails_the_campaign()
    {
        FaultCampaign eager = FaultCampaign.Against(Desk, 1, rig => rig.Hears = panel =>
            rig.Supervisor.Mode is Mode.Faulted or Mode.EStop && panel.Word == OperatorWord.None ? panel with { Word = OperatorWord.Reset } : panel);
        FaultSummary summary = FaultSummaries.Of(eager, [Row("E2"), Row("B2"), Row("T4")]);
        Assert.Equal(15, summary.Missed);
    }

    [Fact]
    public void An_arm_that_follows_again_without_a_word_fails_the_campaign()
    {
        // Whoever stands at this panel says "follow" in every tick, and the loop takes it for a person's: but nobody posted it.
        FaultCampaign eager = FaultCampaign.Against(Desk, 1, rig => rig.Hears = panel =>
            panel.Word == OperatorWord.None ? panel with { Word = OperatorWord.Enable } : panel);
        FaultRowResult result = eager.Run(Row("T3"), [FaultState.Stopping]);
        Assert.True(result.Sensed[0].Resumes > 0);
        Assert.False(result.Passed);
    }

    [Fact]
    public void Slower_watches_fail_the_campaign()
    {
        FaultRow row = Row("S2") with { Adjust = settings => settings with { SilentTicks = 6 } };
        FaultRowResult result = FaultCampaign.Against(Desk, 1).Run(row, StateRules.All);
        Assert.All(result.Sensed, run => Assert.Contains("bound 5", string.Join(';', run.Failures), StringComparison.Ordinal));
    }

    [Fact]
    public void An_exception_within_the_envelope_lets_go_in_its_own_tick()
    {
        FieldInfo field = typeof(Envelope).GetField("next", BindingFlags.Instance | BindingFlags.NonPublic)!;
        FaultCampaign campaign = FaultCampaign.Against(Desk, 1);
        foreach (FaultState state in StateRules.All)
        {
            using FaultRig rig = new(campaign.Plan, isSensed: true, 1, settings => settings);
            FaultOperator.Bring(rig, state, new Pcg32(1, 1), _ => true);
            field.SetValue(rig.Arm.Envelope, null);
            Assert.Throws<NullReferenceException>(rig.Tick);
            Assert.Equal((InterlockState.Tripped, TripReason.Unexpected), (rig.Arm.Interlock.State, rig.Arm.Interlock.Reason));
            Assert.All(Desk.Outputs, output => Assert.Equal(0, rig.Chip.PulseMicroseconds(output.Channel)));
        }
    }

    [Fact]
    public void The_same_seed_is_the_same_campaign()
    {
        FaultRow[] rows = [Row("B6"), Row("T8"), Row("S6"), Row("M3")];
        string Told(ulong seed) => string.Join('\n', FaultSummaries.Of(FaultCampaign.Against(Desk, seed), rows).Rows
            .SelectMany(row => row.Sensed.Concat(row.Bare))
            .Select(run => $"{run.LatencyTicks} {run.End} {run.Worst} {run.Reasons} {run.WrongPulseTicks}"));
        Assert.Equal(Told(5), Told(5));
        Assert.NotEqual(Told(5), Told(6));
    }

    private static FaultRow Row(string id) => FaultRows.All.Single(row => row.Id == id);
}
