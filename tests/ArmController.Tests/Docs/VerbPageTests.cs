using System.CommandLine;
using System.Globalization;
using ArmController.Verbs;
using Xunit;

namespace ArmController.Tests.Docs;

/// <summary>docs/reference/verbs.md, written from the tree that reads the command line.</summary>
public sealed class VerbPageTests
{
    // Where the machine has a folder for it, it is that one; else the user's own.
    private static readonly string[] FoundOnTheMachine = ["--runtime", "--state"];

    [Fact]
    public void The_page_of_verbs_is_what_the_program_reads()
    {
        List<string> lines =
        [
            "# Verbs",
            "",
            "Written from the code; a test compares it. `--help` behind any verb says the same on a terminal.",
            "",
            "Words for everywhere:",
            "",
        ];
        AddOptions(lines, CommandLine.Root);
        foreach (Command verb in CommandLine.Root.Subcommands)
        {
            Add(lines, verb, "armctl");
        }

        GeneratedPage.Compare("verbs.md", lines);
    }

    [Fact]
    public void The_tree_is_really_walked() => Assert.True(CommandLine.Root.Subcommands.Count > 15);

    private static void Add(List<string> lines, Command verb, string above)
    {
        string path = $"{above} {verb.Name}";
        lines.AddRange(["", $"## {path}", "", verb.Description!, ""]);
        if (verb.Arguments.Count > 0)
        {
            lines.AddRange([$"Words: `{path}{string.Concat(verb.Arguments.Select(Place))}`", ""]);
            lines.AddRange(verb.Arguments.Select(argument => $"* `{Name(argument)}`: {argument.Description}"));
            lines.Add("");
        }

        AddOptions(lines, verb);
        if (verb is Verb { Examples.Count: > 0 } shown)
        {
            // Placeholders in angle brackets are for eyes: a shell would take them for files.
            IEnumerable<string> examples = shown.Examples.Select(example => example.Replace("runs/<run>", "RUN", StringComparison.Ordinal));
            lines.AddRange(["", "Examples:", "", "```", .. examples, "```"]);
        }

        foreach (Command below in verb.Subcommands)
        {
            Add(lines, below, path);
        }
    }

    private static void AddOptions(List<string> lines, Command verb)
    {
        if (verb.Options.Count == 0)
        {
            lines.Add("No options of its own.");
            return;
        }

        lines.AddRange([GeneratedPage.Row("option", "meaning", "usual"), "|---|---|---|"]);
        lines.AddRange(verb.Options.Select(option => GeneratedPage.Row(Name(option), option.Description!, Usual(option))));
    }

    private static string Name(Argument argument) => argument.HelpName ?? argument.Name;

    private static string Place(Argument argument) => argument.Arity.MinimumNumberOfValues == 0 ? $" [{Name(argument)}]" : $" {Name(argument)}";

    private static string Name(Option option)
    {
        string value = option.HelpName is { } name && option.ValueType != typeof(bool) ? $" {name}" : "";
        string[] others = [.. option.Aliases.Where(alias => alias != option.Name).Order(StringComparer.Ordinal)];
        string also = string.Concat(others.Select(alias => $", `{alias}`"));
        return $"`{option.Name}{value}`{also}{(option.Required ? " (needed)" : "")}";
    }

    private static string Usual(Option option) =>
        FoundOnTheMachine.Contains(option.Name) ? "found on the machine"
        : !option.HasDefaultValue || option.ValueType == typeof(bool) ? ""
        : option.GetDefaultValue() is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture)!.ToLowerInvariant()
        : "";
}
