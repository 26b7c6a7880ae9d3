using System.Text.Json;
using ArmController.Training.Runs;

namespace ArmController.Training.Reports;

/// <summary>Keeps the report beside the run as result.json, for tools that come later.</summary>
public static class ReportFile
{
    /// <summary>Writes it into a run's folder.</summary>
    public static WriteResult Write(string folder, RunReport report)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            RunReportJson.Write(json, report);
            json.WriteEndObject();
        }

        return AtomicFile.Write(Path.Combine(folder, "result.json"), bytes.ToArray());
    }
}
