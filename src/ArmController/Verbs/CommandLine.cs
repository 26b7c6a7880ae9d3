using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ArmController.Configuration.Troubles;
using ArmController.Hardware;

namespace ArmController.Verbs;

/// <summary>From words to a verb to an exit code; nothing escapes as an exception.</summary>
internal static class CommandLine
{
    private static readonly Func<Verb>[] Verbs =
    [
        LearnVerb.Create,
        EvalVerb.Create,
        TasksVerb.Create,
        StormVerb.Create,
        FaultsVerb.Create,
        GatesVerb.Create,
        ObstaclesVerb.Create,
        LimitsVerb.Create,
        BenchVerb.Create,
        RunVerb.Create,
        StatusVerbs.Status,
        StatusVerbs.Tail,
        OperatorVerbs.Arm,
        OperatorVerbs.Disarm,
        OperatorVerbs.Stop,
        OperatorVerbs.Reset,
        OutputsOffVerb.Create,
        SimVerb.Create,
        DeployVerb.Create,
        ServiceVerb.Create,
        ConfigVerb.Create,
        CompletionVerb.Create,
    ];

    // A word with an @ is a word: no file is read in its place, which could name itself or be endless.
    private static readonly ParserConfiguration Plainly = new() { ResponseFileTokenReplacer = null };

    // One tree for all command lines of a process: the shared options remember every tree they are put into.
    internal static readonly RootCommand Root = Build();

    /// <summary>Runs one command line.</summary>
    public static ExitCode Run(string[] args, TextWriter output, TextWriter error)
    {
        ParseResult? words = null;
        try
        {
            words = Parse(args);
            if (words.Action is ParseErrorAction)
            {
                return UsageErrors.Report(words, error);
            }

            return (ExitCode)words.Invoke(
                new() { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception fault)
        {
            return Report(fault, new Terminal(output, error, isPlain: true, isVerbose: args.Contains(SharedOptions.Verbose.Name)));
        }
    }

    /// <summary>Reads one command line and does nothing.</summary>
    internal static ParseResult Parse(IReadOnlyList<string> args) => Root.Parse(args, Plainly);

    private static ExitCode Report(Exception fault, Terminal terminal)
    {
        // Who knows what is wrong has said it in parts.
        if (fault is TroubleException or DeviceTrouble)
        {
            return terminal.Fail(Trouble.Of((IOException)fault), fault is TroubleException known ? known.Exit : ExitCode.Hardware);
        }

        // Verbs answer for the files they touch; what is left is an output that takes no more: a full disk, a closed stream.
        string cause = fault.Message.TrimEnd('.');
        ExitCode exit = fault is IOException or UnauthorizedAccessException
            ? terminal.Fail("E-OUT-01", $"the output could not be written: {cause}", "see where it goes, and give it room", ExitCode.Failed)
            : terminal.Fail(
                "E-INT-01", $"this is a fault of the program: {fault.GetType().Name}: {cause}",
                "run the same words with --verbose and report what it prints", ExitCode.Internal);
        if (terminal.IsVerbose)
        {
            terminal.Say(fault.ToString());
        }

        return exit;
    }

    private static RootCommand Build()
    {
        RootCommand root = new("Teaches a robot arm its tasks, and moves it only inside its limits.") { SharedOptions.Plain, SharedOptions.Verbose };
        foreach (Func<Verb> verb in Verbs)
        {
            root.Add(verb());
        }

        foreach (Directive directive in root.Directives)
        {
            if (directive is SuggestDirective)
            {
                directive.Action = new SuggestWords(directive);
            }
        }

        foreach (Option option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction usual } help)
            {
                help.Action = new HelpWithExamples(usual);
                help.Aliases.Remove("/h");
                help.Aliases.Remove("/?");
            }
            else if (option is VersionOption version)
            {
                version.Action = new PrintVersion();
            }
        }

        return root;
    }
}
