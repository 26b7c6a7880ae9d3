using System.CommandLine.Parsing;
using ArmController.Configuration;

namespace ArmController.Verbs;

/// <summary>Reads one of a few words.</summary>
internal static class WordToken
{
    /// <summary>The value of a known word; a usage error with a suggestion otherwise.</summary>
    public static T Choice<T>(ArgumentResult result, string option, (string Word, T Value)[] choices)
        where T : notnull
    {
        string word = result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;
        foreach ((string known, T value) in choices)
        {
            if (known == word)
            {
                return value;
            }
        }

        string? near = NearestName.Find(word, choices.Select(choice => choice.Word));
        string all = string.Join(", ", choices.Select(choice => choice.Word));
        result.AddError(UsageErrors.Message($"{option} does not know '{word}'", near is null ? $"use one of {all}" : $"did you mean {near}?"));
        return default!;
    }
}
