using System.Text.Json.Serialization;

namespace ArmController.Training.Learn;

/// <summary>promoted.json: how the promoted checkpoint did.</summary>
/// <param name="Reached">Goals that were reached.</param>
/// <param name="Goals">Of so many.</param>
internal sealed record PromotedFile(int Reached, int Goals);

/// <summary>Generated reader and writer of promoted.json.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PromotedFile))]
internal sealed partial class PromotedJson : JsonSerializerContext;
