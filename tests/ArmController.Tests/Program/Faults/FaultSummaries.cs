using ArmController.Proof.Faults;

namespace ArmController.Tests.Program.Faults;

/// <summary>What a campaign found, and what failed in it.</summary>
internal static class FaultSummaries
{
    /// <summary>Runs rows in every state.</summary>
    public static FaultSummary Of(FaultCampaign campaign, IReadOnlyList<FaultRow> rows) =>
        new([.. rows.Select(row => campaign.Run(row, StateRules.All))]);

    /// <summary>The runs that did not pass, each with why.</summary>
    public static string Failures(FaultSummary summary) => string.Join('\n', summary.Rows
        .SelectMany(row => row.Sensed.Concat(row.Bare))
        .Where(run => !run.Passed)
        .Select(run => $"{run.Row.Id} {run.State}: {string.Join("; ", run.Failures)}"));
}
