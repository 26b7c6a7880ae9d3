using System.Text.Json;
using ArmController.Configuration;
using ArmController.Configuration.Troubles;
using ArmController.Motion.Arm;

namespace ArmController.Verbs;

/// <summary>Checks an arm's files: all faults, or a short summary of what the arm may do.</summary>
internal static class ConfigCheckVerb
{
    /// <summary>Builds the verb.</summary>
    public static Verb Create()
    {
        Verb verb = new(
            "check",
            "Checks an arm's files and shows its limits, or every fault.",
            "armctl config check",
            "armctl config check --arm ./my-arm --json")
        {
            SharedOptions.Arm,
            SharedOptions.Json,
        };
        verb.Does((words, terminal) => Check(words.GetValue(SharedOptions.Arm)!, words.GetValue(SharedOptions.Json), terminal));
        return verb;
    }

    private static ExitCode Check(string nameOrPath, bool isJson, Terminal terminal)
    {
        Checked<ArmConfiguration> read = ArmCatalogue.Load(nameOrPath);
        if (!read.TryGet(out ArmConfiguration? arm))
        {
            if (isJson)
            {
                terminal.WriteJson(json => Faults(json, nameOrPath, read.Faults));
            }

            return terminal.Fail(read.Faults);
        }

        if (isJson)
        {
            terminal.WriteJson(json => Limits(json, arm));
        }
        else
        {
            Print(terminal.Output, arm);
        }

        return ExitCode.Done;
    }

    private static void Print(TextWriter output, ArmConfiguration arm)
    {
        double spanMm = arm.Description.Chain.SpanMetres * 1000;
        output.WriteLine(
            $"{arm.Name}: {arm.Description.Chain.Count} chain joints, {arm.LaneCount} lanes, span {spanMm:0} mm, hash {arm.Source.HashText}");
        output.WriteLine($"tasks: {(arm.Tasks.Length > 0 ? string.Join(", ", arm.Tasks.Select(task => task.Name)) : "none")}");
        output.WriteLine($"{"joint",-14}{"min",8}{"max",8}{"park",8}  deg{"speed",8} deg/s{"accel",8} deg/s2  output");
        for (int i = 0; i < arm.LaneCount; i++)
        {
            JointDescription joint = arm.Description.Joints[i];
            JointLimits limits = joint.Limits;
            output.WriteLine(
                $"{joint.Name,-14}{Written(limits.MinRadians),8:0.#}{Written(limits.MaxRadians),8:0.#}{Written(joint.ParkRadians),8:0.#}     "
                + $"{Written(limits.MaxRadiansPerSecond),8:0.#}      {Written(limits.MaxRadiansPerSecondSquared),8:0.#}         {arm.Outputs[i]}");
        }

        output.WriteLine($"parking: {EndTimes.Of(arm)}");
        HonestMargin margin = HonestMargin.Of(arm);
        if (arm.Description.Obstacles is not null)
        {
            output.WriteLine(
                $"margin: {margin.WrittenMetres * 1000:0.#} mm for references; lag and sag bring the true arm up to "
                    + $"{margin.LeastMetres * 1000:0.#} mm nearer{(margin.IsShort ? ": it may touch what it keeps clear of" : "")}");
        }
    }

    private static void Limits(Utf8JsonWriter json, ArmConfiguration arm)
    {
        json.WriteString("arm", arm.Name);
        json.WriteBoolean("ok", true);
        json.WriteString("hash", arm.Source.HashText);
        json.WriteNumber("reachMm", Math.Round(arm.Description.Chain.SpanMetres * 1000, 6));
        EndTimes.Of(arm).Write(json);
        if (arm.Description.Obstacles is not null)
        {
            HonestMargin margin = HonestMargin.Of(arm);
            json.WriteNumber("marginMm", Math.Round(margin.WrittenMetres * 1000, 6));
            json.WriteNumber("honestMarginMm", Math.Round(margin.LeastMetres * 1000, 6));
        }

        json.WriteStartArray("joints");
        for (int i = 0; i < arm.LaneCount; i++)
        {
            JointDescription joint = arm.Description.Joints[i];
            json.WriteStartObject();
            json.WriteString("name", joint.Name);
            json.WriteString("output", arm.Outputs[i].ToString());
            json.WriteNumber("minDeg", Written(joint.Limits.MinRadians));
            json.WriteNumber("maxDeg", Written(joint.Limits.MaxRadians));
            json.WriteNumber("parkDeg", Written(joint.ParkRadians));
            json.WriteNumber("maxVelocityDegPerS", Written(joint.Limits.MaxRadiansPerSecond));
            json.WriteNumber("maxAccelerationDegPerS2", Written(joint.Limits.MaxRadiansPerSecondSquared));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("faults");
        json.WriteEndArray();
    }

    private static void Faults(Utf8JsonWriter json, string nameOrPath, IReadOnlyList<Trouble> faults)
    {
        json.WriteString("arm", nameOrPath);
        json.WriteBoolean("ok", false);
        json.WriteStartArray("faults");
        foreach (Trouble fault in faults)
        {
            json.WriteStartObject();
            json.WriteString("code", fault.Code);
            json.WriteString("file", fault.Where);
            json.WriteNumber("line", fault.Line);
            json.WriteNumber("column", fault.Column);
            json.WriteString("cause", fault.Cause);
            json.WriteString("remedy", fault.Remedy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // As the file has it: what rounding of radians leaves is not shown.
    private static double Written(double radians) => Math.Round(Degrees.FromRadians(radians), 9);
}
