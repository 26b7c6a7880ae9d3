using System.CommandLine;
using ArmController.Configuration;
using ArmController.Configuration.Troubles;
using ArmController.Control.Agents;
using ArmController.Control.Ticking;
using ArmController.Deployment;
using ArmController.Rigs;
using ArmController.Service;

namespace ArmController.Verbs;

/// <summary><c>armctl run</c>: the service, in the foreground or under systemd; the same code for copper and twin.</summary>
internal static class RunVerb
{
    /// <summary>Real-time priority of what ticks when nothing else is asked for.</summary>
    internal const int UsualPriority = 50;

    private static readonly Option<int> Priority = ServiceOptions.Priority(
        "Real-time priority of the loop, 1 to 99; 0 asks for none.", UsualPriority);

    private static readonly Option<int?> Processor = ServiceOptions.Processor("Processor that the loop stays on.");

    private static readonly Option<bool> Garbage =
        new("--stop-on-garbage") { Description = "Stop the arm when the loop allocates or the process collects." };

    private static readonly Option<int> CheckpointSeconds = new("--checkpoint-seconds")
    {
        Description = "Time between two checkpoints, in seconds.",
        HelpName = "S",
        DefaultValueFactory = _ => 60,
        CustomParser = result => NumberToken.Whole(result, "--checkpoint-seconds", 1, 86_400),
    };

    /// <summary>Makes the verb.</summary>
    public static Verb Create()
    {
        Verb verb = new(
            "run",
            "Drives the arm as a service, in the foreground: disarmed at first, then by the words arm, learn, stop, disarm.",
            "armctl run",
            "armctl run --arm desk4 --hw real --cpu 3",
            "armctl run --hw real --i2c /dev/i2c-1")
        {
            SharedOptions.Arm,
            DeploymentOptions.Hardware,
            ServiceOptions.I2c,
            ServiceOptions.Runtime,
            ServiceOptions.State,
            SharedOptions.Twin,
            SharedOptions.Model,
            SharedOptions.Learner,
            SharedOptions.Seed,
            ServiceOptions.Rate,
            Priority,
            Processor,
            Garbage,
            CheckpointSeconds,
        };
        verb.Does(Run);
        return verb;
    }

    private static ExitCode Run(ParseResult words, Terminal terminal)
    {
        if (!OperatingSystem.IsLinux())
        {
            return terminal.Fail("E-SYS-01", "a service runs on Linux only", SharedOptions.Elsewhere, ExitCode.Hardware);
        }

        Checked<PlanWords> read = PlanWords.Read(words, from: null, taskName: null, looksOnly: false);
        if (!read.TryGet(out PlanWords? said))
        {
            return terminal.Fail(read.Faults);
        }

        RigPlan plan = said.Plan with { Cadence = Cadence.At(words.GetValue(ServiceOptions.Rate)) };
        string? bus = words.GetValue(ServiceOptions.I2c);
        bool real = words.GetValue(DeploymentOptions.Hardware) == ServiceHardware.Real;
        if (!real && bus is not null)
        {
            return terminal.Fail("E-USE-01", "the simulator has no I2C bus", "say --hw real with it, or leave --i2c out", ExitCode.Usage);
        }

        if (Unfit(plan) is { } cause)
        {
            return terminal.Fail("E-CFG-20", cause, "choose another arm, model or rate", ExitCode.Configuration);
        }

        if (real && plan.Learner == LearnerKind.ModelNone)
        {
            // It would swing every joint once, and then rest for good.
            const string Blind = "nothing that this program drives sees the tip, and --model none has nothing else to find the arm by";
            return terminal.Fail("E-CFG-20", Blind, "use --model urdf", ExitCode.Configuration);
        }

        ServiceSettings settings = new(
            Path.GetFullPath(words.GetValue(ServiceOptions.Runtime)!),
            Path.GetFullPath(words.GetValue(ServiceOptions.State)!),
            real ? bus ?? BusOf(plan.Arm) : null,
            words.GetValue(Priority),
            words.GetValue(Processor),
            words.GetValue(Garbage),
            TimeSpan.FromSeconds(words.GetValue(CheckpointSeconds)));
        WorkerOutcome outcome = ServiceHost.Run(plan, settings);
        return outcome.Trouble is { } trouble ? terminal.Fail(trouble, outcome.Code) : outcome.Code;
    }

    /// <summary>The device of the bus that an arm's file names.</summary>
    internal static string BusOf(ArmConfiguration arm) => arm.Outputs[0].Kind?.Path(arm.Outputs[0]) ?? "";

    /// <summary>What forbids this arm at this rate; null when nothing does.</summary>
    internal static string? Unfit(RigPlan plan)
    {
        if (plan.Unsuited is { } unsuited)
        {
            return unsuited.Cause;
        }

        // The file's rules were judged for one servo frame; another tick is another envelope.
        string hard = string.Join("; ", Motion.Safety.EnvelopeRules.Check(plan.Arm.Description, plan.Cadence.Tick)
            .Where(fault => fault.IsHard).Select(fault => $"{fault.Joint}: {fault.Sentence}"));
        return hard.Length > 0 ? hard : null;
    }
}
