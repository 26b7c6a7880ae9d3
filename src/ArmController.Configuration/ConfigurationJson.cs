using System.Text.Json;
using System.Text.Json.Serialization;
using ArmController.Configuration.Json;

namespace ArmController.Configuration;

/// <summary>Generated readers: no reflection, no unknown key, no key twice, no quoted numbers.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    Converters = [typeof(PositiveZero)])]
[JsonSerializable(typeof(ArmFile))]
[JsonSerializable(typeof(TwinFile))]
internal sealed partial class ConfigurationJson : JsonSerializerContext;
