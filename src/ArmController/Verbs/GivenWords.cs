using System.CommandLine;

namespace ArmController.Verbs;

/// <summary>Whether a person wrote an option or its default stands in.</summary>
internal static class GivenWords
{
    public static bool IsGiven(this ParseResult words, Option option) => words.GetResult(option) is { Implicit: false };
}
