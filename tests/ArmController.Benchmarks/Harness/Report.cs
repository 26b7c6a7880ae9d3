using System.Globalization;
using System.Text.Json;

namespace ArmController.Benchmarks.Harness;

/// <summary>Prints figures as a table or as one JSON object. A missed target is shown and never fails: time belongs to the machine.</summary>
internal static class Report
{
    public static void Table(TextWriter output, IEnumerable<Figure> figures)
    {
        string suite = "";
        foreach (Figure figure in figures)
        {
            if (figure.Suite != suite)
            {
                suite = figure.Suite;
                output.WriteLine();
                output.WriteLine(suite);
            }

            output.WriteLine(Line(figure));
        }
    }

    public static void Json(Stream output, IEnumerable<Figure> figures)
    {
        using Utf8JsonWriter json = new(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("machine", Machine);
        json.WriteStartArray("figures");
        foreach (Figure figure in figures)
        {
            json.WriteStartObject();
            json.WriteString("suite", figure.Suite);
            json.WriteString("name", figure.Name);
            json.WriteNumber("value", Math.Round(figure.Value, 4));
            json.WriteString("unit", figure.Unit);
            if (figure.Target is { } target)
            {
                json.WriteNumber("target", target);
                json.WriteBoolean("holds", figure.Holds!.Value);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static string Machine => string.Create(
        CultureInfo.InvariantCulture,
        $"{System.Runtime.InteropServices.RuntimeInformation.OSArchitecture}, {Environment.ProcessorCount} cores seen, .NET {Environment.Version}");

    private static string Line(Figure figure)
    {
        string value = figure.Value.ToString(figure.Value >= 1000 ? "#,0" : figure.Value >= 100 ? "0" : "0.###", CultureInfo.InvariantCulture);
        string line = $"  {figure.Name,-58} {value,9} {figure.Unit}";
        if (figure.Target is not { } target)
        {
            return line;
        }

        string share = figure.Ratio is { } ratio ? string.Create(CultureInfo.InvariantCulture, $", measured/target {ratio:0.00}") : "";
        string bound = target.ToString("#,0.###", CultureInfo.InvariantCulture);
        return $"{line,-82} {(figure.AtLeast ? ">=" : "<=")} {bound}{share}{(figure.Holds == true ? "" : "  MISSED")}";
    }
}
