using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ArmController.Configuration.Json;

/// <summary>A JSON text as its reader's type, with the place of every value and every fault of shape.</summary>
/// <param name="Value">What was read; holes are filled with harmless values; null when the text is no JSON at all.</param>
/// <param name="Places">Places and faults.</param>
public sealed record JsonText<T>(T? Value, JsonPlaces Places)
    where T : class
{
    /// <summary>Reads a text.</summary>
    /// <param name="file">Name used in faults.</param>
    /// <param name="utf8">The bytes.</param>
    /// <param name="type">What the reader accepts.</param>
    public static JsonText<T> Read(string file, byte[] utf8, JsonTypeInfo<T> type)
    {
        ReadOnlySpan<byte> text = utf8;
        text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        JsonPlaces places = new(file, text);
        using MemoryStream copy = new();
        using Utf8JsonWriter writer = new(copy);
        if (!JsonShape.Check(text, type, places, writer))
        {
            return new(null, places);
        }

        return new(JsonSerializer.Deserialize(places.Faults.Count == 0 ? text : copy.GetBuffer().AsSpan(0, (int)copy.Length), type), places);
    }
}
