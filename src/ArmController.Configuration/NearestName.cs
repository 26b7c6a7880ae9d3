namespace ArmController.Configuration;

/// <summary>Finds the name a person most likely meant.</summary>
public static class NearestName
{
    // Nobody misspells a longer one, and comparing two takes the product of their lengths.
    private const int Longest = 100;

    /// <summary>The known name that starts with the written one, or else the one with the fewest changed letters; null when none is near.</summary>
    public static string? Find(string written, IEnumerable<string> known)
    {
        string wanted = Fold(written);
        if (wanted.Length > Longest)
        {
            return null;
        }

        string? best = null;
        int bestDistance = 1 + Math.Max(2, wanted.Length / 3);
        foreach (string name in known)
        {
            string folded = Fold(name);
            int distance = wanted.Length >= 3 && folded.StartsWith(wanted, StringComparison.Ordinal) ? 0
                : Math.Abs(wanted.Length - folded.Length) < bestDistance ? Changes(wanted, folded)
                : bestDistance;
            if (distance < bestDistance)
            {
                (best, bestDistance) = (name, distance);
            }
        }

        return best;
    }

    /// <summary>True when the known name is the written one with a unit after it.</summary>
    public static bool LacksUnit(string written, string known) =>
        known.Length > written.Length && known.StartsWith(written, StringComparison.Ordinal) && char.IsUpper(known[written.Length]);

    private static string Fold(string name) =>
        name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();

    // Levenshtein 1966, one row at a time.
    private static int Changes(string a, string b)
    {
        int[] row = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
