using System.Globalization;
using ArmController.Recording;

namespace ArmController.Bench;

/// <summary>The measurement for eyes.</summary>
internal static class BenchTable
{
    /// <summary>Prints it.</summary>
    public static void Print(TextWriter output, BenchPlan plan, BenchResult result)
    {
        BenchCosts costs = result.Costs;
        output.WriteLine(
            $"{plan.Rig.Arm.Name} simulated, {1 / plan.Rig.Cadence.Tick.Value:0} ticks a second, {result.Ours.Count:#,0} ticks in {plan.Segments} "
                + $"segments, {(plan.IsStressed ? "every processor kept busy" : "nothing added to the machine's load")}");
        output.WriteLine($"machine        {Environment.ProcessorCount} processors, load before {result.LoadBefore} (1, 5, 15 minutes)");
        output.WriteLine(
            $"SCHED_FIFO     {(result.Grant.Fifo ? $"granted, priority {plan.Priority}" : plan.Priority == 0 ? "not asked for" : "REFUSED")}");
        output.WriteLine($"mlockall       {(result.Grant.Locked ? "granted" : plan.Priority == 0 ? "not asked for" : "REFUSED")}");
        output.WriteLine($"processor      {(result.Grant.Pinned ? $"{plan.Processor}" : plan.Processor is null ? "any" : "REFUSED")}");
        if (result.Grant.Advice.Length > 0)
        {
            output.WriteLine($"               {result.Grant.Advice}");
        }

        output.WriteLine();
        output.WriteLine("us                        p50       p99       max");
        Row(output, "wake-up late", result.Ours);
        if (result.Theirs.Count > 0)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{"  cyclictest",-20}{result.Theirs.Quantile(0.5),9:0.0} {result.Theirs.Quantile(0.99),9:0.0} {result.Theirs.Longest,9:0.0}"));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{"  ours / theirs",-20}{result.Ratio(0.5),9:0.00} {result.Ratio(0.99),9:0.00}   bars {BenchResult.MedianBar} and "
                    + $"{BenchResult.P99Bar}; the maximum is not judged"));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{"  median of segments",-20}{Median(result.MedianRatios),9:0.00} {Median(result.P99Ratios),9:0.00}"));
        }

        Row(output, "whole tick", costs.Tick);
        Row(output, "  learner decides", costs.Decision);
        Row(output, "  between decisions", costs.Between);
        Row(output, "  bus, simulated", costs.Bus);
        Row(output, "log round", costs.LogRound);
        output.WriteLine();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"bytes per tick {PerTick(costs.LoopBytes, costs):0.###} by the loop, {PerTick(costs.ProcessBytes, costs):0.###} by the process; "
                + $"collections {costs.Collections}"));
        output.WriteLine($"missed ticks   {costs.MissedTicks:#,0}; the arm followed the learner in {costs.FollowedTicks:#,0} ticks");
        if (result.NoAnchor.Length > 0)
        {
            output.WriteLine($"no comparison  {result.NoAnchor}");
        }
    }

    /// <summary>The middle one; 0 when there is none.</summary>
    public static double Median(List<double> values) => values.Count == 0 ? 0 : values.Order().ElementAt(values.Count / 2);

    /// <summary>So many for each tick.</summary>
    public static double PerTick(long bytes, BenchCosts costs) => (double)bytes / Math.Max(1, costs.Tick.Count);

    private static void Row(TextWriter output, string name, LatenessHistogram histogram) =>
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-20}{histogram.Quantile(0.5) / 1e3,9:0.0} {histogram.Quantile(0.99) / 1e3,9:0.0} {histogram.LongestNanoseconds / 1e3,9:0.0}"));
}
