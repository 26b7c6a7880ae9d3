using System.Text.Json.Serialization;
using ArmController.Configuration.Json;

namespace ArmController.Configuration;

/// <summary>A twin file: how the simulated arm differs from what the controller believes. Missing keys change nothing.</summary>
internal sealed record TwinFile
{
    /// <summary>Schema for editors; not read.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>Play of each gear train; one number is for every chain joint.</summary>
    public NumberOrList? BacklashDeg { get; init; }

    /// <summary>True length over believed length of the link after each chain joint; one number is for every link.</summary>
    public NumberOrList? LinkScale { get; init; }

    /// <summary>True angle minus believed angle; one number is for every chain joint.</summary>
    public NumberOrList? ZeroOffsetDeg { get; init; }

    /// <summary>Whole ticks before a servo reacts.</summary>
    public int? LatencyTicks { get; init; }
}
