using ArmController.Configuration;
using ArmController.Configuration.Troubles;
using ArmController.Training.Exams;
using ArmController.Training.Journal;
using ArmController.Training.Learn;
using ArmController.Training.Reports;
using ArmController.Training.Runs;

namespace ArmController.Verbs;

/// <summary>One `learn`, from the run's folder to the exit code.</summary>
internal sealed class LearnCommand(LearnRequest request, Terminal terminal, bool json)
{
    public ExitCode Run()
    {
        RunRequest wanted = new()
        {
            RunsFolder = request.RunsFolder,
            Tasks = [request.Task],
            Arm = request.Arm.Name,
            Seed = (long)request.Plan.Seed,
            Argv = request.Argv,
            Config = new Dictionary<string, byte[]>
            {
                [ArmSource.UrdfName] = request.Arm.Source.Urdf,
                [ArmSource.JsonName] = request.Arm.Source.Json,
                ["learn.json"] = LearnJson.Of(request),
            },
            Parent = request.Origin?.Path,
            HasChecks = request.Checks is not null,
        };
        using StopSignals signals = new();
        Checked<RunFolder> made = RunFolder.Create(wanted, TimeProvider.System);
        if (!made.TryGet(out RunFolder? folder))
        {
            return terminal.Fail(made.Faults);
        }

        using (folder)
        {
            using Stream errors = Console.OpenStandardError();
            LearnProgress progress = new(new ProgressLine(errors), !terminal.IsPlain, ascii: !Locale.IsUtf8, request.FirstTick, request.LastTick);
            using LearnRun run = LearnRun.Prepare(request, folder, trouble =>
            {
                progress.GiveWay();
                terminal.Say(trouble);
            });
            return Learn(folder, run, progress, signals);
        }
    }

    private ExitCode Learn(RunFolder folder, LearnRun run, LearnProgress progress, StopSignals signals)
    {
        terminal.Say(
            $"learning {request.Task} on {request.Arm.Name}, seed {request.Plan.Seed}, {request.Minutes:0.##} robot minutes; Ctrl+C stops and saves");
        signals.AtOnce = run.Trip;
        bool complete = run.Run(progress, () => signals.Asked);
        if (run.Loop.Failure is { } failure)
        {
            folder.Finish(RunState.Failed);
            return terminal.Fail(
                "E-INT-02",
                $"the control loop failed in tick {run.Loop.Tick}: {(terminal.IsVerbose ? failure : failure.Message)}",
                "report this with the run's folder",
                ExitCode.Internal);
        }

        if (run.LastSave.Trouble is { } unsaved)
        {
            folder.Finish(RunState.Failed);
            const string Remedy = "the checkpoint before it is kept, free some space or choose another place with --runs DIR";
            return terminal.Fail(unsaved with { Remedy = Remedy }, ExitCode.Failed);
        }

        if (run.StoppedBy is { } stop)
        {
            folder.Finish(RunState.Failed);
            return terminal.Fail(
                "E-ENV-02", $"the arm was {stop}", "see to the cause; what was learned is kept, go on with --from", ExitCode.Refused);
        }

        if (!complete)
        {
            return Interrupted(folder);
        }

        terminal.Say($"examining on {request.Questions.Goals} goals it never saw");
        return Examine(folder, run, signals);
    }

    private ExitCode Examine(RunFolder folder, LearnRun run, StopSignals signals)
    {
        Checked<LearnOrigin> reread = LearnOrigins.Read(folder.Path, request.Arm);
        if (!reread.TryGet(out LearnOrigin? saved))
        {
            folder.Finish(RunState.Failed);
            return terminal.Fail(reread.Faults, ExitCode.Failed);
        }

        Examination examination = new(request.Plan, request.Questions);
        ExamResult[]? results = examination.Run(saved, () => signals.Asked, out string weights);
        if (results is null)
        {
            return Interrupted(folder);
        }

        RunMeter meter = run.Meter;
        RunReport report = new()
        {
            Run = folder.Path,
            Arm = request.Arm.Name,
            Task = request.Task,
            Twin = request.TwinWord,
            Learner = request.Plan.Learner,
            Seed = (long)request.Plan.Seed,
            RobotMinutes = request.Plan.Cadence.SecondsOf(request.LastTick) / 60,
            Decisions = meter.Decisions,
            Ticks = meter.Ticks,
            WallSeconds = run.Loop.Elapsed.TotalSeconds,
            Results = results,
            Questions = request.Questions,
            Ceiling = request.Plan.Task.Ceiling(request.Plan.ExamScope),
            Words = request.Plan.Task.Words,
            Trims = meter.Use.Trims,
            Violations = run.Violations + examination.Violations,
            Checks = run.Checks,
            AllocatedBytes = run.Loop.AllocatedBytes,
            Gen0Collections = run.Loop.Collections,
            WeightsSha256 = weights,
            Checkpoint = saved.Path,
            MissedEpisodes = run.MissedEpisodes,
        };
        WriteResult kept = ReportFile.Write(folder.Path, report);
        WriteResult finished = folder.Finish(report.Violations == 0 ? RunState.Done : RunState.Failed);
        ReportVerdict.Print(terminal, report, json);
        if (!kept.IsDone || !finished.IsDone)
        {
            string reason = kept.IsDone ? finished.Reason : kept.Reason;
            Trouble lost = new(
                RunFolder.NotKept, folder.Path, $"not everything could be kept: {reason}", "free some space; the result above is whole");
            return terminal.Fail(lost, ExitCode.Failed);
        }

        return ReportVerdict.Of(terminal, report, request.TargetShare);
    }

    private ExitCode Interrupted(RunFolder folder)
    {
        folder.Finish(RunState.Interrupted);
        string path = folder.Path.All(letter => char.IsAsciiLetterOrDigit(letter) || "/._-+".Contains(letter)) ? folder.Path : $"'{folder.Path}'";
        terminal.Say($"armctl: interrupted; what was learned is kept, go on with: armctl learn {request.Task} --from {path}");
        return ExitCode.Interrupted;
    }
}
