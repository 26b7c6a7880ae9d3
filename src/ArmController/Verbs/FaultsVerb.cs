using System.CommandLine;
using System.Diagnostics;
using ArmController.Configuration;
using ArmController.Configuration.Troubles;
using ArmController.Proof.Faults;

namespace ArmController.Verbs;

/// <summary>Brings every fault about in every state of a simulated arm and compares what happens with what must.</summary>
internal static class FaultsVerb
{
    private static readonly Option<string?> Only = new("--only")
    {
        Description = "Only this fault (B7), or only one group's (B).",
        HelpName = "ROW",
    };

    /// <summary>Builds the verb.</summary>
    public static Verb Create()
    {
        Verb verb = new(
            "faults",
            "Brings 72 faults about in 5 states of a simulated arm and judges what happens.",
            "armctl faults",
            "armctl faults --only B --seed 7",
            "armctl faults --arm so101 --json")
        {
            SharedOptions.Arm,
            Only,
            SharedOptions.Seed,
            SharedOptions.Json,
        };
        verb.Does((words, terminal) => Run(
            words.GetValue(SharedOptions.Arm)!, words.GetValue(Only), (ulong)words.GetValue(SharedOptions.Seed), words.GetValue(SharedOptions.Json),
            terminal));
        return verb;
    }

    private static ExitCode Run(string nameOrPath, string? only, ulong seed, bool isJson, Terminal terminal)
    {
        Checked<ArmConfiguration> read = ArmCatalogue.Load(nameOrPath);
        if (!read.TryGet(out ArmConfiguration? arm))
        {
            return terminal.Fail(read.Faults);
        }

        FaultRow[] rows = [.. FaultRows.All.Where(row => only is null || IsMeant(row, only))];
        if (rows.Length == 0)
        {
            return terminal.Fail(
                UsageErrors.Code,
                $"--only does not know '{only}'",
                "name a fault, from C1 to X10, or a group: C, S, B, T, P, M, E, X",
                ExitCode.Usage);
        }

        using StopSignals signals = new();
        FaultCampaign campaign = FaultCampaign.Against(arm, seed);
        List<FaultRowResult> results = [];
        Stopwatch clock = Stopwatch.StartNew();
        if (!isJson)
        {
            terminal.Output.WriteLine($"faults on {arm.Name}, seed {seed}: ticks of {campaign.Plan.Cadence.Tick.Value * 1000:0} ms from the first "
                + "with the fault until it was noticed");
            terminal.Output.WriteLine(FaultTable.Heading);
        }

        foreach (FaultRow row in rows)
        {
            if (signals.Asked)
            {
                return ExitCode.Interrupted;
            }

            results.Add(campaign.Run(row, StateRules.All));
            if (!isJson)
            {
                FaultTable.Print(terminal.Output, results[^1]);
            }
        }

        FaultSummary summary = new(results);
        if (isJson)
        {
            terminal.WriteJson(json => FaultJson.Write(json, summary, arm.Name, seed, clock.Elapsed.TotalSeconds));
        }
        else
        {
            FaultTable.PrintEnd(terminal.Output, summary);
        }

        return summary.Passed
            ? ExitCode.Done
            : terminal.Fail(
                "E-FLT-01",
                $"{summary.Rows.Count(row => !row.Passed)} faults did not end as they must under seed {seed}",
                "do not use this build on an arm; report the seed",
                ExitCode.Failed);
    }

    private static bool IsMeant(FaultRow row, string only) =>
        row.Id.Equals(only, StringComparison.OrdinalIgnoreCase) || (only.Length == 1 && row.Id.StartsWith(only, StringComparison.OrdinalIgnoreCase));
}
