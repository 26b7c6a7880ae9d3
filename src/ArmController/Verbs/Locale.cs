namespace ArmController.Verbs;

/// <summary>What the user's locale can show.</summary>
internal static class Locale
{
    /// <summary>True when it is a UTF-8 one; as in POSIX the first of three variables that is not empty decides.</summary>
    public static bool IsUtf8
    {
        get
        {
            string word = First("LC_ALL", "LC_CTYPE", "LANG");
            return word.Contains("UTF-8", StringComparison.OrdinalIgnoreCase) || word.Contains("UTF8", StringComparison.OrdinalIgnoreCase);
        }
    }

    private static string First(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
            {
                return value;
            }
        }

        return "";
    }
}
