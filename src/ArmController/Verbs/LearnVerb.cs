using System.CommandLine;
using ArmController.Configuration;
using ArmController.Exams;
using ArmController.Learn;
using ArmController.Simulation;
using ArmController.Simulator.World;
using ArmController.Tasks;

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
        Description = "Robot time between two checks on the twin, in minutes: what passes is kept, and gone back to when a later check falls far below. "
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

    /// <summary>Builds the verb.</summary>
    public static Verb Create()
    {
        Argument<TaskEntry[]> tasks = SharedArguments.Tasks(atLeast: 1);
        Verb verb = new(
            "learn",
            "Learns a task online, one sample at a time, and examines itself on unseen goals.",
            "armctl learn reach",
            "armctl learn reach --arm so101 --minutes 5 --seed 7 --json",
            "armctl learn reach --twin all-perturbed --jacobian learned",
            "armctl learn reach --jacobian none --minutes 20 --check-minutes 1",
            "armctl learn reach --from runs/<run> --minutes 10")
        {
            tasks,
            SharedOptions.Arm,
            SharedOptions.Seed,
            SharedOptions.Minutes,
            SharedOptions.Speed,
            SharedOptions.Twin,
            SharedOptions.From,
            SharedOptions.Jacobian,
            SharedOptions.Target,
            SharedOptions.Goals,
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
            Checked<LearnRequest> request = Resolve(words, task);
            if (!request.TryGet(out LearnRequest? wanted))
            {
                return terminal.Fail(request.Faults);
            }

            return wanted.Checks is null && words.IsGiven(CheckMark)
                ? terminal.Fail(UsageErrors.Code, "--check-mark is said of a run without checks", "say how often with --check-minutes M", ExitCode.Usage)
                : new LearnCommand(wanted, terminal, words.GetValue(SharedOptions.Json)).Run();
        });
        return verb;
    }

    private static Checked<LearnRequest> Resolve(ParseResult words, TaskEntry task)
    {
        string? from = words.GetValue(SharedOptions.From);
        Checked<ArmConfiguration> read = RunArm.Of(words, from);
        if (!read.TryGet(out ArmConfiguration? arm))
        {
            return new(read.Faults);
        }

        string? twinName = words.GetValue(SharedOptions.Twin);
        Checked<TwinPerturbation> twin = twinName is null ? new(TwinPerturbation.None) : TwinCatalogue.Load(twinName, arm.Description.Chain.Count);
        if (!twin.TryGet(out TwinPerturbation? perturbation))
        {
            return new(twin.Faults);
        }

        LearnOrigin? origin = null;
        if (from is not null)
        {
            Checked<LearnOrigin> checkpoint = LearnOrigins.Read(from, arm);
            if (!checkpoint.TryGet(out origin))
            {
                return new(checkpoint.Faults);
            }
        }

        bool newWorld = twinName is not null || words.IsGiven(SharedOptions.Seed);
        JacobianSource jacobian = words.GetValue(SharedOptions.Jacobian);
        ulong seed = (ulong)words.GetValue(SharedOptions.Seed);
        if (origin is not null)
        {
            if (words.IsGiven(SharedOptions.Jacobian) && jacobian != origin.Head.Jacobian)
            {
                string learned = LearnJson.Word(origin.Head.Jacobian);
                return new([new ConfigurationFault(LearnOrigins.Unusable, origin.Path, 0, 0, $"it was learned with --jacobian {learned}", "leave --jacobian out, or learn anew")]);
            }

            jacobian = origin.Head.Jacobian;
            origin = origin with { Exactly = !newWorld };
            seed = words.IsGiven(SharedOptions.Seed) ? seed : origin.Head.Seed;
            perturbation = twinName is null ? origin.Head.Twin : perturbation;
        }

        RigPlan plan = new(arm, perturbation, jacobian, RigPlan.Tuned(jacobian), seed);
        if (plan.Unsuited() is { } cause)
        {
            string urdf = Path.Combine(arm.Source.Folder, ArmSource.UrdfName);
            return new([new ConfigurationFault(ConfigurationFault.Kinematics, urdf, 0, 0, cause, "use --jacobian urdf")]);
        }

        if (origin is not null && !Rehearsal.Fits(plan, origin))
        {
            return new([LearnOrigins.Misfit(origin.Path)]);
        }

        if (ReachExam.Unset(plan) is { } unset)
        {
            return new([unset]);
        }

        return new(new LearnRequest(
            plan,
            task.Name,
            twinName,
            words.GetValue(SharedOptions.Minutes),
            words.GetValue(SharedOptions.Goals),
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

    // A run goes on checking itself as it did, unless it is told otherwise.
    private static CheckPlan? Checks(ParseResult words, CheckPlan? before)
    {
        double mark = words.GetValue(CheckMark) / 100 ?? before?.Mark ?? CheckPlan.UsualMark;
        return words.GetValue(CheckMinutes) is { } minutes ? CheckPlan.Every(minutes, mark) : before is null ? null : before with { Mark = mark };
    }
}
