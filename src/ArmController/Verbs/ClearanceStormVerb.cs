using System.Diagnostics;
using System.Text.Json;
using ArmController.Configuration;
using ArmController.Configuration.Troubles;
using ArmController.Motion.Arm;
using ArmController.Motion.Safety.Storms;

namespace ArmController.Verbs;

/// <summary>The storm against the shield: shipped arms between a table, walls and two boxes.</summary>
internal static class ClearanceStormVerb
{
    private const double MostStuckShare = 0.01;
    private const double MostTimeRatio = 1.01;

    // From no acceleration to all of it in this time: what hobby servos and their gears bear well.
    private const double JerkSeconds = 0.06;

    /// <summary>Runs it on one arm, or on all shipped ones.</summary>
    public static ExitCode Run(string? only, long ticks, int order, ulong seed, bool isJson, Terminal terminal)
    {
        using StopSignals signals = new();
        List<(ClearanceStormResult Result, double Seconds)> results = [];
        foreach (string name in only is null ? ArmCatalogue.Names : [only])
        {
            Checked<ArmConfiguration> read = ArmCatalogue.Load(name);
            if (!read.TryGet(out ArmConfiguration? arm))
            {
                return terminal.Fail(read.Faults);
            }

            Stopwatch clock = Stopwatch.StartNew();
            ClearanceStorm storm = new(Description(arm, order), arm.Home, seed, ticks);
            if (!storm.HasRoom)
            {
                return terminal.Fail(
                    "E-ENV-05",
                    $"the home of {name} is not clear of what the storm puts round it",
                    "give its links collision shapes, and choose another home",
                    ExitCode.Configuration);
            }

            TimeSpan due = TimeSpan.FromSeconds(5);
            while (!storm.IsOver && !signals.Asked)
            {
                storm.RunSession();
                if (clock.Elapsed >= due)
                {
                    due += TimeSpan.FromSeconds(5);
                    terminal.Say($"storm arm={name} ticks={storm.Result.Ticks} of={ticks} violations={storm.Result.Violations} "
                        + $"seconds={clock.Elapsed.TotalSeconds:0}");
                }
            }

            results.Add((storm.Result, clock.Elapsed.TotalSeconds));
            if (!isJson)
            {
                Print(terminal.Output, storm.Result, order, seed, clock.Elapsed.TotalSeconds);
            }
        }

        if (isJson)
        {
            terminal.WriteJson(json => Write(json, results, order, seed));
        }

        return signals.Asked ? ExitCode.Interrupted : Verdict(results, seed, terminal);
    }

    private static ExitCode Verdict(List<(ClearanceStormResult Result, double Seconds)> results, ulong seed, Terminal terminal)
    {
        foreach ((ClearanceStormResult result, _) in results)
        {
            if (result.Violations > 0)
            {
                return terminal.Fail(
                    "E-ENV-03",
                    $"{result.Arm} came too near or moved too fast {result.Violations} times under seed {seed}",
                    "do not use this build on an arm; report the seed",
                    ExitCode.Failed);
            }

            if (result.StuckShare > MostStuckShare || result.TimeRatio > MostTimeRatio)
            {
                return terminal.Fail(
                    "E-ENV-04",
                    $"the shield held {result.Arm} up where nothing was in the way: {result.StuckShare:P1} of the free moves stuck, "
                        + $"time {result.TimeRatio:0.000}",
                    "it is safe but sluggish; report the seed",
                    ExitCode.Failed);
            }
        }

        return ExitCode.Done;
    }

    private static ArmDescription Description(ArmConfiguration arm, int order)
    {
        if (order == 2)
        {
            return arm.Description;
        }

        return arm.Description with
        {
            Joints =
            [
                .. arm.Description.Joints.Select(joint => joint with
                {
                    Limits = joint.Limits with { MaxRadiansPerSecondCubed = joint.Limits.MaxRadiansPerSecondSquared / JerkSeconds },
                }),
            ],
        };
    }

    private static void Print(TextWriter output, ClearanceStormResult result, int order, ulong seed, double seconds)
    {
        output.WriteLine($"cartesian storm seed {seed}, order {order}, {result.Arm}: {result.Ticks:#,0} ticks in {seconds:0} s, "
            + $"{ClearanceAudit.Samples} looks from tick to tick");
        output.WriteLine($"penetrations   {result.Penetrations}");
        output.WriteLine($"clearance      shortest {result.ShortestMetres * 1000:0.0000} mm, margin {result.MarginMetres * 1000:0.0000} mm, "
            + $"below it {result.Shortfalls}");
        output.WriteLine($"tip speed      highest {result.FastestMetresPerSecond * 1000:0.0} mm/s, limit {result.MaxTipMetresPerSecond * 1000:0.0} "
            + $"mm/s in half of the time, above it {result.Speedings}");
        output.WriteLine($"joint limits   {result.JointFaults} broken");
        output.WriteLine($"monitor        {result.MonitorRefusals} false alarms");
        output.WriteLine($"stops checked  {result.StopChecks:#,0}; writes failed on purpose {result.DegradedTicks:#,0}");
        output.WriteLine($"limits switched {result.LimitSwitches:#,0}, judged as the arm's own from rest {result.NarrowedRests:#,0}");
        output.WriteLine($"free moves     {result.FreeMoves:#,0}, stuck {result.StuckMoves:#,0} ({result.StuckShare * 100:0.00} %), "
            + $"time with the shield {result.TimeRatio:0.0000} of that without");
        output.WriteLine($"blocked moves  {result.BlockedMoves:#,0}, arrived all the same {result.ArrivedBlockedMoves:#,0}");
    }

    private static void Write(Utf8JsonWriter json, List<(ClearanceStormResult Result, double Seconds)> results, int order, ulong seed)
    {
        json.WriteNumber("seed", seed);
        json.WriteNumber("order", order);
        json.WriteStartArray("arms");
        foreach ((ClearanceStormResult result, double seconds) in results)
        {
            json.WriteStartObject();
            json.WriteString("arm", result.Arm);
            json.WriteNumber("ticks", result.Ticks);
            json.WriteNumber("penetrations", result.Penetrations);
            json.WriteNumber("shortestMm", result.ShortestMetres * 1000);
            json.WriteNumber("marginMm", result.MarginMetres * 1000);
            json.WriteNumber("belowMargin", result.Shortfalls);
            json.WriteNumber("maxTipMmPerS", result.FastestMetresPerSecond * 1000);
            json.WriteNumber("tipLimitMmPerS", result.MaxTipMetresPerSecond * 1000);
            json.WriteNumber("aboveTipLimit", result.Speedings);
            json.WriteNumber("jointFaults", result.JointFaults);
            json.WriteNumber("monitorRefusals", result.MonitorRefusals);
            json.WriteNumber("stopChecks", result.StopChecks);
            json.WriteNumber("degradedTicks", result.DegradedTicks);
            json.WriteNumber("limitSwitches", result.LimitSwitches);
            json.WriteNumber("narrowedRests", result.NarrowedRests);
            json.WriteNumber("freeMoves", result.FreeMoves);
            json.WriteNumber("stuckMoves", result.StuckMoves);
            json.WriteNumber("timeRatio", Math.Round(result.TimeRatio, 5));
            json.WriteNumber("blockedMoves", result.BlockedMoves);
            json.WriteNumber("arrivedBlockedMoves", result.ArrivedBlockedMoves);
            json.WriteNumber("seconds", Math.Round(seconds, 1));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
