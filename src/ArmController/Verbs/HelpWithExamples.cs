using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text.RegularExpressions;

namespace ArmController.Verbs;

/// <summary>The usual help with defaults as a person would write them, and after it the verb's examples.</summary>
internal sealed partial class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        TextWriter output = parseResult.InvocationConfiguration.Output;
        using StringWriter text = new();
        parseResult.InvocationConfiguration.Output = text;
        int exit = usual.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        output.Write(DefaultWord().Replace(text.ToString(), match => match.Value.ToLowerInvariant()));
        if (parseResult.CommandResult.Command is Verb { Examples.Count: > 0 } verb)
        {
            output.WriteLine("Examples:");
            foreach (string example in verb.Examples)
            {
                output.WriteLine($"  {example}");
            }
        }

        return exit;
    }

    // The parser's help writes a default as its type does, and the type's members have capitals.
    [GeneratedRegex(@"\[default: [A-Z][a-z]+\]")]
    private static partial Regex DefaultWord();
}
