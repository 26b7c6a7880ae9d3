using System.Collections.Immutable;
using System.CommandLine;
using ArmController.Configuration;
using ArmController.Configuration.Tasks;
using ArmController.Configuration.Troubles;
using ArmController.Rigs;
using ArmController.Simulator.World;
using ArmController.Training.Exams;
using ArmController.Training.Learn;

namespace ArmController.Verbs;

/// <summary>Learns a task online on the simulated arm, then examines itself on goals it never saw.</summary>
internal static class LearnVerb
{
    private static readonly Option<double> CheckpointSeconds = new("--checkpoint-seconds")
    {
        Description = "Wall time between two checkpoints, in seconds.",
        HelpName = "S",
        DefaultValueFactory = _ => 10,
        CustomParser = result => NumberToken.Real(result, "--checkpoint-seconds", 0.01, 86_400),
    };

    private static readonly Option<double> ArchiveHours = new("--archive-hours")
    {
        Description = "Wall time between two checkpoints that are kept for longer (the newest five are), in hours.",
        HelpName = "H",
        DefaultValueFactory = _ => 1,
        CustomParser = result => NumberToken.Real(result, "--archive-hours", 0.000_01, 10_000),
    };

    private static readonly Option<double?> CheckMinutes = new("--check-minutes")
    {
        Description =
            "Robot time between two checks on the twin, in minutes: what passes is kept, and gone back to when a later check falls far below. "
            + "0 for none, which is the default unless the run begins from one that checks itself.",
        HelpName = "M",
        CustomParser = result => NumberToken.Real(result, "--check-minutes", 0, 100_000),
    };

    private static readonly Option<double?> CheckMark = new("--check-mark")
    {
        Description = "Least success of a check that is kept, in per cent; 90 unless the run begins from one that checks itself.",
        HelpName = "PCT",
        CustomParser = result => NumberToken.Real(result, "--check-mark", 0, 100),
    };

    private static readonly Option<bool> WeightsOnly = new("--weights-only")
    {
        Description = "With --from: take over what was learned and begin a new session with it, its time at zero; needed for another seed or twin.",
    };

    /// <summary>Builds the verb.</summary>
    public static Verb Create()
    {
        Argument<TaskEntry[]> tasks = SharedArguments.Tasks(atLeast: 1);
        string example = $"armctl learn {TaskCatalogue.Shipped.Eldest}";
        Verb verb = new(
            "learn",
            "Learns a task online, one sample at a time, and examines itself on unseen goals.",
            [
                $"{example}",
                $"{example} --arm so101 --minutes 5 --seed 7 --json",
                $"{example} --twin all-perturbed --model none",
                $"{example} --learner q --minutes 20 --check-minutes 1",
                $"{example} --from runs/<run> --minutes 10",
                $"{example} --from runs/<run> --weights-only --seed 8",
            ])
        {
            tasks,
            SharedOptions.Arm,
            SharedOptions.Seed,
            SharedOptions.Minutes,
            SharedOptions.Speed,
            SharedOptions.Twin,
            SharedOptions.From,
            WeightsOnly,
            SharedOptions.Model,
            SharedOptions.Learner,
            SharedOptions.Target,
            SharedOptions.Goals,
            SharedOptions.Homes,
            SharedOptions.ToTheEnd,
            CheckpointSeconds,
            ArchiveHours,
            CheckMinutes,
            CheckMark,
            SharedOptions.Runs,
            SharedOptions.Json,
        };
        foreach (Verb word in OperatorVerbs.Learning())
        {
            verb.Add(word);
        }

        verb.Does((words, terminal) =>
        {
            // There is one task and it cannot be named twice; a second one would have to be learned, not passed over.
            TaskEntry task = words.GetValue(tasks)!.Single();
            if (words.GetValue(WeightsOnly) && words.GetValue(SharedOptions.From) is null)
            {
                return terminal.Fail(
                    UsageErrors.Code,
                    "--weights-only is said and nothing to take them from",
                    "name a run with --from RUN, or leave --weights-only out",
                    ExitCode.Usage);
            }

            Checked<LearnRequest> request = Resolve(words, task);
            if (!request.TryGet(out LearnRequest? wanted))
            {
                return terminal.Fail(request.Faults);
            }

            return wanted.Checks is null && words.IsGiven(CheckMark)
                ? terminal.Fail(
                    UsageErrors.Code, "--check-mark is said of a run without checks", "say how often with --check-minutes M", ExitCode.Usage)
                : new LearnCommand(wanted, terminal, words.GetValue(SharedOptions.Json)).Run();
        });
        return verb;
    }

    private static Checked<LearnRequest> Resolve(ParseResult words, TaskEntry task)
    {
        Checked<PlanWords> read = PlanWords.Read(words, words.GetValue(SharedOptions.From), task.Name, looksOnly: false);
        if (!read.TryGet(out PlanWords? said))
        {
            return new(read.Faults);
        }

        RigPlan plan = said.Plan;
        LearnOrigin? origin = said.Origin is { } whole ? whole with { Exactly = whole.Exactly && !words.GetValue(WeightsOnly) } : null;
        Trouble? fault = origin is null ? null : Contradiction(words, plan, origin);
        fault ??= (said with { Origin = origin }).Misfit();
        if (fault is not null)
        {
            return new([fault]);
        }

        return new(new LearnRequest(
            plan,
            words.GetValue(SharedOptions.Twin),
            words.GetValue(SharedOptions.Minutes),
            SharedOptions.Questions(words, ExamQuestions.DefaultGoalSeed),
            words.GetValue(SharedOptions.Runs)!,
            TimeSpan.FromSeconds(words.GetValue(CheckpointSeconds)),
            TimeSpan.FromHours(words.GetValue(ArchiveHours)),
            words.GetValue(SharedOptions.Speed) == TwinSpeed.RealTime,
            words.GetValue(SharedOptions.Target) / 100,
            origin,
            [.. words.Tokens.Select(token => token.Value)])
        {
            Checks = Checks(words, origin?.Head.Checks),
        });
    }

    // What is already so may be named; what is not so would be another session, and that takes a word of its own.
    private static Trouble? Contradiction(ParseResult words, RigPlan plan, LearnOrigin origin)
    {
        LearnImageHead head = origin.Head;
        if ((words.IsGiven(SharedOptions.Model) && words.GetValue(SharedOptions.Model) != LearnerWords.Model(head.Learner))
            || (words.IsGiven(SharedOptions.Learner) && words.GetValue(SharedOptions.Learner) != LearnerWords.Way(head.Learner)))
        {
            string learned = $"it was learned with {LearnerWords.Said(head.Learner)}";
            return LearnOrigins.Another(origin, learned, "leave --model and --learner out, or learn anew");
        }

        (string Cause, string Option)? other = !origin.Exactly ? null
            : plan.Seed != head.Seed ? ($"its seed is {head.Seed} and --seed says {plan.Seed}", "--seed")
            : !SameTwin(plan.Twin, head.Twin) ? ($"it was learned on another twin than --twin {words.GetValue(SharedOptions.Twin)}", "--twin")
            : null;
        return other is not var (cause, option) ? null
            : LearnOrigins.Another(origin, cause, $"add --weights-only to begin a new session with what was learned, or leave {option} out to go on");
    }

    private static bool SameTwin(TwinPerturbation a, TwinPerturbation b) =>
        a.LatencyTicks == b.LatencyTicks && a.Tip == b.Tip && a.SensesJoints == b.SensesJoints && SameLanes(a.BacklashRadians, b.BacklashRadians, 0)
        && SameLanes(a.LinkScale, b.LinkScale, 1) && SameLanes(a.ZeroOffsetRadians, b.ZeroOffsetRadians, 0);

    // A lane that is left out has the usual value.
    private static bool SameLanes(ImmutableArray<double> a, ImmutableArray<double> b, double usual)
    {
        for (int i = 0; i < Math.Max(a.Length, b.Length); i++)
        {
            if ((i < a.Length ? a[i] : usual) != (i < b.Length ? b[i] : usual))
            {
                return false;
            }
        }

        return true;
    }

    // A run goes on checking itself as it did, unless it is told otherwise.
    private static CheckPlan? Checks(ParseResult words, CheckPlan? before)
    {
        double mark = words.GetValue(CheckMark) / 100 ?? before?.Mark ?? CheckPlan.UsualMark;
        return words.GetValue(CheckMinutes) is { } minutes ? CheckPlan.Every(minutes, mark) : before is null ? null : before with { Mark = mark };
    }
}
