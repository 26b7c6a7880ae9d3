using System.Text.Json;

namespace ArmController.Proof.Faults;

/// <summary>A campaign as an object for a program.</summary>
public static class FaultJson
{
    /// <summary>Writes the members.</summary>
    public static void Write(Utf8JsonWriter json, FaultSummary summary, string arm, ulong seed, double seconds)
    {
        json.WriteString("arm", arm);
        json.WriteNumber("seed", seed);
        json.WriteNumber("runs", summary.RunCount);
        json.WriteNumber("met", summary.Met);
        json.WriteNumber("noticed", summary.Noticed);
        json.WriteNumber("tolerated", summary.Tolerated);
        json.WriteNumber("notObservable", summary.Unseen);
        json.WriteNumber("missed", summary.Missed);
        json.WriteNumber("violatingWrites", summary.Violations);
        json.WriteNumber("resumes", summary.Resumes);
        json.WriteNumber("runsWithoutSensors", summary.BareCount);
        json.WriteNumber("noticedWithoutSensors", summary.BareNoticed);
        json.WriteBoolean("passed", summary.Passed);
        json.WriteNumber("seconds", Math.Round(seconds, 1));
        json.WriteStartArray("faults");
        foreach (FaultRowResult row in summary.Rows)
        {
            json.WriteStartObject();
            json.WriteString("id", row.Row.Id);
            json.WriteString("name", row.Row.Name);
            json.WriteString("group", row.Row.Group.ToString());
            json.WriteString("bound", row.Row.Bound);
            json.WriteString("note", row.Row.Note);
            Runs(json, "sensed", row.Sensed);
            Runs(json, "bare", row.Bare);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Runs(Utf8JsonWriter json, string name, IReadOnlyList<FaultRunResult> runs)
    {
        json.WriteStartArray(name);
        foreach (FaultRunResult run in runs)
        {
            json.WriteStartObject();
            json.WriteString("state", run.State.ToString());
            json.WriteBoolean("passed", run.Passed);
            json.WriteString("sight", run.Expected.Sight.ToString());
            json.WriteNumber("latencyTicks", run.LatencyTicks);
            json.WriteNumber("boundTicks", run.Expected.BoundTicks);
            json.WriteString("end", run.End.ToString());
            json.WriteString("worst", run.Worst.ToString());
            json.WriteString("reasons", run.Reasons.ToString());
            json.WriteNumber("violatingWrites", run.Violations);
            json.WriteNumber("resumes", run.Resumes);
            json.WriteNumber("wrongPulseTicks", run.WrongPulseTicks);
            json.WriteString("why", run.Expected.Why);
            json.WriteString("failures", string.Join("; ", run.Failures));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
