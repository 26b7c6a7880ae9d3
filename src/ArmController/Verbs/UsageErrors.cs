using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.CompilerServices;
using ArmController.Configuration;
using ArmController.Configuration.Troubles;

namespace ArmController.Verbs;

/// <summary>Says in one sentence each what is wrong with the words of a command line.</summary>
internal static class UsageErrors
{
    /// <summary>Code of every usage error.</summary>
    public const string Code = "E-USE-01";

    // The parser carries one text for each error. The remedy is found again by that very text, not by what it says.
    private static readonly ConditionalWeakTable<string, string> Remedies = [];

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
                bool isOurs = Remedies.TryGetValue(fault.Message, out string? remedy);
                terminal.Fail(Code, isOurs ? fault.Message : Lowered(fault.Message), remedy ?? help, ExitCode.Usage);
            }
        }

        return ExitCode.Usage;
    }

    /// <summary>A message with its own remedy, as the shared options write it.</summary>
    public static string Message(string cause, string remedy)
    {
        Remedies.AddOrUpdate(cause, remedy);
        return cause;
    }

    private static string Lowered(string message)
    {
        string text = message.TrimEnd('.', ' ');
        return char.ToLowerInvariant(text[0]) + text[1..];
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
