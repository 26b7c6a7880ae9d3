using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ArmController.Configuration;
using ArmController.Configuration.Json;
using ArmController.Configuration.Tasks;
using Xunit;

namespace ArmController.Tests.Program.Configuration;

public sealed class SchemaTests
{
    [Fact]
    public void The_arm_schema_names_exactly_the_keys_the_reader_accepts() =>
        AssertSameKeys("arms/arm.schema.json", TaskCatalogue.Shipped.ArmFile);

    [Fact]
    public void The_twin_schema_names_exactly_the_keys_the_reader_accepts() =>
        AssertSameKeys("twins/twin.schema.json", ConfigurationJson.Default.TwinFile);

    [Fact]
    public void Every_number_wears_its_unit()
    {
        string[] units =
        [
            "Hz", "Ms", "S", "Us", "Mm", "MmPerS", "Deg", "DegPerS", "DegPerS2", "DegPerS3", "ReversalsPerS", "Ticks", "Decisions", "Scale", "Share",
        ];

        // Numbers that count nothing: they are names.
        string[] names = [".pins.chip", ".pins.eStop", ".pins.outputEnable", ".pins.heartbeat"];
        List<string> keys = [];
        Collect(TaskCatalogue.Shipped.ArmFile, "", keys);
        Collect(ConfigurationJson.Default.TwinFile, "", keys);

        foreach (string key in keys.Where(key => key.Contains(":number", StringComparison.Ordinal)))
        {
            string name = key[..key.IndexOf(":number", StringComparison.Ordinal)];
            Assert.True(names.Contains(name) || units.Any(unit => name.EndsWith(unit, StringComparison.Ordinal)), name);
        }
    }

    private static void AssertSameKeys(string shipped, JsonTypeInfo type)
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, shipped)));
        List<string> read = [];
        List<string> named = [];
        Collect(type, "", read);
        Collect(schema.RootElement, "", named);

        Assert.NotEmpty(read);
        Assert.Equal(read.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    private static void Collect(JsonTypeInfo type, string path, List<string> keys)
    {
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object:
                foreach (JsonPropertyInfo property in type.Properties)
                {
                    keys.Add($"{path}.{property.Name}{(property.IsRequired ? "!" : "")}");
                    Collect(type.Options.GetTypeInfo(property.PropertyType), $"{path}.{property.Name}", keys);
                }

                break;
            case JsonTypeInfoKind.Dictionary:
                Collect(JsonKind.Item(type), $"{path}.*", keys);
                break;
            default:
                keys.Add($"{path}:{Leaf(type)}");
                break;
        }
    }

    private static string Leaf(JsonTypeInfo type)
    {
        Type kind = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        return kind == typeof(string) ? "string"
            : kind == typeof(bool) ? "truth"
            : kind == typeof(string[]) ? "array"
            : kind == typeof(double[]) || kind == typeof(NumberOrList) ? "numbers"
            : "number";
    }

    private static void Collect(JsonElement schema, string path, List<string> keys)
    {
        if (schema.TryGetProperty("properties", out JsonElement properties))
        {
            Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
            string[] required = [.. schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()!)];
            foreach (JsonProperty property in properties.EnumerateObject())
            {
                keys.Add($"{path}.{property.Name}{(required.Contains(property.Name) ? "!" : "")}");
                Collect(property.Value, $"{path}.{property.Name}", keys);
            }
        }
        else if (schema.TryGetProperty("additionalProperties", out JsonElement item))
        {
            Collect(item, $"{path}.*", keys);
        }
        else
        {
            keys.Add($"{path}:{Leaf(schema)}");
        }
    }

    private static string Leaf(JsonElement schema)
    {
        if (schema.TryGetProperty("oneOf", out _))
        {
            return "numbers";
        }

        string type = schema.GetProperty("type").GetString()!;
        return type switch
        {
            "array" => schema.GetProperty("items").GetProperty("type").GetString() == "number" ? "numbers" : "array",
            "string" => "string",
            "boolean" => "truth",
            _ => "number",
        };
    }
}
