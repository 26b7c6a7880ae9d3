using System.CommandLine;
using System.Text.Json;
using ArmController.Configuration.Troubles;
using ArmController.Hardware.Linux;
using ArmController.Recording;

namespace ArmController.Verbs;

/// <summary>
/// Where a verb speaks: results to the output, everything else to the error stream, one sentence each. Whatever comes by here may hold what others
/// wrote, so it is shown as <see cref="PrintableText"/> has it.
/// </summary>
/// <param name="output">Results.</param>
/// <param name="error">Messages.</param>
/// <param name="isPlain">Lines only: no escapes, no redrawing.</param>
/// <param name="isVerbose">Stack traces may be shown.</param>
/// <param name="isColoured">Verdicts on the output may be coloured.</param>
internal sealed class Terminal(TextWriter output, TextWriter error, bool isPlain, bool isVerbose, bool isColoured = false)
{
    private const int StandardOutput = 1;

    /// <summary>Results.</summary>
    public TextWriter Output { get; } = PrintableWriter.Over(output);

    /// <summary>Lines only: no escapes, no redrawing.</summary>
    public bool IsPlain { get; } = isPlain;

    /// <summary>Stack traces may be shown.</summary>
    public bool IsVerbose { get; } = isVerbose;

    /// <summary>
    /// True when nobody can read the output any more. .NET writes into a broken pipe without complaint, so that what follows a service would
    /// follow it for ever, in one of its few places for followers, when the line to its reader has been cut.
    /// </summary>
    public static bool LostItsReader => OperatingSystem.IsLinux() && UnixSocket.HasHungUp(StandardOutput);

    /// <summary>
    /// The terminal of one command line. Messages are plain when asked, when the terminal is dumb, and when there is none.
    /// Only verdicts of results are coloured, where lines are not asked for, the output is a terminal and NO_COLOR (no-color.org) is not set.
    /// </summary>
    public static Terminal Of(ParseResult words)
    {
        TextWriter output = words.InvocationConfiguration.Output;
        bool isDumb = words.GetValue(SharedOptions.Plain) || Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb";
        bool isColoured = !isDumb && ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected
            && (Environment.GetEnvironmentVariable("NO_COLOR") is null or "");
        return new(
            output, words.InvocationConfiguration.Error, isDumb || Console.IsErrorRedirected, words.GetValue(SharedOptions.Verbose), isColoured);
    }

    /// <summary>A verdict, green when it is good and red when it is not where colours are shown; it says the same without them.</summary>
    public string Verdict(string text, bool isGood) => isColoured ? $"\e[{(isGood ? 32 : 31)}m{text}\e[0m" : text;

    /// <summary>Writes one line of the output that holds nothing but this program's own words, colours of a verdict included.</summary>
    public void WriteOwn(string line) => output.WriteLine(line);

    /// <summary>Says a message. Where nobody can be told (a full disk under a log, a closed stream), the work goes on untold.</summary>
    public void Say(string message)
    {
        try
        {
            // A trace of where inside the program a fault arose has lines of its own.
            error.WriteLine(PrintableText.Of(message, "\n"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The exit code still tells.
        }
    }

    /// <summary>Says one thing that went wrong.</summary>
    /// <param name="code">Stable code, for example E-RUN-01.</param>
    /// <param name="cause">What is wrong, without a full stop.</param>
    /// <param name="remedy">What to do, without a full stop.</param>
    /// <param name="exit">Handed back, so that a verb can end with this call.</param>
    public ExitCode Fail(string code, string cause, string remedy, ExitCode exit) => Fail(new Trouble(code, null, cause, remedy), exit);

    /// <summary>Says a trouble; the exit code is handed back, so that a verb can end with this call.</summary>
    public ExitCode Fail(Trouble trouble, ExitCode exit)
    {
        Say(trouble);
        return exit;
    }

    /// <summary>Says a trouble that ends nothing.</summary>
    public void Say(Trouble trouble) => Say(PrintableText.Of($"armctl: {trouble}"));

    /// <summary>Says what came of something done. Where that cannot be written it is done all the same, and the message says so.</summary>
    /// <param name="line">The result.</param>
    /// <param name="done">The same as the beginning of a sentence, for example "outputs are off".</param>
    public ExitCode Conclude(string line, string done)
    {
        try
        {
            Output.WriteLine(line);
            Output.Flush();
            return ExitCode.Done;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Fail(
                "E-OUT-01",
                $"{done}, but the output could not be written: {fault.Message.TrimEnd('.')}",
                "see where it goes, and give it room",
                ExitCode.Failed);
        }
    }

    /// <summary>Says every trouble of a configuration, or of a file that stands for one.</summary>
    public ExitCode Fail(IEnumerable<Trouble> troubles, ExitCode exit = ExitCode.Configuration)
    {
        foreach (Trouble trouble in troubles)
        {
            Say(trouble);
        }

        return exit;
    }

    /// <summary>Writes one JSON object on one line of the output.</summary>
    public void WriteJson(Action<Utf8JsonWriter> members)
    {
        using MemoryStream line = new();
        using (Utf8JsonWriter json = new(line))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        Output.WriteLine(System.Text.Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length));
    }
}
