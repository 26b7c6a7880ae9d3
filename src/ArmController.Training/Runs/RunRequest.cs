namespace ArmController.Training.Runs;

/// <summary>What a run's folder must know before it is made.</summary>
public sealed record RunRequest
{
    /// <summary>Folder that holds the runs.</summary>
    public required string RunsFolder { get; init; }

    /// <summary>Tasks.</summary>
    public required IReadOnlyList<string> Tasks { get; init; }

    /// <summary>Arm's name.</summary>
    public required string Arm { get; init; }

    /// <summary>Seed in the folder's name.</summary>
    public required long Seed { get; init; }

    /// <summary>Other seeds by what they are for.</summary>
    public IReadOnlyDictionary<string, long> MoreSeeds { get; init; } = new Dictionary<string, long>();

    /// <summary>Words of the command line.</summary>
    public required IReadOnlyList<string> Argv { get; init; }

    /// <summary>Copies kept in config/, by file name, byte by byte; their hashes go into run.json.</summary>
    public required IReadOnlyDictionary<string, byte[]> Config { get; init; }

    /// <summary>Hashes of inputs that are not copied, by name.</summary>
    public IReadOnlyDictionary<string, string> MoreInputsSha256 { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it checks itself on the way, and so has a history of checks.</summary>
    public bool HasChecks { get; init; }

    /// <summary>Run or checkpoint this one begins from.</summary>
    public string? Parent { get; init; }
}
