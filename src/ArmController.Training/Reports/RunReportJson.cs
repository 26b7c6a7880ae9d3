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
        json.WriteString("model", LearnerWords.Model(report.Learner));
        json.WriteString("learner", LearnerWords.Way(report.Learner));
        json.WriteNumber("seed", report.Seed);
        json.WriteNumber("robotMinutes", report.RobotMinutes);
        json.WriteNumber("decisions", report.Decisions);
        json.WriteNumber("ticks", report.Ticks);
        json.WriteNumber("wallSeconds", Math.Round(report.WallSeconds, 3));
        json.WriteNumber("timesRealTime", Math.Round(report.TimesRealTime, 1));
        if (report.Results.Length > 0)
        {
            json.WritePropertyName("success");
            Successes(json, report.Questions, report.Results[0]);
            json.WriteStartObject("baselines");
            foreach (ExamResult baseline in report.Results.AsSpan(1))
            {
                json.WritePropertyName(baseline.Key);
                Successes(json, report.Questions, baseline);
            }

            json.WriteEndObject();
        }

        json.WriteStartObject("examination");
        json.WriteNumber("goals", report.Questions.Goals);
        json.WriteNumber("goalSeed", report.Questions.GoalSeed);
        json.WriteNumber("homes", report.Questions.Homes);
        json.WriteBoolean("toTheEnd", report.Questions.ToTheEnd);
        json.WriteBoolean("frozen", true);
        if (report.Ceiling is { } ceiling)
        {
            json.WriteNumber("ceiling", ceiling);
        }

        json.WriteEndObject();
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

    private static void Successes(Utf8JsonWriter json, ExamQuestions questions, ExamResult result)
    {
        json.WriteStartObject();
        for (int i = 0; i < result.Criteria.Count; i++)
        {
            json.WriteStartObject(result.Criteria[i].Key);
            Share(json, result.Share(i));
            json.WriteNumber("goals", result.Goals);
            if (result.MeanDecisions(i) is { } decisions)
            {
                json.WriteNumber("meanSeconds", Math.Round(Cadence.Usual.Decision.Value * decisions, 3));
            }

            if (questions.ToTheEnd)
            {
                json.WriteStartObject("atEnd");
                Share(json, result.AtEnd(i));
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Share(Utf8JsonWriter json, Interval share)
    {
        json.WriteNumber("mean", Math.Round(share.Mean, 6));
        json.WriteNumber("low", Math.Round(share.Low, 6));
        json.WriteNumber("high", Math.Round(share.High, 6));
    }
}
