using System.CommandLine;
using System.CommandLine.Parsing;
using ArmController.Configuration;

namespace ArmController.Verbs;

/// <summary>Says in one sentence each what is wrong with the words of a command line.</summary>
internal static class UsageErrors
{
    /// <summary>Code of every usage error.</summary>
    public const string Code = "E-USE-01";

    /// <summary>Reports all errors.</summary>
    public static ExitCode Report(ParseResult words, TextWriter error)
    {
        Terminal terminal = new(TextWriter.Null, error, isPlain: true, isVerbose: false);
        string help = $"see {Path(words.CommandResult)} --help";
        if (words.UnmatchedTokens is [string word, ..])
        {
            // What follows a mistyped verb or option belongs to it: one mistake, one sentence.
            string? near = NearestName.Find(word, Known(words.CommandResult));
            terminal.Fail(Code, $"'{word}' is not known here", near is null ? help : $"did you mean {near}?", ExitCode.Usage);
        }
        else
        {
            foreach (ParseError fault in words.Errors)
            {
                (string cause, string? remedy) = Split(fault.Message);
                terminal.Fail(Code, cause, remedy ?? help, ExitCode.Usage);
            }
        }

        return ExitCode.Usage;
    }

    /// <summary>A message with its own remedy, as the shared options write it.</summary>
    public static string Message(string cause, string remedy) => $"{cause}; {remedy}";

    private static (string Cause, string? Remedy) Split(string message)
    {
        string text = message.TrimEnd('.', ' ');
        int at = text.IndexOf("; ", StringComparison.Ordinal);
        return at < 0 ? (char.ToLowerInvariant(text[0]) + text[1..], null) : (text[..at], text[(at + 2)..]);
    }

    private static string Path(CommandResult at) => at.Parent is CommandResult above ? $"{Path(above)} {at.Command.Name}" : "armctl";

    private static IEnumerable<string> Known(CommandResult at)
    {
        IEnumerable<string> names = at.Command.Subcommands.Select(verb => verb.Name).Concat(at.Command.Options.Select(option => option.Name));
        for (SymbolResult? above = at.Parent; above is CommandResult command; above = above.Parent)
        {
            names = names.Concat(command.Command.Options.Where(option => option.Recursive).Select(option => option.Name));
        }

        return names;
    }
}
