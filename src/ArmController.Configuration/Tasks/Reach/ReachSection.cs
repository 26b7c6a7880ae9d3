using System.Text.Json.Serialization;

namespace ArmController.Configuration.Tasks.Reach;

/// <summary>What the task asks of an arm: which goals are drawn, and when one counts as reached.</summary>
internal sealed record ReachSection
{
    /// <summary>Range goals are drawn from, by joint; every chain joint has one, inside its limits.</summary>
    public required Dictionary<string, AngleRange> Goals { get; init; }

    /// <summary>Least distance of every goal angle from the joint's limits.</summary>
    public required double GoalMarginDeg { get; init; }

    /// <summary>
    /// Where the front of the arm is, about the upright from x to y; goals behind it are not drawn. Where the arm leans with its first joint in the
    /// middle, unless it is written.
    /// </summary>
    public double? FrontDeg { get; init; }

    /// <summary>Lowest tip above the table.</summary>
    public required double TipHeightMinMm { get; init; }

    /// <summary>Highest tip above the table.</summary>
    public required double TipHeightMaxMm { get; init; }

    /// <summary>Nearest tip to the base axis, in front of it.</summary>
    public required double DistanceMinMm { get; init; }

    /// <summary>Farthest tip from the base axis.</summary>
    public required double DistanceMaxMm { get; init; }

    /// <summary>Joints whose angles add up to the pitch.</summary>
    public required string[] PitchJoints { get; init; }

    /// <summary>Lowest pitch.</summary>
    public required double PitchMinDeg { get; init; }

    /// <summary>Highest pitch.</summary>
    public required double PitchMaxDeg { get; init; }

    /// <summary>Joints that must stay clear of the table.</summary>
    public required string[] ClearJoints { get; init; }

    /// <summary>Least height of those joints.</summary>
    public required double ClearHeightMm { get; init; }

    /// <summary>Distances an evaluation reports, each a success of its own.</summary>
    public required double[] ToleranceMm { get; init; }

    /// <summary>Time allowed per goal.</summary>
    public required double TimeLimitS { get; init; }

    /// <summary>Decisions in a row that must be within tolerance.</summary>
    public required int HoldDecisions { get; init; }

    /// <summary>Noise on the joint angles the learner is told, one standard deviation.</summary>
    public required double JointNoiseDeg { get; init; }

    /// <summary>Noise on the tip the learner is told, one standard deviation per axis.</summary>
    public required double TipNoiseMm { get; init; }
}

/// <summary>A range of angles.</summary>
internal sealed record AngleRange
{
    /// <summary>Lowest.</summary>
    public required double MinDeg { get; init; }

    /// <summary>Highest.</summary>
    public required double MaxDeg { get; init; }
}

/// <summary>Generated readers of the section.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReachSection))]
internal sealed partial class ReachJson : JsonSerializerContext;
