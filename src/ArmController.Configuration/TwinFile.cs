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

    /// <summary>From the moment the tip is seen to the tick that is told of it, in the mean.</summary>
    public double? TipLatencyMs { get; init; }

    /// <summary>How far that may be off its mean, either way.</summary>
    public double? TipJitterMs { get; init; }

    /// <summary>Tips a second; one in every tick when not given.</summary>
    public double? TipRateHz { get; init; }

    /// <summary>Share of tips that are lost.</summary>
    public double? TipDropoutShare { get; init; }

    /// <summary>Whether anything measures the joints.</summary>
    public bool? JointSensors { get; init; }
}
