using System.Text.Json;
using ArmController.Tests.Rooms;
using Xunit;

namespace ArmController.Tests.Docs;

/// <summary>docs/reference/arm.json.md, written from the schema; another test holds the schema to the reader.</summary>
public sealed class ArmFilePageTests
{
    [Fact]
    public void The_page_of_the_arm_file_is_its_schema()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(ProductTree.Root, "hardware", "arms", "arm.schema.json")));
        List<string> lines =
        [
            "# arm.json",
            "",
            "Written from [the schema](../../hardware/arms/arm.schema.json); a test compares it. Editors understand the schema too.",
            "[Arms](../../hardware/arms/README.md) has the rules that a schema cannot say, and [add an arm](../how-to/add-an-arm.md) the steps.",
            "",
            "Comments and trailing commas are fine. An unknown key is an error.",
            "`NAME` stands for a joint, a link or a box of yours.",
        ];
        AddKeys(lines, schema.RootElement, "");
        GeneratedPage.Compare("arm.json.md", lines);
    }

    private static void AddKeys(List<string> lines, JsonElement shape, string path)
    {
        string[] needed = [.. shape.GetProperty("required").EnumerateArray().Select(name => name.GetString()!)];
        JsonProperty[] keys = [.. shape.GetProperty("properties").EnumerateObject().Where(key => key.Name != "$schema")];
        lines.AddRange(["", path.Length == 0 ? "## The file" : $"## {path}", "", shape.GetProperty("description").GetString()!, ""]);
        lines.AddRange([GeneratedPage.Row("key", "type", "needed", "meaning"), "|---|---|---|---|"]);
        lines.AddRange(keys.Select(key =>
            GeneratedPage.Row($"`{key.Name}`", Type(key.Value), needed.Contains(key.Name) ? "yes" : "", Meaning(key.Value))));
        foreach (JsonProperty key in keys)
        {
            string below = path.Length == 0 ? key.Name : $"{path}.{key.Name}";
            if (key.Value.TryGetProperty("properties", out _))
            {
                AddKeys(lines, key.Value, below);
            }
            else if (key.Value.TryGetProperty("additionalProperties", out JsonElement item) && item.TryGetProperty("properties", out _))
            {
                AddKeys(lines, item, $"{below}.NAME");
            }
        }
    }

    private static string Type(JsonElement shape)
    {
        string type = shape.GetProperty("type").GetString()!;
        return type == "array" ? $"list of {shape.GetProperty("items").GetProperty("type").GetString()}s"
            : type == "object" && shape.TryGetProperty("additionalProperties", out JsonElement item) && item.ValueKind == JsonValueKind.Object
                ? item.GetProperty("type").GetString() == "array" ? "lists by name" : "objects by name"
            : type;
    }

    private static string Meaning(JsonElement shape) => $"{shape.GetProperty("description").GetString()}{Range(shape)}";

    private static string Range(JsonElement shape)
    {
        string[] bounds =
        [
            .. Bound(shape, "minimum", "at least"),
            .. Bound(shape, "exclusiveMinimum", "above"),
            .. Bound(shape, "maximum", "at most"),
        ];
        return bounds.Length == 0 ? "" : $" ({string.Join(", ", bounds)})";
    }

    private static IEnumerable<string> Bound(JsonElement shape, string key, string words) =>
        shape.TryGetProperty(key, out JsonElement value) ? [FormattableString.Invariant($"{words} {value.GetDouble():0.######}")] : [];
}
