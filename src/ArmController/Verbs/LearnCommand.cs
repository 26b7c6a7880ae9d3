using ArmController.Configuration;
using ArmController.Exams;
using ArmController.Journal;
using ArmController.Learn;
using ArmController.Reports;
using ArmController.Runs;
using ArmController.Simulation;

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
        };
        Checked<RunFolder> made = RunFolder.Create(wanted, TimeProvider.System);
        if (!made.TryGet(out RunFolder? folder))
        {
            return terminal.Fail(made.Faults);
        }

        using (folder)
        {
            using StopSignals signals = new();
            using LearnRun? run = LearnRun.Prepare(request, folder);
            if (run is null)
            {
                folder.Finish(RunState.Failed);
                return terminal.Fail(
                    LearnOrigins.Unusable, $"{request.Origin!.Path}: its state does not fit this program", "learn anew", ExitCode.Configuration);
            }

            return Learn(folder, run, signals);
        }
    }

    private ExitCode Learn(RunFolder folder, LearnRun run, StopSignals signals)
    {
        Say($"learning {request.Task} on {request.Arm.Name}, seed {request.Plan.Seed}, {request.Minutes:0.##} robot minutes; Ctrl+C stops and keeps what was learned");
        bool redraw = !terminal.IsPlain && !Console.IsErrorRedirected;
        using Stream errors = Console.OpenStandardError();
        LearnProgress progress = new(new ProgressLine(errors), redraw, ascii: !IsUtf8(), run.FirstTick, run.LastTick);
        bool complete = run.Run(progress, () => signals.Asked);
        if (run.Loop.Failure is { } failure)
        {
            folder.Finish(RunState.Failed);
            return terminal.Fail("E-INT-02", $"the control loop failed in tick {run.Loop.Tick}: {failure}", "report this with the run's folder", ExitCode.Internal);
        }

        if (!run.LastSave.IsSaved)
        {
            folder.Finish(RunState.Failed);
            return terminal.Fail("E-RUN-03", $"the result could not be kept: {run.LastSave.Message.TrimEnd('.')}", "free some space and learn again", ExitCode.Failed);
        }

        if (!complete)
        {
            return Interrupted(folder);
        }

        Say($"examining on {request.Goals} goals it never saw");
        return Examine(folder, run, signals);
    }

    private ExitCode Examine(RunFolder folder, LearnRun run, StopSignals signals)
    {
        Checked<LearnOrigin> reread = LearnOrigins.Read(folder.Path, request.Arm, out _);
        if (!reread.TryGet(out LearnOrigin? saved))
        {
            folder.Finish(RunState.Failed);
            return terminal.Fail(reread.Faults);
        }

        Examination examination = new(request.Plan, request.Goals, Examination.DefaultGoalSeed);
        ExamResult[]? results = examination.Run(saved, () => signals.Asked, out string weights);
        if (results is null)
        {
            return Interrupted(folder);
        }

        RunMeter meter = run.Meter;
        ReachReport report = new()
        {
            Run = folder.Path,
            Arm = request.Arm.Name,
            Task = request.Task,
            Twin = request.TwinName ?? "nominal",
            Jacobian = LearnJson.Word(request.Plan.Jacobian),
            Seed = (long)request.Plan.Seed,
            RobotMinutes = run.LastTick * RigPlan.Period.Value / 60,
            Decisions = meter.Decisions,
            Ticks = meter.Ticks,
            WallSeconds = run.Loop.Elapsed.TotalSeconds,
            Results = results,
            Oracles = LearnRequest.Oracles,
            Trims = ReachReport.TrimsOf(meter),
            Violations = meter.Violations + examination.Violations,
            AllocatedBytes = run.Loop.AllocatedBytes,
            Gen0Collections = run.Loop.Collections,
            WeightsSha256 = weights,
            Checkpoint = saved.Path,
            MissedEpisodes = run.MissedEpisodes,
        };
        WriteResult kept = ReportFile.Write(folder.Path, report);
        WriteResult finished = folder.Finish(RunState.Done);
        ReportVerdict.Print(terminal, report, json);
        if (!kept.IsDone || !finished.IsDone)
        {
            string reason = kept.IsDone ? finished.Reason : kept.Reason;
            return terminal.Fail("E-RUN-02", $"{folder.Path}: the report could not be kept: {reason}", "free some space", ExitCode.Failed);
        }

        return ReportVerdict.Of(terminal, report, request.TargetShare);
    }

    private ExitCode Interrupted(RunFolder folder)
    {
        folder.Finish(RunState.Interrupted);
        terminal.Error.WriteLine($"armctl: interrupted; what was learned is kept, go on with: armctl learn {request.Task} --from {folder.Path}");
        return ExitCode.Interrupted;
    }

    private void Say(string sentence) => terminal.Error.WriteLine(sentence);

    private static bool IsUtf8() => Console.OutputEncoding.WebName.Contains("utf", StringComparison.OrdinalIgnoreCase)
        && (Environment.GetEnvironmentVariable("LC_ALL") ?? Environment.GetEnvironmentVariable("LC_CTYPE") ?? Environment.GetEnvironmentVariable("LANG") ?? "")
            .Contains("UTF", StringComparison.OrdinalIgnoreCase);
}
