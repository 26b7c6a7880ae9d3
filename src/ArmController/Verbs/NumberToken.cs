using System.CommandLine.Parsing;
using System.Globalization;

namespace ArmController.Verbs;

/// <summary>Reads numbers from the words themselves: a validator that asks for the value of an unreadable word would throw.</summary>
internal static class NumberToken
{
    /// <summary>A whole number in a range; a usage error otherwise.</summary>
    public static int Whole(ArgumentResult result, string option, int min, int max) => (int)Long(result, option, min, max);

    /// <summary>A whole number of any length in a range; a usage error otherwise.</summary>
    public static long Long(ArgumentResult result, string option, long min, long max)
    {
        string word = Word(result);
        if (long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) && number >= min && number <= max)
        {
            return number;
        }

        result.AddError(UsageErrors.Message($"{option} {word} is not a whole number in range", $"write one from {min} to {max}"));
        return min;
    }

    /// <summary>A number in a range; a usage error otherwise.</summary>
    public static double Real(ArgumentResult result, string option, double min, double max)
    {
        string word = Word(result);
        if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number >= min && number <= max)
        {
            return number;
        }

        result.AddError(UsageErrors.Message(
            $"{option} {word} is not a number in range", string.Create(CultureInfo.InvariantCulture, $"write one from {min} to {max}")));
        return min;
    }

    private static string Word(ArgumentResult result) => result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;
}
