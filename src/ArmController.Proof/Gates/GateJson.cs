using System.Text.Json;

namespace ArmController.Proof.Gates;

/// <summary>What gates gave, for programs.</summary>
public static class GateJson
{
    /// <summary>Writes the members of one object.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<GateResult> results, ulong seed, double seconds)
    {
        json.WriteNumber("seed", seed);
        json.WriteNumber("seconds", seconds);
        json.WriteNumber("passed", results.Count(result => result.Passed));
        json.WriteNumber("failed", results.Count(result => !result.Passed));
        json.WriteStartArray("gates");
        foreach (GateResult result in results)
        {
            json.WriteStartObject();
            json.WriteString("level", result.Gate.Level);
            json.WriteString("name", result.Gate.Name);
            Number(json, "mean", result.Mean);
            Number(json, "standardError", result.StandardError);
            Number(json, "interquartileMean", result.Middle?.Mean ?? double.NaN);
            Number(json, "interquartileMeanLow", result.Middle?.Low ?? double.NaN);
            Number(json, "interquartileMeanHigh", result.Middle?.High ?? double.NaN);
            Number(json, "low", result.Gate.Low);
            Number(json, "high", result.Gate.High);
            json.WriteNumber("runs", result.Gate.Runs);
            json.WriteNumber("within", result.Within);
            json.WriteBoolean("everyRun", result.Gate.HoldsForEveryRun);
            json.WriteString("source", result.Gate.Source);
            json.WriteBoolean("passed", result.Passed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // JSON has no word for what is no number, nor for a band that has no end.
    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
