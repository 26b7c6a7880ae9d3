using System.Text.Json;
using System.Text.Json.Serialization;
using ArmController.Configuration;
using ArmController.Motion.Quantities;
using ArmController.Training.Journal;

namespace ArmController.Training.Runs;

/// <summary>use.json: how much of its limits a run used, written however it ended.</summary>
public sealed record UseFile
{
    /// <summary>Name of the file in a run's folder.</summary>
    public const string Name = "use.json";

    /// <summary>Arm.</summary>
    public required string Arm { get; init; }

    /// <summary>Hash of the arm's files, as `config check` shows it.</summary>
    public required string ArmHash { get; init; }

    /// <summary>Emissions.</summary>
    public required long Ticks { get; init; }

    /// <summary>Robot time in seconds.</summary>
    public required double RobotSeconds { get; init; }

    /// <summary>Times any joint turned round.</summary>
    public required long Reversals { get; init; }

    /// <summary>Joint-ticks held back, by reason; what never happened is left out.</summary>
    public required IReadOnlyDictionary<string, long> Trims { get; init; }

    /// <summary>By joint.</summary>
    public required IReadOnlyDictionary<string, JointUse> Joints { get; init; }

    /// <summary>Puts down what a run used.</summary>
    /// <param name="arm">The arm that moved.</param>
    /// <param name="period">From emission to emission.</param>
    /// <param name="use">What it used.</param>
    public static UseFile Of(ArmConfiguration arm, Seconds period, RunUse use)
    {
        double perTick = 1 / period.Value;
        LimitUse limits = use.Limits;
        return new()
        {
            Arm = arm.Name,
            ArmHash = arm.Source.HashText,
            Ticks = limits.Ticks,
            RobotSeconds = limits.Ticks * period.Value,
            Reversals = use.Reversals,
            Trims = use.Trims.Where(trim => trim.JointTicks > 0).ToDictionary(trim => trim.Reason, trim => trim.JointTicks, StringComparer.Ordinal),
            Joints = arm.Description.Joints.Select((joint, lane) => (joint, lane)).ToDictionary(
                at => at.joint.Name,
                at => new JointUse(
                    Written(limits.Lowest(at.lane)),
                    Written(limits.Highest(at.lane)),
                    Written(limits.Fastest(at.lane) * perTick),
                    Written(limits.Hardest(at.lane) * perTick * perTick),
                    Written(limits.Jerkiest(at.lane) * perTick * perTick * perTick)),
                StringComparer.Ordinal),
        };
    }

    /// <summary>What both used together.</summary>
    public UseFile With(UseFile other) => this with
    {
        Ticks = Ticks + other.Ticks,
        RobotSeconds = RobotSeconds + other.RobotSeconds,
        Reversals = Reversals + other.Reversals,
        Trims = Trims.Concat(other.Trims).GroupBy(trim => trim.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(trim => trim.Value), StringComparer.Ordinal),
        Joints = Joints.Concat(other.Joints).GroupBy(joint => joint.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(joint => joint.Value).Aggregate((x, y) => x.With(y)), StringComparer.Ordinal),
    };

    /// <summary>Writes it into a run's folder.</summary>
    public WriteResult Write(string folder) =>
        AtomicFile.Write(Path.Combine(folder, Name), JsonSerializer.SerializeToUtf8Bytes(this, UseJson.Default.UseFile));

    /// <summary>Reads one; null when there is none or it is not sound.</summary>
    public static UseFile? Read(string folder) =>
        JsonFile.Read(Path.Combine(folder, Name), UseJson.Default.UseFile) is { IsSound: true } read ? read : null;

    // What deserialization leaves open: members that are null, and counts below nothing.
    private bool IsSound => Arm is not null && ArmHash is not null && Trims is not null && Joints is not null && Ticks >= 0 && RobotSeconds >= 0
        && Reversals >= 0 && Trims.Values.All(count => count >= 0) && Joints.Values.All(joint => joint is not null);

    private static double Written(double radians) => Math.Round(radians * 180 / Math.PI, 6);
}

/// <summary>What one joint's reference used.</summary>
/// <param name="LowestDeg">Lowest angle.</param>
/// <param name="HighestDeg">Highest angle.</param>
/// <param name="VelocityDegPerS">Highest speed either way.</param>
/// <param name="AccelerationDegPerS2">Highest acceleration either way.</param>
/// <param name="JerkDegPerS3">Highest jerk either way.</param>
public sealed record JointUse(double LowestDeg, double HighestDeg, double VelocityDegPerS, double AccelerationDegPerS2, double JerkDegPerS3)
{
    /// <summary>The extremes of both.</summary>
    public JointUse With(JointUse other) => new(
        Math.Min(LowestDeg, other.LowestDeg),
        Math.Max(HighestDeg, other.HighestDeg),
        Math.Max(VelocityDegPerS, other.VelocityDegPerS),
        Math.Max(AccelerationDegPerS2, other.AccelerationDegPerS2),
        Math.Max(JerkDegPerS3, other.JerkDegPerS3));
}

/// <summary>Generated reader and writer of use.json.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(UseFile))]
internal sealed partial class UseJson : JsonSerializerContext;
