using System.CommandLine;
using System.Text.Json;
using ArmController.Configuration;

namespace ArmController.Verbs;

/// <summary>Where a verb speaks: results to the output, everything else to the error stream, one sentence each.</summary>
/// <param name="output">Results.</param>
/// <param name="error">Messages.</param>
/// <param name="isPlain">Lines only: no escapes, no redrawing.</param>
/// <param name="isColored">Colours may be used.</param>
/// <param name="isVerbose">Stack traces may be shown.</param>
internal sealed class Terminal(TextWriter output, TextWriter error, bool isPlain, bool isColored, bool isVerbose)
{
    /// <summary>Results.</summary>
    public TextWriter Output { get; } = output;

    /// <summary>Messages.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>Lines only: no escapes, no redrawing.</summary>
    public bool IsPlain { get; } = isPlain;

    /// <summary>Colours may be used.</summary>
    public bool IsColored { get; } = isColored;

    /// <summary>Stack traces may be shown.</summary>
    public bool IsVerbose { get; } = isVerbose;

    /// <summary>The terminal of one command line. Plain when asked, when dumb, and when it is none.</summary>
    public static Terminal Of(ParseResult words)
    {
        bool isPlain = words.GetValue(SharedOptions.Plain) || Console.IsOutputRedirected || Environment.GetEnvironmentVariable("TERM") == "dumb";
        bool isColored = !isPlain && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new(words.InvocationConfiguration.Output, words.InvocationConfiguration.Error, isPlain, isColored, words.GetValue(SharedOptions.Verbose));
    }

    /// <summary>Says one thing that went wrong.</summary>
    /// <param name="code">Stable code, for example E-RUN-01.</param>
    /// <param name="cause">What is wrong, without a full stop.</param>
    /// <param name="remedy">What to do, without a full stop.</param>
    /// <param name="exit">Handed back, so that a verb can end with this call.</param>
    public ExitCode Fail(string code, string cause, string remedy, ExitCode exit)
    {
        Error.WriteLine($"armctl: {code} {OneLine(cause)}; {OneLine(remedy)}{(remedy.EndsWith('?') ? "" : ".")}");
        return exit;
    }

    /// <summary>Says every fault of a configuration.</summary>
    public ExitCode Fail(IEnumerable<ConfigurationFault> faults)
    {
        foreach (ConfigurationFault fault in faults)
        {
            Error.WriteLine($"armctl: {OneLine(fault.ToString())}");
        }

        return ExitCode.Configuration;
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

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
