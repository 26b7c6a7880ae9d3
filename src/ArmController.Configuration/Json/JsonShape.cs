using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ArmController.Configuration.Json;

/// <summary>
/// Holds a JSON text against the keys a reader accepts, in one pass: finds every unknown, doubled, missing or wrong value with its line,
/// remembers where each value stands, and writes a copy in which the wrong parts are replaced by harmless ones, so that the rules can
/// look for further faults in the rest.
/// </summary>
internal ref struct JsonShape
{
    // Longer than any list of an arm's: what a person wrote, not what a program poured out.
    private const int MostItems = 256;

    /// <summary>Objects and lists in each other that a text may have: ten times what an arm needs.</summary>
    public const int MostLevels = 64;

    private readonly JsonPlaces places;
    private readonly Utf8JsonWriter repaired;
    private Utf8JsonReader reader;

    private JsonShape(ReadOnlySpan<byte> text, JsonPlaces places, Utf8JsonWriter repaired)
    {
        this.places = places;
        this.repaired = repaired;
        reader = new(text, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = MostLevels });
    }

    /// <summary>Checks a whole text.</summary>
    /// <param name="text">UTF-8 without a byte order mark.</param>
    /// <param name="type">What the reader accepts.</param>
    /// <param name="places">Takes the faults and the places.</param>
    /// <param name="repaired">Takes the copy.</param>
    /// <returns>False when the text is no JSON, or has too many faults to go on, and there is no copy.</returns>
    public static bool Check(ReadOnlySpan<byte> text, JsonTypeInfo type, JsonPlaces places, Utf8JsonWriter repaired)
    {
        if (FileEncoding.Fault(text) is var (offset, cause))
        {
            places.AddShape(ConfigurationCode.Syntax, "", offset, cause, FileEncoding.Remedy);
            return false;
        }

        JsonShape shape = new(text, places, repaired);
        bool isDone = false;
        try
        {
            shape.reader.Read();
            shape.Value(type, "");
            if (places.IsFull)
            {
                return false;
            }

            isDone = true;
            shape.reader.Read();
            repaired.Flush();
            return true;
        }
        catch (JsonException syntax)
        {
            JsonSyntax.Report(text, syntax, shape.reader.CurrentDepth, isDone, places);
            return false;
        }
        catch (InvalidOperationException)
        {
            // The reader's answer to bytes or escapes that are no UTF-8 text.
            int at = (int)shape.reader.TokenStartIndex;
            places.AddShape(ConfigurationCode.Syntax, "", at, "this text is not valid UTF-8", "save the file as UTF-8");
            return false;
        }
    }

    private void Value(JsonTypeInfo type, string path)
    {
        places.Remember(path, (int)reader.TokenStartIndex);
        if (!JsonKind.Accepts(type, reader.TokenType))
        {
            Wrong(path, $"'{path}' is {JsonKind.NameOf(reader.TokenType)} and not {JsonKind.Expected(type)}", $"write {JsonKind.Expected(type)}");
            reader.Skip();
            JsonKind.WriteHarmless(repaired, type);
            return;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                Members(type, path);
                break;
            case JsonTokenType.StartArray:
                Items(type, path);
                break;
            case JsonTokenType.Number:
                Number(type, path);
                break;
            case JsonTokenType.String:
                repaired.WriteStringValue(reader.GetString());
                break;
            default:
                repaired.WriteBooleanValue(reader.GetBoolean());
                break;
        }
    }

    private void Members(JsonTypeInfo type, string path)
    {
        int start = (int)reader.TokenStartIndex;
        HashSet<string> seen = new(StringComparer.Ordinal);
        HashSet<string> meant = new(StringComparer.Ordinal);
        repaired.WriteStartObject();
        while (!places.IsFull && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            string inner = path.Length == 0 ? name : $"{path}.{name}";
            int at = (int)reader.TokenStartIndex;
            JsonTypeInfo? member = JsonKind.Member(type, name);
            if (member is null)
            {
                string? near = NearestName.Find(name, JsonKind.Names(type));
                meant.Add(near ?? "");
                places.AddShape(ConfigurationCode.UnknownKey, inner, at, UnknownKey(name, near), Suggestion(type, near));
                reader.Skip();
            }
            else if (!seen.Add(name))
            {
                places.AddShape(ConfigurationCode.UnknownKey, inner, at, $"the key '{name}' is written twice", "keep one of the two");
                reader.Skip();
            }
            else
            {
                reader.Read();
                repaired.WritePropertyName(name);
                Value(member, inner);
            }
        }

        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (!property.IsRequired || seen.Contains(property.Name))
            {
                continue;
            }

            JsonKind.WriteHarmless(repaired, property.Name, type.Options.GetTypeInfo(property.PropertyType));
            string inner = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            string owner = path.Length == 0 ? "the file" : $"'{path}'";
            if (meant.Contains(property.Name))
            {
                continue;
            }

            places.AddShape(ConfigurationCode.WrongShape, inner, start, $"{owner} lacks the key '{property.Name}'", "add it");
        }

        repaired.WriteEndObject();
    }

    private void Items(JsonTypeInfo type, string path)
    {
        JsonTypeInfo item = JsonKind.Item(type);
        repaired.WriteStartArray();
        for (int i = 0; !places.IsFull && reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            if (i < MostItems)
            {
                Value(item, $"{path}.{i}");
                continue;
            }

            if (i == MostItems)
            {
                Wrong($"{path}.{i}", $"'{path}' has more than {MostItems} entries", "remove the others");
            }

            reader.Skip();
        }

        repaired.WriteEndArray();
    }

    private void Number(JsonTypeInfo type, string path)
    {
        Type kind = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        if (kind == typeof(int))
        {
            if (reader.TryGetInt32(out int whole))
            {
                repaired.WriteNumberValue(whole);
                return;
            }

            Wrong(path, $"'{path}' is no whole number within 32 bits", "write a whole number");
        }
        else
        {
            if (reader.TryGetDouble(out double number) && double.IsFinite(number))
            {
                repaired.WriteNumberValue(number);
                return;
            }

            Wrong(path, $"'{path}' is not finite", "write a number that a double can hold");
        }

        repaired.WriteNumberValue(0);
    }

    private readonly void Wrong(string path, string cause, string remedy) =>
        places.AddShape(ConfigurationCode.WrongShape, path, (int)reader.TokenStartIndex, cause, remedy);

    private static string UnknownKey(string name, string? near) =>
        near is not null && NearestName.LacksUnit(name, near) ? $"the key '{name}' lacks its unit" : $"unknown key '{name}'";

    private static string Suggestion(JsonTypeInfo type, string? near) => near is not null
        ? $"did you mean {near}?"
        : $"remove it, or use one of {string.Join(", ", JsonKind.Names(type))}";
}
