using ArmController.Proof.Faults;
using ArmController.Tests.Control;
using ArmController.Tests.Program.Faults;
using Xunit;

namespace ArmController.Campaigns.Program.Faults;

/// <summary>Every fault of the specification, on whole simulated arms.</summary>
public sealed class FaultCampaignTests
{
    // Why each cannot be noticed in some state, its row says. More of them is a step back.
    private static readonly string[] Unseen = ["C3", "C4", "C12", "S1", "B6", "P6", "M1", "M3", "M4", "M5", "M6", "M8", "E5", "X1", "X4", "X8"];

    [Theory]
    [InlineData("desk4", 1)]
    [InlineData("desk4", 20261124)]
    [InlineData("so101", 2)]
    public void Every_fault_in_every_state_ends_as_it_must(string arm, ulong seed)
    {
        FaultSummary summary = FaultSummaries.Of(FaultCampaign.Against(ShippedArms.Load(arm), seed), FaultRows.All);
        Assert.True(summary.Passed, $"seed {seed}:\n{FaultSummaries.Failures(summary)}");
        Assert.Equal((360, 0, 0L, 0), (summary.RunCount, summary.Missed, summary.Violations, summary.Resumes));
        Assert.Empty(summary.Rows.Where(row => row.Sensed.Any(run => run.IsUnseen)).Select(row => row.Row.Id).Except(Unseen));
    }
}
