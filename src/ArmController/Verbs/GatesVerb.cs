using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ArmController.Configuration.Troubles;
using ArmController.Proof.Gates;

namespace ArmController.Verbs;

/// <summary>Holds the learners against the literature's numbers.</summary>
internal static class GatesVerb
{
    private static readonly Option<string?> Level = new("--level")
    {
        Description = $"Only this level's gates: {string.Join(", ", AllGates.Levels)}.",
        HelpName = "LEVEL",
        CompletionSources = { context => AllGates.Levels.Select(level => new System.CommandLine.Completions.CompletionItem(level)) },
    };

    /// <summary>Builds the verb.</summary>
    public static Verb Create()
    {
        Verb verb = new(
            "gates",
            "Holds the learners against numbers of the literature, with bands and seeds.",
            "armctl gates",
            "armctl gates --level L0",
            "armctl gates --level L1 --seed 7",
            "armctl gates --json")
        {
            Level,
            SharedOptions.Seed,
            SharedOptions.Json,
        };
        verb.Does(
            (words, terminal) => Run(words.GetValue(Level), (ulong)words.GetValue(SharedOptions.Seed), words.GetValue(SharedOptions.Json), terminal));
        return verb;
    }

    private static ExitCode Run(string? level, ulong seed, bool isJson, Terminal terminal)
    {
        Gate[] gates = [.. AllGates.Of(level)];
        if (gates.Length == 0)
        {
            return terminal.Fail(
                UsageErrors.Code, $"--level does not know '{level}'", $"name one of {string.Join(", ", AllGates.Levels)}", ExitCode.Usage);
        }

        return Run(gates, seed, isJson, terminal);
    }

    /// <summary>Runs gates and says what they gave.</summary>
    internal static ExitCode Run(IReadOnlyList<Gate> gates, ulong seed, bool isJson, Terminal terminal)
    {
        using StopSignals signals = new();
        Stopwatch clock = Stopwatch.StartNew();
        List<GateResult> results = [];
        if (!isJson)
        {
            terminal.Output.WriteLine(
                $"gates, seed {seed}: mean over runs, its standard error, and the band it must lie in, or where N says so, every run must");
        }

        foreach (Gate gate in gates)
        {
            if (signals.Asked)
            {
                return ExitCode.Interrupted;
            }

            results.Add(GateRun.Of(gate, seed, CancellationToken.None));
            if (!isJson)
            {
                terminal.WriteOwn(Line(results[^1], terminal));
            }
        }

        int failed = results.Count(result => !result.Passed);
        if (isJson)
        {
            terminal.WriteJson(json => GateJson.Write(json, results, seed, clock.Elapsed.TotalSeconds));
        }
        else
        {
            terminal.Output.WriteLine($"{results.Count - failed} gates passed, {failed} failed, {clock.Elapsed.TotalSeconds:0} s");
        }

        return failed == 0 ? ExitCode.Done
            : terminal.Fail(
                "E-GAT-01",
                $"{failed} gates fall short under seed {seed}",
                "do not trust this build's learners; report the seed",
                ExitCode.TargetMissed);
    }

    private static string Runs(GateResult result) => result.Gate.HoldsForEveryRun ? $"{result.Within} of {result.Gate.Runs}" : $"{result.Gate.Runs}";

    // A rounding is no zero: what three decimals would hide is told by its size.
    private static string Figure(double value) => value.ToString(IsSmall(value) ? "0.0e-0" : "0.000", CultureInfo.InvariantCulture);

    private static string Bound(double value) =>
        double.IsInfinity(value) ? "any" : value.ToString(IsSmall(value) ? "0e-0" : "0.###", CultureInfo.InvariantCulture);

    private static bool IsSmall(double value) => value != 0 && Math.Abs(value) < 0.001;

    private static string Line(GateResult result, Terminal terminal)
    {
        Gate gate = result.Gate;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{gate.Level} {gate.Name,-62} {Figure(result.Mean),9} +- {result.StandardError,6:0.000}  {Bound(gate.Low),8} to {Bound(gate.High),-8} "
                + $"N {Runs(result),-10} {terminal.Verdict(result.Passed ? "pass" : "FALLS SHORT", result.Passed)}  {gate.Source}");
    }
}
