using System.Text.Json;
using System.Text.Json.Serialization;

namespace ArmController.Configuration.Json;

/// <summary>Reads a number; the zero with a sign, which divides to the wrong infinity, becomes the one without.</summary>
internal sealed class PositiveZero : JsonConverter<double>
{
    /// <inheritdoc/>
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble() + 0.0;

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
