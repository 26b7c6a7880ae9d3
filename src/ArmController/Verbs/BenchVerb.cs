using System.CommandLine;
using ArmController.Bench;
using ArmController.Configuration;
using ArmController.Configuration.Files;
using ArmController.Configuration.Troubles;
using ArmController.Control.Agents;
using ArmController.Control.Ticking;
using ArmController.Rigs;
using ArmController.Simulator.World;

namespace ArmController.Verbs;

/// <summary><c>armctl bench</c>: how well this machine keeps the loop's deadlines, beside cyclictest. Times are reported and never judged.</summary>
internal static class BenchVerb
{
    private const int UsualPriority = 80;
    private const double SecondsPerMinute = 60;

    private static readonly Option<double> Minutes = new("--minutes")
    {
        Description = "Time our loop ticks for, in minutes; cyclictest takes as long again.",
        HelpName = "M",
        DefaultValueFactory = _ => 1,
        CustomParser = result => NumberToken.Real(result, "--minutes", 0.01, 600),
    };

    private static readonly Option<int> Priority = ServiceOptions.Priority(
        "Real-time priority of the loop and of cyclictest, 1 to 99; 0 asks for none.", UsualPriority);

    private static readonly Option<int?> Processor = ServiceOptions.Processor("Processor that both stay on.");

    private static readonly Option<bool> Stress = new("--stress") { Description = "Keep every processor busy with ordinary threads meanwhile." };

    /// <summary>Makes the verb.</summary>
    public static Verb Create()
    {
        Verb verb = new(
            "bench",
            "Measures how late the loop wakes up on this machine, and what a tick costs, on the simulated arm.",
            "armctl bench",
            "armctl bench --rate 1000 --minutes 1 --stress",
            "armctl bench --minutes 10 --cpu 3 --json")
        {
            SharedOptions.Arm,
            Minutes,
            ServiceOptions.Rate,
            Priority,
            Processor,
            Stress,
            SharedOptions.Seed,
            SharedOptions.Json,
        };
        verb.Does(Run);
        return verb;
    }

    private static ExitCode Run(ParseResult words, Terminal terminal)
    {
        if (!OperatingSystem.IsLinux())
        {
            return terminal.Fail("E-SYS-01", "deadlines are kept on Linux only", "measure on the machine that will drive the arm", ExitCode.Hardware);
        }

        Checked<ArmConfiguration> read = ArmCatalogue.Load(words.GetValue(SharedOptions.Arm)!);
        if (!read.TryGet(out ArmConfiguration? arm))
        {
            return terminal.Fail(read.Faults);
        }

        int rate = words.GetValue(ServiceOptions.Rate);
        RigPlan rig = new(arm, TwinPerturbation.None, LearnerKind.QUrdf, (ulong)words.GetValue(SharedOptions.Seed))
        {
            Cadence = Cadence.At(rate),
        };
        if (RunVerb.Unfit(rig) is { } cause)
        {
            return terminal.Fail("E-CFG-20", cause, "choose another arm or rate", ExitCode.Configuration);
        }

        int ticks = (int)Math.Max(1, words.GetValue(Minutes) * SecondsPerMinute * rate);
        BenchPlan plan = new(rig, ticks, words.GetValue(Priority), words.GetValue(Processor), words.GetValue(Stress));
        using StopSignals signals = new();
        BenchResult result;
        try
        {
            result = BenchRun.Run(plan, terminal.Say, () => signals.Asked);
        }
        catch (Exception fault) when (fault is (IOException and not TroubleException) or UnauthorizedAccessException)
        {
            return terminal.Fail(
                "E-RUN-01",
                $"the run's files cannot be written: {DiskWords.Of(fault)}",
                "give the folder for temporary files some room, or name another with TMPDIR",
                ExitCode.Failed);
        }

        if (words.GetValue(SharedOptions.Json))
        {
            terminal.WriteJson(json => BenchJson.Write(json, plan, result));
        }
        else
        {
            BenchTable.Print(terminal.Output, plan, result);
        }

        return signals.Asked ? ExitCode.Interrupted : ExitCode.Done;
    }
}
