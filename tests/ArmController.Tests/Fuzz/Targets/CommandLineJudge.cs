using System.Text.RegularExpressions;
using ArmController.Configuration.Troubles;
using ArmController.Tests.Program;
using ArmController.Verbs;

namespace ArmController.Tests.Fuzz.Targets;

/// <summary>Runs command lines inside the tests' own process and holds exit code and messages against what is documented.</summary>
internal sealed partial class CommandLineJudge(Scratch scratch)
{
    /// <summary>A folder in which no run can be made: `learn` resolves all its words and ends there.</summary>
    public const string NoRuns = "/proc/armctl";

    private static readonly string[] Absent = ["E-SVC-04", "E-SVC-08", "E-BUS-01"];

    /// <summary>What is wrong, null when nothing.</summary>
    public string? Run(string[] words, out string kind)
    {
        using StringWriter output = new();
        using StringWriter errors = new();
        ExitCode exit = CommandLine.Run(words, output, errors);
        string said = errors.ToString();
        string[] lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        kind = $"{exit} {string.Join('|', lines.Take(6).Select(line => FuzzText.Shape(line.Replace(scratch.Path, "", StringComparison.Ordinal))))}";

        // No service runs here and no bus is fitted: that may be said, by those who asked for one.
        bool absent = exit == ExitCode.Hardware && Array.Exists(Absent, code => said.Contains(code, StringComparison.Ordinal));
        if (!Enum.IsDefined(exit) || (exit == ExitCode.Hardware && !absent) || exit is ExitCode.Internal or ExitCode.Interrupted or ExitCode.Refused
            || said.Contains("E-INT-", StringComparison.Ordinal))
        {
            return $"exit {(int)exit}: {said}";
        }

        if (exit is ExitCode.Usage or ExitCode.Configuration or ExitCode.Hardware
            && (lines.Length == 0 || !Array.TrueForAll(lines, Sentence().IsMatch)))
        {
            return $"exit {(int)exit} without code, cause and remedy: {said}";
        }

        return exit != ExitCode.Done && lines.Length == 0 ? $"exit {(int)exit} without a word" : null;
    }

    [GeneratedRegex(@"^armctl: E-[A-Z]{3}-\d\d .+; .+[.?]$")]
    private static partial Regex Sentence();
}
