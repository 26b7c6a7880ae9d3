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
                sum = sum?.With(use) ?? use;
                count++;
            }
        }

        return (sum, count);
    }

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

    private static DateTimeOffset? Started(string folder) => RunRecord.Read(folder)?.StartedUtc;
}
