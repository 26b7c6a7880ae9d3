using System.Text;
using System.Text.Json;
using ArmController.Control.Agents;
using ArmController.Learning.Learners;
using ArmController.Rigs;
using ArmController.Simulator.World;
using ArmController.Training.Exams;

namespace ArmController.Training.Learn;

/// <summary>Writes learn.json: everything that was resolved from defaults, files and the command line, beside the arm's own files.</summary>
public static class LearnJson
{
    /// <summary>Bytes of the file, in UTF-8.</summary>
    public static byte[] Of(LearnRequest request)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("task", request.Task);
            json.WriteString("arm", request.Arm.Name);
            json.WriteNumber("seed", request.Plan.Seed);
            json.WriteNumber("minutes", request.Minutes);
            json.WriteString("model", LearnerWords.Model(request.Plan.Learner));
            json.WriteNumber("tickMs", request.Plan.Cadence.Tick.Value * 1000);
            json.WriteNumber("decisionTicks", request.Plan.Cadence.DecisionTicks);
            Learner(json, request.Plan);
            Twin(json, request);
            Checks(json, request.Checks);
            json.WriteString("from", request.Origin?.Path);
            json.WriteBoolean("resumedExactly", request.Origin?.Exactly ?? false);
            json.WriteEndObject();
        }

        return [.. bytes.ToArray(), .. Encoding.UTF8.GetBytes("\n")];
    }

    private static void Learner(Utf8JsonWriter json, RigPlan plan)
    {
        json.WriteStartObject("learner");
        json.WriteString("kind", LearnerWords.Way(plan.Learner));
        if (plan.Learner.IsQ())
        {
            Settings(json, plan.Task.Tuned(plan.Learner));
        }

        json.WriteEndObject();
    }

    private static void Settings(Utf8JsonWriter json, LearnerSettings learner)
    {
        json.WriteNumber("gamma", learner.Gamma);
        json.WriteNumber("lambda", learner.Lambda);
        json.WriteNumber("step", learner.Step);
        json.WriteNumber("epsilon", learner.Epsilon);
        json.WriteNumber("halvingVisits", learner.HalvingVisits);
        json.WriteNumber("lowestShare", learner.LowestShare);
        json.WriteString("trace", learner.Trace.ToString());
        json.WriteString("cut", learner.Cut.ToString());
        json.WriteNumber("explorationDecisions", learner.ExplorationDecisions);
    }

    private static void Twin(Utf8JsonWriter json, LearnRequest request)
    {
        json.WriteStartObject("twin");
        json.WriteString("name", request.TwinWord);
        Degrees(json, "backlashDeg", request.Plan.Twin.BacklashRadians);
        json.WriteStartArray("linkScale");
        foreach (double scale in request.Plan.Twin.LinkScale)
        {
            json.WriteNumberValue(scale);
        }

        json.WriteEndArray();
        Degrees(json, "zeroOffsetDeg", request.Plan.Twin.ZeroOffsetRadians);
        json.WriteNumber("latencyTicks", request.Plan.Twin.LatencyTicks);
        TipDelivery tip = request.Plan.Twin.Tip;
        json.WriteNumber("tipLatencyMs", Math.Round(tip.LatencySeconds * 1000, 6));
        json.WriteNumber("tipJitterMs", Math.Round(tip.JitterSeconds * 1000, 6));
        json.WriteNumber("tipRateHz", tip.RateHertz);
        json.WriteNumber("tipDropoutShare", tip.DropoutShare);
        json.WriteBoolean("jointSensors", request.Plan.Twin.SensesJoints);
        json.WriteEndObject();
    }

    private static void Checks(Utf8JsonWriter json, CheckPlan? checks)
    {
        if (checks is not null)
        {
            json.WriteStartObject("checks");
            json.WriteNumber("minutes", Math.Round(checks.Minutes, 6));
            json.WriteNumber("goals", InterimExam.Goals);
            json.WriteNumber("goalSeed", InterimExam.GoalSeed);
            json.WriteNumber("mark", checks.Mark);
            json.WriteNumber("drop", CheckPlan.Drop);
            json.WriteEndObject();
        }
    }

    private static void Degrees(Utf8JsonWriter json, string name, IEnumerable<double> radians)
    {
        json.WriteStartArray(name);
        foreach (double angle in radians)
        {
            json.WriteNumberValue(Math.Round(Configuration.Degrees.FromRadians(angle), 9));
        }

        json.WriteEndArray();
    }
}
