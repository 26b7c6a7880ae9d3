using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;
using ArmController.Configuration.Troubles;

namespace ArmController.Verbs;

/// <summary>
/// Answers a shell that asks for words. The stock action takes the position in the line for a number of this line and throws when it is not;
/// shells count in bytes or letters of their own, so a position behind the end is the end, and what is no position is a usage error.
/// </summary>
internal sealed class SuggestWords(Directive directive) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        string line = parseResult.Tokens.LastOrDefault(token => token.Type != TokenType.Directive)?.Value ?? "";
        int position = line.Length;
        if (parseResult.GetResult(directive)?.Values is [string written, ..])
        {
            if (!int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out int asked))
            {
                return (int)Terminal.Of(parseResult).Fail(
                    UsageErrors.Code, $"'{written}' is no position in a line", "let 'armctl completion' write what your shell has to ask",
                    ExitCode.Usage);
            }

            position = Math.Min(asked, line.Length);
        }

        foreach (CompletionItem item in Completions(parseResult.RootCommandResult.Command.Parse(line, parseResult.Configuration), position))
        {
            parseResult.InvocationConfiguration.Output.WriteLine(item.Label);
        }

        return (int)ExitCode.Done;
    }

    // The library loses its way in short options written together, -h-h- for one, and throws: then there is nothing to suggest.
    private static IEnumerable<CompletionItem> Completions(ParseResult line, int position)
    {
        try
        {
            return [.. line.GetCompletions(position)];
        }
        catch (InvalidOperationException)
        {
            return [];
        }
    }
}
