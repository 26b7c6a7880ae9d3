using System.CommandLine;
using ArmController.Configuration;
using ArmController.Configuration.Troubles;
using ArmController.Rigs;
using ArmController.Training.Exams;
using ArmController.Training.Learn;
using ArmController.Training.Reports;

namespace ArmController.Verbs;

/// <summary>Examines a checkpoint: greedy, reloaded from disk, beside its baselines.</summary>
internal static class EvalVerb
{
    private static readonly Option<int> GoalSeed = new("--seed")
    {
        Description = "Seed of the goals.",
        HelpName = "S",
        DefaultValueFactory = _ => (int)ExamQuestions.DefaultGoalSeed,
        CustomParser = result => NumberToken.Whole(result, "--seed", 0, int.MaxValue),
    };

    private static readonly Option<string?> Task = new("--task")
    {
        Description = "The task to be examined in; the checkpoint's own when it is not given.",
        HelpName = "TASK",
        CustomParser = result => SharedArguments.Task(result, result.Tokens[0].Value)?.Name,
    };

    private static readonly Option<double?> Tolerance = new("--tolerance")
    {
        Description = "One tolerance instead of the arm's own, in millimetres.",
        HelpName = "MM",
        CustomParser = result => NumberToken.Real(result, "--tolerance", 0.1, 1_000),
    };

    private static readonly Option<double?> Pitch = new("--pitch")
    {
        Description = "Goals also ask how far the last link points up or down, and it has to be within so many degrees.",
        HelpName = "DEG",
        CustomParser = result => NumberToken.Real(result, "--pitch", 0.1, 90),
    };

    /// <summary>Builds the verb.</summary>
    public static Verb Create()
    {
        Argument<string> from = new("run") { Description = "A run's folder or a checkpoint." };
        Verb verb = new(
            "eval",
            "Examines what was learned on unseen goals, against those who have learned nothing.",
            "armctl eval runs/<run>",
            "armctl eval runs/<run> --goals 1000 --seed 5 --twin all-perturbed --json",
            "armctl eval runs/<run> --pitch 8 --homes 8")
        {
            from,
            SharedOptions.Arm,
            SharedOptions.Goals,
            GoalSeed,
            SharedOptions.Homes,
            SharedOptions.ToTheEnd,
            Task,
            SharedOptions.Twin,
            Tolerance,
            Pitch,
            SharedOptions.Target,
            SharedOptions.Json,
        };
        verb.Does((words, terminal) => Evaluate(words, words.GetValue(from)!, terminal));
        return verb;
    }

    private static ExitCode Evaluate(ParseResult words, string from, Terminal terminal)
    {
        Checked<PlanWords> read = PlanWords.Read(words, from, words.GetValue(Task), looksOnly: true);
        if (!read.TryGet(out PlanWords? said))
        {
            return terminal.Fail(read.Faults);
        }

        if (said.Note is not null)
        {
            terminal.Say(said.Note);
        }

        LearnOrigin saved = said.Origin! with { Exactly = false };
        RigPlan plan = said.Plan;
        if (words.GetValue(Tolerance) is { } millimetres)
        {
            if (plan.Task.Within(millimetres / 1000) is not { } within)
            {
                return terminal.Fail(UsageErrors.Code, $"no distance decides the task {plan.Task.Name}", "leave --tolerance out", ExitCode.Usage);
            }

            plan = plan with { Task = within };
        }

        if (words.GetValue(Pitch) is { } degrees)
        {
            if (plan.Task.Inclined(Degrees.ToRadians(degrees)) is not { } inclined)
            {
                string cause = $"no pitch belongs to a goal of the task {plan.Task.Name}";
                return terminal.Fail(UsageErrors.Code, cause, "leave --pitch out", ExitCode.Usage);
            }

            plan = plan with { Task = inclined };
        }

        if ((said with { Plan = plan, Origin = saved }).Misfit() is { } misfit)
        {
            return terminal.Fail([misfit]);
        }

        Examination examination = new(plan, SharedOptions.Questions(words, (ulong)words.GetValue(GoalSeed)));
        using StopSignals signals = new();
        WarmUp.Run(plan);
        ExamResult[]? results = examination.Run(saved, () => signals.Asked, out string weights);
        if (results is null)
        {
            terminal.Say("armctl: interrupted; nothing was written.");
            return ExitCode.Interrupted;
        }

        RunReport report = new()
        {
            Run = from,
            Arm = plan.Arm.Name,
            Task = plan.Task.Name,
            Twin = words.GetValue(SharedOptions.Twin) ?? "as trained",
            Learner = plan.Learner,
            Seed = (long)saved.Head.Seed,
            RobotMinutes = plan.Cadence.SecondsOf(saved.Head.Ticks) / 60,
            Decisions = examination.Meter.Decisions,
            Ticks = examination.Meter.Ticks,
            WallSeconds = results[0].Cost.Elapsed.TotalSeconds,
            Results = results,
            Questions = examination.Questions,
            Ceiling = plan.Task.Ceiling(plan.ExamScope),
            Words = plan.Task.Words,
            Trims = examination.Meter.Use.Trims,
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
