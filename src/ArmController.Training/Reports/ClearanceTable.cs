using System.Text.Json;
using ArmController.Motion.Arm;
using ArmController.Motion.Safety.Clearance;

namespace ArmController.Training.Reports;

/// <summary>What an arm must stay clear of, with units: what the shield and the monitor watch, and which pairs of links nobody does.</summary>
/// <param name="Body">The arm's body.</param>
/// <param name="Obstacles">What it must stay clear of.</param>
internal sealed record ClearanceTable(ArmBody Body, Obstacles Obstacles)
{
    private LinkPair[] Ignored => [.. SelfPairs.Movable(Body)
        .Where(pair => !Obstacles.SelfPairs.Contains(pair) && !Obstacles.SelfPairs.Contains(new(pair.Second, pair.First)))];

    /// <summary>The table of an arm; null when it asks for no clearance.</summary>
    public static ClearanceTable? Of(ArmDescription arm) => arm is { Body: { } body, Obstacles: { } obstacles } ? new(body, obstacles) : null;

    /// <summary>As a person reads it.</summary>
    public void Print(TextWriter output)
    {
        output.WriteLine($"clearance      {Millimetres(Obstacles.MarginMetres)} mm to everything; "
            + $"table {(Obstacles.TableHeightMetres is { } height ? $"at {Millimetres(height)} mm" : "none")}; elbow, wrist and tip "
            + $"{(Obstacles.MaxTipMetresPerSecond is { } speed ? $"at most {Millimetres(speed)} mm/s" : "without a speed limit of their own")}");
        if (Obstacles.Workspace is { } workspace)
        {
            output.WriteLine($"workspace      {Box(workspace)}");
        }

        foreach (KeepOut keepOut in Obstacles.KeepOuts)
        {
            output.WriteLine($"keep out       {keepOut.Name}: {Box(keepOut.Box)}");
        }

        output.WriteLine($"apart          {Pairs(Obstacles.SelfPairs)}");
        output.WriteLine($"not watched    {Pairs(Ignored)}");
        output.WriteLine("monitor        same margin, table and boxes, from the counts; no pairs of links, no tip speed");
    }

    /// <summary>As a property "clearance" of a JSON object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("clearance");
        json.WriteNumber("marginMm", Millimetres(Obstacles.MarginMetres));
        if (Obstacles.TableHeightMetres is { } height)
        {
            json.WriteNumber("tableHeightMm", Millimetres(height));
        }

        if (Obstacles.MaxTipMetresPerSecond is { } speed)
        {
            json.WriteNumber("maxTipMmPerS", Millimetres(speed));
        }

        if (Obstacles.Workspace is { } workspace)
        {
            Write(json, "workspace", workspace);
        }

        json.WriteStartObject("keepOut");
        foreach (KeepOut keepOut in Obstacles.KeepOuts)
        {
            Write(json, keepOut.Name, keepOut.Box);
        }

        json.WriteEndObject();
        Write(json, "selfPairs", Obstacles.SelfPairs);
        Write(json, "ignoredPairs", Ignored);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string key, in AxisBox box)
    {
        json.WriteStartObject(key);
        json.WriteNumber("minXMm", Millimetres(box.Min.X));
        json.WriteNumber("maxXMm", Millimetres(box.Max.X));
        json.WriteNumber("minYMm", Millimetres(box.Min.Y));
        json.WriteNumber("maxYMm", Millimetres(box.Max.Y));
        json.WriteNumber("minZMm", Millimetres(box.Min.Z));
        json.WriteNumber("maxZMm", Millimetres(box.Max.Z));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string key, IEnumerable<LinkPair> pairs)
    {
        json.WriteStartArray(key);
        foreach (LinkPair pair in pairs)
        {
            json.WriteStartArray();
            json.WriteStringValue(pair.First);
            json.WriteStringValue(pair.Second);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static string Pairs(IEnumerable<LinkPair> pairs)
    {
        string text = string.Join(", ", pairs.Select(pair => $"{pair.First} and {pair.Second}"));
        return text.Length > 0 ? text : "no links";
    }

    private static string Box(in AxisBox box) =>
        $"x {Millimetres(box.Min.X)} to {Millimetres(box.Max.X)}, y {Millimetres(box.Min.Y)} to {Millimetres(box.Max.Y)}, "
            + $"z {Millimetres(box.Min.Z)} to {Millimetres(box.Max.Z)} mm";

    private static double Millimetres(double metres) => Math.Round(metres * 1000, 6);
}
