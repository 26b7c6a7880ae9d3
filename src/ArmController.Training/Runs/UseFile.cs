using System.Text.Json;
using System.Text.Json.Serialization;
using ArmController.Configuration.Files;
using ArmController.Motion.Arm;
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
    public static UseFile Of(
        ArmDescription arm, string armHash, Seconds period, RunMeter meter, long reversals, IEnumerable<(string Reason, long JointTicks)> trims)
    {
        double perTick = 1 / period.Value;
        LimitUse use = meter.Use;
        return new()
        {
            Arm = arm.Name,
            ArmHash = armHash,
            Ticks = use.Ticks,
            RobotSeconds = use.Ticks * period.Value,
            Reversals = reversals,
            Trims = trims.Where(trim => trim.JointTicks > 0).ToDictionary(trim => trim.Reason, trim => trim.JointTicks, StringComparer.Ordinal),
            Joints = arm.Joints.Select((joint, lane) => (joint, lane)).ToDictionary(
                at => at.joint.Name,
                at => new JointUse(
                    Written(use.Lowest(at.lane)),
                    Written(use.Highest(at.lane)),
                    Written(use.Fastest(at.lane) * perTick),
                    Written(use.Hardest(at.lane) * perTick * perTick),
                    Written(use.Jerkiest(at.lane) * perTick * perTick * perTick)),
                StringComparer.Ordinal),
        };
    }

    /// <summary>Writes it into a run's folder.</summary>
    public WriteResult Write(string folder) =>
        AtomicFile.Write(Path.Combine(folder, Name), JsonSerializer.SerializeToUtf8Bytes(this, UseJson.Default.UseFile));

    /// <summary>Reads one; null when there is none or it is not sound.</summary>
    public static UseFile? Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize(PlainFile.ReadAll(Path.Combine(folder, Name)), UseJson.Default.UseFile);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

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
