using System.Text.Json.Serialization;

namespace ArmController.Training.Runs;

/// <summary>run.json: which program did what, from what, when, and how it ended.</summary>
public sealed record RunRecord
{
    /// <summary>Name of the file in a run's folder.</summary>
    public const string Name = "run.json";

    /// <summary>Name of the run's folder.</summary>
    public required string Id { get; init; }

    /// <summary>How it stands.</summary>
    public required RunState State { get; init; }

    /// <summary>Tasks.</summary>
    public required IReadOnlyList<string> Tasks { get; init; }

    /// <summary>Arm.</summary>
    public required string Arm { get; init; }

    /// <summary>When it began, by the wall's clock.</summary>
    public required DateTimeOffset StartedUtc { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedUtc { get; init; }

    /// <summary>Words of the command line.</summary>
    public required IReadOnlyList<string> Argv { get; init; }

    /// <summary>Program's version.</summary>
    public required string Version { get; init; }

    /// <summary>What it was built for.</summary>
    public required string Rid { get; init; }

    /// <summary>.NET's version.</summary>
    public required string Dotnet { get; init; }

    /// <summary>Computer's name.</summary>
    public required string Host { get; init; }

    /// <summary>Kernel's version.</summary>
    public required string Kernel { get; init; }

    /// <summary>Seeds by what they are for.</summary>
    public required IReadOnlyDictionary<string, long> Seeds { get; init; }

    /// <summary>SHA-256 of everything read, by name, in hexadecimal digits.</summary>
    public required IReadOnlyDictionary<string, string> InputsSha256 { get; init; }

    /// <summary>Run or checkpoint this one began from.</summary>
    public string? Parent { get; init; }

    /// <summary>Reads one; null when there is none or it is not sound.</summary>
    /// <param name="folder">The run's folder.</param>
    public static RunRecord? Read(string folder) => JsonFile.Read(Path.Combine(folder, Name), RunJson.Default.RunRecord);
}

/// <summary>Generated reader and writer of run.json.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunRecord))]
public sealed partial class RunJson : JsonSerializerContext;
