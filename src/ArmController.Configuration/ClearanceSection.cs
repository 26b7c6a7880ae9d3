namespace ArmController.Configuration;

/// <summary>What the whole arm must stay clear of; without it only the joints' own limits count. Heights and boxes are in the base frame.</summary>
public sealed record ClearanceSection
{
    /// <summary>Least distance to everything.</summary>
    public required double MarginMm { get; init; }

    /// <summary>Height of the table; without it there is none.</summary>
    public double? TableHeightMm { get; init; }

    /// <summary>Box that no moving link leaves.</summary>
    public BoxSection? Workspace { get; init; }

    /// <summary>Boxes that no moving link enters, by name.</summary>
    public Dictionary<string, BoxSection>? KeepOut { get; init; }

    /// <summary>Links that must stay clear of each other, by one of the two; without it all that are no neighbours across one joint.</summary>
    public Dictionary<string, string[]>? SelfPairs { get; init; }

    /// <summary>Links that need not stay clear of each other after all, by one of the two.</summary>
    public Dictionary<string, string[]>? IgnorePairs { get; init; }

    /// <summary>Radius of a ball round the tip for what the gripper holds.</summary>
    public double? PayloadRadiusMm { get; init; }

    /// <summary>Highest speed of elbow, wrist and tip.</summary>
    public double? MaxTipMmPerS { get; init; }
}

/// <summary>A box along the axes of the base frame.</summary>
public sealed record BoxSection
{
    /// <summary>Back.</summary>
    public required double MinXMm { get; init; }

    /// <summary>Front.</summary>
    public required double MaxXMm { get; init; }

    /// <summary>Right.</summary>
    public required double MinYMm { get; init; }

    /// <summary>Left.</summary>
    public required double MaxYMm { get; init; }

    /// <summary>Bottom.</summary>
    public required double MinZMm { get; init; }

    /// <summary>Top.</summary>
    public required double MaxZMm { get; init; }
}
