using System.Text.Json;
using ArmController.Configuration.Files;

namespace ArmController.Training.Runs;

/// <summary>Adds up what the runs of one arm used since a moment.</summary>
public static class UsedSince
{
    /// <summary>What they used together, and how many they are; null when there is none. Folders that are no runs are passed over.</summary>
    /// <param name="runs">Folder that holds the runs; it may be absent.</param>
    /// <param name="armHash">Hash of the arm's files: what moved under other limits does not count.</param>
    /// <param name="since">Runs that started earlier do not count.</param>
    public static (UseFile? Use, int Count) Sum(string runs, string armHash, DateTimeOffset since)
    {
        UseFile? sum = null;
        int count = 0;
        foreach (string folder in Folders(runs))
        {
            if (UseFile.Read(folder) is { } use && use.ArmHash == armHash && Started(folder) is { } started && started >= since)
            {
                sum = sum is null ? use : Add(sum, use);
                count++;
            }
        }

        return (sum, count);
    }

    private static UseFile Add(UseFile a, UseFile b) => a with
    {
        Ticks = a.Ticks + b.Ticks,
        RobotSeconds = a.RobotSeconds + b.RobotSeconds,
        Reversals = a.Reversals + b.Reversals,
        Trims = a.Trims.Concat(b.Trims).GroupBy(trim => trim.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(trim => trim.Value), StringComparer.Ordinal),
        Joints = a.Joints.Concat(b.Joints).GroupBy(joint => joint.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(joint => joint.Value).Aggregate((x, y) => x.With(y)), StringComparer.Ordinal),
    };

    private static IEnumerable<string> Folders(string runs)
    {
        try
        {
            return [.. Directory.EnumerateDirectories(runs)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static DateTimeOffset? Started(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize(PlainFile.ReadAll(Path.Combine(folder, "run.json")), RunJson.Default.RunRecord)?.StartedUtc;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}
