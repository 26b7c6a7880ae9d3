using System.Text.Json;
using ArmController.Recording;

namespace ArmController.Bench;

/// <summary>The measurement for programs.</summary>
internal static class BenchJson
{
    /// <summary>Writes its members.</summary>
    public static void Write(Utf8JsonWriter json, BenchPlan plan, BenchResult result)
    {
        BenchCosts costs = result.Costs;
        json.WriteString("arm", plan.Rig.Arm.Name);
        json.WriteNumber("rateHz", Math.Round(1 / plan.Rig.Cadence.Tick.Value, 3));
        json.WriteNumber("ticks", result.Ours.Count);
        json.WriteNumber("segments", plan.Segments);
        json.WriteBoolean("stress", plan.IsStressed);
        json.WriteNumber("processors", Environment.ProcessorCount);
        json.WriteString("loadBefore", result.LoadBefore);
        json.WriteNumber("priority", plan.Priority);
        json.WriteBoolean("fifo", result.Grant.Fifo);
        json.WriteBoolean("locked", result.Grant.Locked);
        json.WriteBoolean("pinned", result.Grant.Pinned);
        json.WriteString("advice", result.Grant.Advice);
        Add(json, "lateUs", result.Ours);
        if (result.Theirs.Count > 0)
        {
            json.WriteStartObject("cyclictest");
            json.WriteNumber("loops", result.Theirs.Count);
            json.WriteNumber("p50Us", result.Theirs.Quantile(0.5));
            json.WriteNumber("p99Us", result.Theirs.Quantile(0.99));
            json.WriteNumber("maxUs", result.Theirs.Longest);
            json.WriteNumber("p50Ratio", Math.Round(result.Ratio(0.5) ?? 0, 3));
            json.WriteNumber("p50Bar", BenchResult.MedianBar);
            json.WriteNumber("p99Ratio", Math.Round(result.Ratio(0.99) ?? 0, 3));
            json.WriteNumber("p99Bar", BenchResult.P99Bar);
            Add(json, "p50RatioBySegment", result.MedianRatios);
            Add(json, "p99RatioBySegment", result.P99Ratios);
            json.WriteEndObject();
        }

        json.WriteString("noComparison", result.NoAnchor);
        Add(json, "tickUs", costs.Tick);
        Add(json, "decisionTickUs", costs.Decision);
        Add(json, "otherTickUs", costs.Between);
        Add(json, "busUs", costs.Bus);
        Add(json, "logRoundUs", costs.LogRound);
        json.WriteNumber("loopBytesPerTick", Math.Round(BenchTable.PerTick(costs.LoopBytes, costs), 4));
        json.WriteNumber("processBytesPerTick", Math.Round(BenchTable.PerTick(costs.ProcessBytes, costs), 4));
        json.WriteNumber("collections", costs.Collections);
        json.WriteNumber("missedTicks", costs.MissedTicks);
        json.WriteNumber("followedTicks", costs.FollowedTicks);
    }

    private static void Add(Utf8JsonWriter json, string name, LatenessHistogram histogram)
    {
        json.WriteStartObject(name);
        json.WriteNumber("p50", histogram.Quantile(0.5) / 1e3);
        json.WriteNumber("p99", histogram.Quantile(0.99) / 1e3);
        json.WriteNumber("max", histogram.LongestNanoseconds / 1e3);
        json.WriteEndObject();
    }

    private static void Add(Utf8JsonWriter json, string name, List<double> ratios)
    {
        json.WriteStartArray(name);
        ratios.ForEach(ratio => json.WriteNumberValue(Math.Round(ratio, 3)));
        json.WriteEndArray();
    }
}
