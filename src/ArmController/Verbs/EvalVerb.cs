using System.CommandLine;
using ArmController.Configuration;
using ArmController.Exams;
using ArmController.Learn;
using ArmController.Reports;
using ArmController.Simulation;
using ArmController.Simulator.World;

namespace ArmController.Verbs;

/// <summary>Examines a checkpoint: greedy, reloaded from disk, beside its baselines.</summary>
internal static class EvalVerb
{
    private static readonly Option<int> GoalSeed = new("--seed")
    {
        Description = "Seed of the goals.",
        HelpName = "S",
        DefaultValueFactory = _ => (int)Examination.DefaultGoalSeed,
        CustomParser = result => NumberToken.Whole(result, "--seed", 0, int.MaxValue),
    };

    private static readonly Option<double?> Tolerance = new("--tolerance")
    {
        Description = "One tolerance instead of the arm's own, in millimetres.",
        HelpName = "MM",
        CustomParser = result => NumberToken.Real(result, "--tolerance", 0.1, 1_000),
    };

    /// <summary>Builds the verb.</summary>
    public static Verb Create()
    {
        Argument<string> from = new("run") { Description = "A run's folder or a checkpoint." };
        Verb verb = new(
            "eval",
            "Examines what was learned on unseen goals, against resolved-rate, hold-still and random.",
            "armctl eval runs/<run>",
            "armctl eval runs/<run> --goals 1000 --seed 5 --twin all-perturbed --json")
        {
            from,
            SharedOptions.Arm,
            SharedOptions.Goals,
            GoalSeed,
            SharedOptions.Twin,
            Tolerance,
            SharedOptions.Target,
            SharedOptions.Json,
        };
        verb.Does((words, terminal) => Evaluate(words, words.GetValue(from)!, terminal));
        return verb;
    }

    private static ExitCode Evaluate(ParseResult words, string from, Terminal terminal)
    {
        Checked<ArmConfiguration> read = RunArm.Of(words, from);
        if (!read.TryGet(out ArmConfiguration? arm))
        {
            return terminal.Fail(read.Faults);
        }

        Checked<LearnOrigin> checkpoint = LearnOrigins.ReadAny(from, arm, out string note);
        if (!checkpoint.TryGet(out LearnOrigin? saved))
        {
            return terminal.Fail(checkpoint.Faults);
        }

        string? twinName = words.GetValue(SharedOptions.Twin);
        Checked<TwinPerturbation> twin = twinName is null ? new(saved.Head.Twin) : TwinCatalogue.Load(twinName, arm.Description.Chain.Count);
        if (!twin.TryGet(out TwinPerturbation? perturbation))
        {
            return terminal.Fail(twin.Faults);
        }

        if (note.Length > 0)
        {
            terminal.Say($"armctl: {note}");
        }

        if (words.GetValue(Tolerance) is { } millimetres)
        {
            arm = arm with { Reach = arm.Reach with { ToleranceMetres = [millimetres / 1000] } };
        }

        JacobianSource jacobian = saved.Head.Jacobian;
        RigPlan plan = new(arm, perturbation, jacobian, RigPlan.Tuned(jacobian), saved.Head.Seed);
        if (plan.Unsuited() is { } cause)
        {
            return terminal.Fail([new ConfigurationFault(
                LearnOrigins.Unusable, saved.Path, 0, 0, $"it cannot be of this arm: {cause}", "name another checkpoint, or learn anew")]);
        }

        if (!Rehearsal.Fits(plan, saved with { Exactly = false }))
        {
            return terminal.Fail([LearnOrigins.Misfit(saved.Path)]);
        }

        if (ReachExam.Unset(plan) is { } unset)
        {
            return terminal.Fail([unset]);
        }

        Examination examination = new(plan, words.GetValue(SharedOptions.Goals), (ulong)words.GetValue(GoalSeed));
        using StopSignals signals = new();
        WarmUp.Run(plan);
        ExamResult[]? results = examination.Run(saved, () => signals.Asked, out string weights);
        if (results is null)
        {
            terminal.Say("armctl: interrupted; nothing was written.");
            return ExitCode.Interrupted;
        }

        ReachReport report = new()
        {
            Run = from,
            Arm = arm.Name,
            Task = "reach",
            Twin = twinName ?? "as trained",
            Jacobian = LearnJson.Word(jacobian),
            Seed = (long)saved.Head.Seed,
            RobotMinutes = saved.Head.Ticks * RigPlan.Period.Value / 60,
            Decisions = examination.Meter.Decisions,
            Ticks = examination.Meter.Ticks,
            WallSeconds = results[0].Cost.Elapsed.TotalSeconds,
            Results = results,
            Oracles = LearnRequest.Oracles,
            Trims = ReachReport.TrimsOf(examination.Meter),
            Violations = examination.Violations,
            AllocatedBytes = results[0].Cost.AllocatedBytes,
            Gen0Collections = results[0].Cost.Collections,
            WeightsSha256 = weights,
            Checkpoint = saved.Path,
            MissedEpisodes = 0,
        };
        ReportVerdict.Print(terminal, report, words.GetValue(SharedOptions.Json));
        return ReportVerdict.Of(terminal, report, words.GetValue(SharedOptions.Target) / 100);
    }
}
