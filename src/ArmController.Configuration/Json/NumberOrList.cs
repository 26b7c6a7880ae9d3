using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ArmController.Configuration.Json;

/// <summary>One number for every lane, or a list with one number per lane.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record NumberOrList(ImmutableArray<double> Values, bool IsList)
{
    /// <summary>A list as it is written; a single number as many times as there are lanes.</summary>
    public ImmutableArray<double> Spread(int lanes) => IsList ? Values : [.. Enumerable.Repeat(Values[0], lanes)];

    /// <summary>Reads either form.</summary>
    public sealed class Converter : JsonConverter<NumberOrList>
    {
        /// <inheritdoc/>
        public override NumberOrList Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.Number)
            {
                return new([reader.GetDouble()], IsList: false);
            }

            ImmutableArray<double>.Builder values = ImmutableArray.CreateBuilder<double>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                values.Add(reader.GetDouble());
            }

            return new(values.ToImmutable(), IsList: true);
        }

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, NumberOrList value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (double number in value.Values)
            {
                writer.WriteNumberValue(number);
            }

            writer.WriteEndArray();
        }
    }
}
