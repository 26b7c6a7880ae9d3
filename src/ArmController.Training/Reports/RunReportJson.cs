using System.Text.Json;
using ArmController.Control.Tasks;
using ArmController.Control.Ticking;
using ArmController.Learning.Snapshots;
using ArmController.Training.Exams;
using ArmController.Training.Learn;
using ArmController.Training.Statistics;

namespace ArmController.Training.Reports;

/// <summary>A report as one JSON object; shares are fractions 0..1, keys wear their units.</summary>
public static class RunReportJson
{
    /// <summary>Writes the members of an object that the caller has begun.</summary>
    public static void Write(Utf8JsonWriter json, RunReport report)
    {
        json.WriteString("run", report.Run);
        json.WriteString("arm", report.Arm);
        json.WriteString("task", report.Task);
        json.WriteString("twin", report.Twin);
        json.WriteString("jacobian", report.Jacobian);
        json.WriteNumber("seed", report.Seed);
        json.WriteNumber("robotMinutes", report.RobotMinutes);
        json.WriteNumber("decisions", report.Decisions);
        json.WriteNumber("ticks", report.Ticks);
        json.WriteNumber("wallSeconds", Math.Round(report.WallSeconds, 3));
        json.WriteNumber("timesRealTime", Math.Round(report.TimesRealTime, 1));
        if (report.Results.Length > 0)
        {
            json.WritePropertyName("success");
            Successes(json, report.Results[0]);
            json.WriteStartObject("baselines");
            foreach (ExamResult baseline in report.Results.AsSpan(1))
            {
                json.WritePropertyName(baseline.Key);
                Successes(json, baseline);
            }

            json.WriteEndObject();
        }

        json.WriteStartArray("oracles");
        foreach (Oracle oracle in report.Words.Oracles)
        {
            json.WriteStringValue(oracle.Name);
        }

        json.WriteEndArray();
        json.WriteStartObject("trims");
        foreach ((string reason, long jointTicks) in report.Trims)
        {
            json.WriteNumber(reason, jointTicks);
        }

        json.WriteEndObject();
        json.WriteNumber("violations", report.Violations);
        json.WriteNumber("allocatedBytes", report.AllocatedBytes);
        json.WriteNumber("gen0Collections", report.Gen0Collections);
        json.WriteNumber("missedEpisodes", report.MissedEpisodes);
        if (report.Checks is { } checks)
        {
            Checks(json, report.Words, checks);
        }

        json.WriteString("weightsSha256", report.WeightsSha256);
        json.WriteString("checkpoint", report.Checkpoint);
    }

    private static void Checks(Utf8JsonWriter json, TaskWords words, KeptChecks checks)
    {
        SnapshotKeeper keeper = checks.Keeper;
        json.WriteStartObject("checks");
        json.WriteNumber("minutes", Math.Round(checks.Plan.Minutes, 6));
        json.WriteNumber("mark", checks.Plan.Mark);
        json.WriteNumber("goals", InterimExam.Goals);
        json.WriteString("oracle", words.JudgedBy);
        json.WriteNumber("made", keeper.Checks);
        json.WriteNumber("promoted", keeper.Promotions);
        json.WriteNumber("rolledBack", keeper.RollBacks);
        if (keeper.Best is { } best)
        {
            json.WriteNumber("best", best.Mean);
            json.WriteNumber("bestLow", Math.Round(best.Low, 6));
            json.WriteNumber("bestHigh", Math.Round(best.High, 6));
            json.WriteNumber("snapshotMinute", Math.Round(Cadence.Usual.SecondsOf(keeper.PromotedAt) / 60, 6));
        }

        json.WriteEndObject();
    }

    private static void Successes(Utf8JsonWriter json, ExamResult result)
    {
        json.WriteStartObject();
        for (int i = 0; i < result.Criteria.Count; i++)
        {
            Interval share = result.Share(i);
            json.WriteStartObject(result.Criteria[i].Key);
            json.WriteNumber("mean", Math.Round(share.Mean, 6));
            json.WriteNumber("low", Math.Round(share.Low, 6));
            json.WriteNumber("high", Math.Round(share.High, 6));
            json.WriteNumber("goals", result.Goals);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
