using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using ArmController.Configuration.Troubles;
using ArmController.Motion.Safety;
using ArmController.Motion.Safety.Storms;

namespace ArmController.Verbs;

/// <summary>Throws hostile wishes at the envelope and has an independent audit judge what comes out.</summary>
internal static class StormVerb
{
    private const long Chunk = 100_000;

    private static readonly Option<long> Ticks = new("--ticks")
    {
        Description = "Envelope ticks to run; every tick moves one to eight joints.",
        HelpName = "N",
        DefaultValueFactory = _ => 2_000_000,
        CustomParser = result => NumberToken.Long(result, "--ticks", 1, 1_000_000_000_000),
    };

    private static readonly Option<long> Order = new("--order")
    {
        Description = "Highest difference that the arms limit: 2 for acceleration, 3 for jerk.",
        HelpName = "2|3",
        DefaultValueFactory = _ => 2,
        CustomParser = result => NumberToken.Long(result, "--order", 2, 3),
    };

    private static readonly Option<bool> Cartesian = new("--cartesian")
    {
        Description = "Storm the shipped arms between a table, walls and boxes instead; --ticks is for each.",
    };

    private static readonly Option<string?> Only = new("--arm")
    {
        Description = "With --cartesian: only this arm, a shipped one's name or a folder.",
        HelpName = "ARM",
    };

    /// <summary>Builds the verb.</summary>
    public static Verb Create()
    {
        Verb verb = new(
            "storm",
            "Throws hostile wishes at the envelope and audits what comes out.",
            "armctl storm --ticks 20000000 --seed 1",
            "armctl storm --order 3 --json",
            "armctl storm --cartesian --arm desk4")
        {
            Ticks,
            Order,
            Cartesian,
            Only,
            SharedOptions.Seed,
            SharedOptions.Json,
        };
        verb.Does((words, terminal) => Storm(words, terminal));
        return verb;
    }

    private static ExitCode Storm(ParseResult words, Terminal terminal)
    {
        long ticks = words.GetValue(Ticks);
        int order = (int)words.GetValue(Order);
        ulong seed = (ulong)words.GetValue(SharedOptions.Seed);
        bool isJson = words.GetValue(SharedOptions.Json);
        string? only = words.GetValue(Only);
        if (words.GetValue(Cartesian))
        {
            return ClearanceStormVerb.Run(only, ticks, order, seed, isJson, terminal);
        }

        return only is null
            ? Joints(ticks, order, seed, isJson, terminal)
            : terminal.Fail(
                UsageErrors.Code,
                "--arm goes with --cartesian: the other storm makes its own arms",
                "add --cartesian or leave --arm out",
                ExitCode.Usage);
    }

    private static ExitCode Joints(long ticks, int order, ulong seed, bool isJson, Terminal terminal)
    {
        using StopSignals signals = new();
        using EnvelopeStorm storm = new(seed, order);
        Stopwatch clock = Stopwatch.StartNew();
        TimeSpan due = TimeSpan.FromSeconds(5);
        for (long done = 0; done < ticks && !signals.Asked; done += Chunk)
        {
            storm.Run(Math.Min(Chunk, ticks - done));
            if (clock.Elapsed >= due)
            {
                due += TimeSpan.FromSeconds(5);
                terminal.Say($"storm ticks={done} of={ticks} violations={storm.Result.TotalViolations} seconds={clock.Elapsed.TotalSeconds:0}");
            }
        }

        StormResult result = storm.Result;
        double nanoseconds = clock.Elapsed.TotalNanoseconds / Math.Max(1, result.JointTicks);
        if (isJson)
        {
            terminal.WriteJson(json => Write(json, result, nanoseconds));
        }
        else
        {
            Print(terminal.Output, result, nanoseconds);
        }

        if (result.TotalViolations > 0)
        {
            return terminal.Fail(
                "E-ENV-01",
                $"the envelope broke a limit {result.TotalViolations} times under seed {seed}",
                "do not use this build on an arm; report the seed",
                ExitCode.Failed);
        }

        if (result.MonitorTrips > 0)
        {
            return terminal.Fail(
                "E-ENV-06",
                $"the monitor refused what the envelope admitted {result.MonitorTrips} times under seed {seed}",
                "one of the two is wrong: do not use this build on an arm; report the seed",
                ExitCode.Failed);
        }

        return signals.Asked ? ExitCode.Interrupted : ExitCode.Done;
    }

    private static void Print(TextWriter output, StormResult result, double nanoseconds)
    {
        output.WriteLine($"storm of order {result.Order}, seed {result.Seed}: {result.Ticks:#,0} ticks, "
            + $"{result.JointTicks:#,0} joint-ticks on {result.Arms:#,0} random arms, {nanoseconds:0} ns per joint-tick with its audit");
        output.WriteLine($"violations     {result.TotalViolations}");
        for (int i = 0; i < result.Violations.Length; i++)
        {
            output.WriteLine($"  {(EmissionFault)i,-20} {result.Violations[i]}");
        }

        output.WriteLine($"monitor        refused {result.MonitorTrips}");
        output.WriteLine($"stops checked  {result.StopChecks:#,0}, impossible {result.StopFailures}, longest {result.LongestStopTicks:#,0} ticks");
        output.WriteLine($"writes failed on purpose {result.DegradedTicks:#,0}, trips {result.Trips:#,0}");
        output.WriteLine($"limits switched in motion {result.Switches:#,0}, judged as the arm's own from rest {result.NarrowedRests:#,0}; "
            + $"armed outside the limits {result.Recoveries:#,0}");
        output.WriteLine("arms refused before a tick, by the first hard rule they broke");
        Counts(output, result.Refusals, i => ((EnvelopeRule)i).ToString());
        output.WriteLine("joint-ticks by attack");
        Counts(output, result.Attacks, i => ((StormAttack)i).ToString());
    }

    private static void Counts(TextWriter output, IReadOnlyList<long> counts, Func<int, string> name)
    {
        for (int i = 0; i < counts.Count; i++)
        {
            if (counts[i] > 0)
            {
                output.WriteLine($"  {name(i),-20} {counts[i]:#,0}");
            }
        }
    }

    private static void Write(Utf8JsonWriter json, StormResult result, double nanoseconds)
    {
        json.WriteNumber("seed", result.Seed);
        json.WriteNumber("order", result.Order);
        json.WriteNumber("ticks", result.Ticks);
        json.WriteNumber("jointTicks", result.JointTicks);
        json.WriteNumber("arms", result.Arms);
        json.WriteNumber("violations", result.TotalViolations);
        Counts(json, "violationsByKind", result.Violations, i => ((EmissionFault)i).ToString());
        json.WriteNumber("stopChecks", result.StopChecks);
        json.WriteNumber("stopFailures", result.StopFailures);
        json.WriteNumber("longestStopTicks", result.LongestStopTicks);
        json.WriteNumber("degradedTicks", result.DegradedTicks);
        json.WriteNumber("trips", result.Trips);
        json.WriteNumber("monitorRefusals", result.MonitorTrips);
        json.WriteNumber("limitSwitches", result.Switches);
        json.WriteNumber("narrowedRests", result.NarrowedRests);
        json.WriteNumber("recoveries", result.Recoveries);
        Counts(json, "refusalsByRule", result.Refusals, i => ((EnvelopeRule)i).ToString());
        Counts(json, "jointTicksByAttack", result.Attacks, i => ((StormAttack)i).ToString());
        json.WriteNumber("nanosecondsPerJointTick", Math.Round(nanoseconds, 1));
    }

    private static void Counts(Utf8JsonWriter json, string name, IReadOnlyList<long> counts, Func<int, string> key)
    {
        json.WriteStartObject(name);
        for (int i = 0; i < counts.Count; i++)
        {
            json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(key(i)), counts[i]);
        }

        json.WriteEndObject();
    }
}
