using System.Globalization;

namespace ArmController.Proof.Faults;

/// <summary>A campaign as a table for a person.</summary>
public static class FaultTable
{
    /// <summary>Heading of the table.</summary>
    public static string Heading =>
        $"{"",-4}{"fault",-33}{"hold",-6}{"slow",-6}{"fast",-6}{"stop",-6}{"park",-6}{"p50",5}{"max",6}{"bound",6}  "
            + $"{"worst reaction",-16}{"without sensors",-16}reasons";

    /// <summary>One fault.</summary>
    public static void Print(TextWriter output, FaultRowResult result)
    {
        IReadOnlyList<int> latencies = result.Latencies;
        string p50 = latencies.Count == 0 ? "-" : latencies[(latencies.Count - 1) / 2].ToString(CultureInfo.InvariantCulture);
        string max = latencies.Count == 0 ? "-" : latencies[^1].ToString(CultureInfo.InvariantCulture);
        int bound = result.Sensed.Max(run => run.Expected.BoundTicks);
        FaultRunResult[] noticed = [.. result.Sensed.Where(run => run.LatencyTicks > 0)];
        string reaction = noticed.Length == 0 ? "-" : noticed.Max(run => run.Worst).ToString();
        string bare = result.Bare.Count == 0 ? "" : $"{result.BareNoticed}/{result.Bare.Count} noticed";
        string reasons = string.Join(
            ' ', result.Sensed.Select(run => (run.Reasons & run.Expected.Reasons).ToString()).Where(text => text != "None").Distinct());
        string cells = string.Concat(result.Sensed.Select(run => $"{Cell(run),-6}"));
        string ticks = $"{p50,5}{max,6}{(bound == 0 ? "-" : bound),6}";
        output.WriteLine($"{result.Row.Id,-4}{result.Row.Name,-33}{cells,-30}{ticks}  {reaction,-16}{bare,-16}{reasons}".TrimEnd());
        foreach (FaultRunResult run in result.Sensed.Concat(result.Bare).Where(run => !run.Passed))
        {
            output.WriteLine($"    {(result.Bare.Contains(run) ? "without sensors, " : "")}{run.State}: {string.Join("; ", run.Failures)}");
        }
    }

    /// <summary>What stands under the table.</summary>
    public static void PrintEnd(TextWriter output, FaultSummary summary)
    {
        PrintUnseen(output, summary);
        output.WriteLine();
        output.WriteLine("what to know of some");
        foreach (FaultRow row in summary.Rows.Select(result => result.Row).Where(row => row.Note.Length > 0))
        {
            output.WriteLine($"{row.Id,-4}{row.Name,-33}{row.Note}");
        }

        PrintWrongPulses(output, summary);
        output.WriteLine();
        output.WriteLine($"{summary.BareCount} runs on the same arm without sensors: {summary.BareNoticed} noticed the fault");
        output.WriteLine($"{summary.RunCount} runs with sensors: {summary.Noticed} noticed the fault, {summary.Tolerated} need not notice it, "
            + $"{summary.Unseen} could not");
        output.WriteLine(summary);
    }

    // Every fault that nothing noticed in some state, and why.
    private static void PrintUnseen(TextWriter output, FaultSummary summary)
    {
        output.WriteLine();
        output.WriteLine("NOT DETECTED, and without a violating write:");
        foreach (FaultRowResult row in summary.Rows)
        {
            foreach (IGrouping<string, FaultRunResult> group in row.Sensed.Where(run => run.IsUnseen).GroupBy(run => run.Expected.Why))
            {
                output.WriteLine($"{row.Row.Id,-4}{row.Row.Name,-33}{string.Join(", ", group.Select(run => run.State))}: {group.Key}");
            }
        }
    }

    // The fault's own doing, until the next frame or the release: no write of ours, and the reason for the read-back.
    private static void PrintWrongPulses(TextWriter output, FaultSummary summary)
    {
        foreach (FaultRowResult row in summary.Rows.Where(row => row.Sensed.Any(run => run.WrongPulseTicks > 0)))
        {
            output.WriteLine(
                $"{row.Row.Id,-4}{row.Row.Name,-33}by the fault's own doing some pulse was outside its joint's limits, "
                    + $"for at most {row.Sensed.Max(run => run.WrongPulseTicks)} ticks");
        }
    }

    private static string Cell(FaultRunResult run) =>
        !run.Passed ? "FAIL" : run.IsUnseen ? "n.d." : run.Expected.Sight == Sight.Tolerated ? "ok" : "pass";
}
