using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ArmController.Configuration.Json;

/// <summary>What kind of JSON value a type is read from, told from the generated metadata, without reflection.</summary>
internal static class JsonKind
{
    /// <summary>True when a token may begin a value of the type.</summary>
    public static bool Accepts(JsonTypeInfo type, JsonTokenType token) => type.Kind switch
    {
        JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => token == JsonTokenType.StartObject,
        JsonTypeInfoKind.Enumerable => token == JsonTokenType.StartArray,
        _ when type.Type == typeof(NumberOrList) => token is JsonTokenType.StartArray or JsonTokenType.Number,
        _ when Scalar(type) == typeof(string) => token == JsonTokenType.String,
        _ when Scalar(type) == typeof(bool) => token is JsonTokenType.True or JsonTokenType.False,
        _ => token == JsonTokenType.Number,
    };

    /// <summary>What a person should write for the type.</summary>
    public static string Expected(JsonTypeInfo type) => type.Kind switch
    {
        JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => "an object {...}",
        JsonTypeInfoKind.Enumerable => "a list [...]",
        _ when type.Type == typeof(NumberOrList) => "a number or a list of numbers",
        _ when Scalar(type) == typeof(string) => "a text in quotes",
        _ when Scalar(type) == typeof(bool) => "true or false",
        _ => "a number",
    };

    /// <summary>What a person wrote.</summary>
    public static string NameOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };

    /// <summary>Type of a member by its key; null when there is none.</summary>
    public static JsonTypeInfo? Member(JsonTypeInfo type, string name)
    {
        if (type.Kind == JsonTypeInfoKind.Dictionary)
        {
            return Item(type);
        }

        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (property.Name == name)
            {
                return type.Options.GetTypeInfo(property.PropertyType);
            }
        }

        return null;
    }

    /// <summary>Type of what a list or a dictionary holds.</summary>
    public static JsonTypeInfo Item(JsonTypeInfo type) => type.Options.GetTypeInfo(type.ElementType ?? typeof(double));

    /// <summary>All keys of an object.</summary>
    public static IEnumerable<string> Names(JsonTypeInfo type) => type.Properties.Select(property => property.Name);

    /// <summary>Writes a key and a value that every reader of the type accepts.</summary>
    public static void WriteHarmless(Utf8JsonWriter writer, string name, JsonTypeInfo type)
    {
        writer.WritePropertyName(name);
        WriteHarmless(writer, type);
    }

    /// <summary>Writes a value that every reader of the type accepts.</summary>
    public static void WriteHarmless(Utf8JsonWriter writer, JsonTypeInfo type)
    {
        if (Accepts(type, JsonTokenType.StartObject))
        {
            writer.WriteStartObject();
            foreach (JsonPropertyInfo property in type.Properties)
            {
                if (property.IsRequired)
                {
                    WriteHarmless(writer, property.Name, type.Options.GetTypeInfo(property.PropertyType));
                }
            }

            writer.WriteEndObject();
        }
        else if (Accepts(type, JsonTokenType.StartArray))
        {
            writer.WriteStartArray();
            writer.WriteEndArray();
        }
        else if (Accepts(type, JsonTokenType.String))
        {
            writer.WriteStringValue("");
        }
        else if (Accepts(type, JsonTokenType.True))
        {
            writer.WriteBooleanValue(false);
        }
        else
        {
            writer.WriteNumberValue(0);
        }
    }

    private static Type Scalar(JsonTypeInfo type) => Nullable.GetUnderlyingType(type.Type) ?? type.Type;
}
