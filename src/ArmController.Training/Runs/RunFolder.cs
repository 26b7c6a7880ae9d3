using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using ArmController.Configuration;
using ArmController.Configuration.Files;
using Microsoft.Win32.SafeHandles;

namespace ArmController.Training.Runs;

/// <summary>One run on disk: made before anything starts, locked while the process lives, ended by a marker.</summary>
public sealed class RunFolder : IDisposable
{
    /// <summary>Code of the fault that a folder cannot be made.</summary>
    public const string Unwritable = "E-RUN-01";

    /// <summary>Code of the trouble that some of a run's files cannot be written, and the run goes on.</summary>
    public const string NotKept = "E-RUN-02";

    private const string Remedy = "choose another place with --runs DIR";

    private readonly TimeProvider clock;
    private readonly RunLock held;

    private RunFolder(string path, RunRequest request, TimeProvider clock)
    {
        this.clock = clock;
        Path = path;
        Directory.CreateDirectory(Checkpoints);
        Directory.CreateDirectory(At("config"));
        held = new(At("LOCK"));
        Record = Begin(request);
        Episodes = new(EpisodesPath);
        Events = new(At("events.jsonl"));
        Checks = request.HasChecks ? new(At("checks.jsonl")) : null;
        if (Save() is { IsDone: false } refused)
        {
            throw new IOException(refused.Reason);
        }
    }

    private RunFolder(string path, RunRecord record, TimeProvider clock)
    {
        this.clock = clock;
        Path = path;
        held = new(At("LOCK"));
        Record = record with { State = RunState.Running, EndedUtc = null };
        Episodes = new(EpisodesPath);
        Events = new(At("events.jsonl"));
    }

    private RunRecord Begin(RunRequest request)
    {
        Dictionary<string, string> hashes = new(request.MoreInputsSha256, StringComparer.Ordinal);
        foreach ((string name, byte[] bytes) in request.Config)
        {
            using (SafeFileHandle copy = PlainFile.MakeAnew(System.IO.Path.Combine(At("config"), name)))
            {
                RandomAccess.Write(copy, bytes, 0);
            }

            hashes[name] = Convert.ToHexStringLower(SHA256.HashData(bytes));
        }

        return new()
        {
            Id = System.IO.Path.GetFileName(Path),
            State = RunState.Running,
            Tasks = request.Tasks,
            Arm = request.Arm,
            StartedUtc = clock.GetUtcNow(),
            Argv = request.Argv,
            Version = ProgramVersion.Text,
            Rid = RuntimeInformation.RuntimeIdentifier,
            Dotnet = Environment.Version.ToString(),
            Host = Environment.MachineName,
            Kernel = Environment.OSVersion.VersionString,
            Seeds = new Dictionary<string, long>(request.MoreSeeds, StringComparer.Ordinal) { ["run"] = request.Seed },
            InputsSha256 = hashes,
            Parent = request.Parent,
        };
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The folder's name.</summary>
    public string Id => Record.Id;

    /// <summary>Folder for checkpoints.</summary>
    public string Checkpoints => At("checkpoints");

    /// <summary>What run.json says.</summary>
    public RunRecord Record { get; private set; }

    /// <summary>Where <see cref="Episodes"/> are.</summary>
    public string EpisodesPath => At("episodes.jsonl");

    /// <summary>episodes.jsonl.</summary>
    public JsonLines Episodes { get; }

    /// <summary>events.jsonl.</summary>
    public JsonLines Events { get; }

    /// <summary>checks.jsonl; null in a run that makes no checks.</summary>
    public JsonLines? Checks { get; }

    /// <summary>Makes a folder of its own for a run, with everything that can be known beforehand in it.</summary>
    public static Checked<RunFolder> Create(RunRequest request, TimeProvider clock)
    {
        if (request.RunsFolder.Length == 0 || File.Exists(request.RunsFolder))
        {
            string cause = request.RunsFolder.Length == 0 ? "no folder for runs is named" : "no run can be written here: it is no folder";
            return new([new(Unwritable, request.RunsFolder, cause, Remedy)]);
        }

        string? path = null;
        try
        {
            Directory.CreateDirectory(request.RunsFolder);
            do
            {
                path = System.IO.Path.Combine(request.RunsFolder, RunName.Of(request, clock.GetUtcNow()));
            }
            while (Directory.Exists(path));

            return new(new RunFolder(path, request, clock));
        }
        catch (Exception fault) when (WriteResult.IsDisk(fault))
        {
            string reason = WriteResult.Failed(fault).Reason;
            RemoveQuietly(path);
            return new([new(Unwritable, request.RunsFolder, $"no run can be written here: {reason}", Remedy)]);
        }
    }

    /// <summary>Goes on in a run that was left; null when it is not there, not whole, or another process is at work in it.</summary>
    public static RunFolder? Reopen(string path, TimeProvider clock)
    {
        try
        {
            return RunRecord.Read(path) is { } record ? new RunFolder(path, record, clock) : null;
        }
        catch (Exception fault) when (WriteResult.IsDisk(fault))
        {
            return null;
        }
    }

    /// <summary>Writes both journals when a second has passed.</summary>
    /// <param name="now">Any clock that only goes forward.</param>
    public WriteResult FlushWhenDue(TimeSpan now) =>
        First(Episodes.FlushWhenDue(now), Events.FlushWhenDue(now), Checks?.FlushWhenDue(now) ?? WriteResult.Done);

    /// <summary>Writes the journals now.</summary>
    public WriteResult Flush() => First(Episodes.Flush(), Events.Flush(), Checks?.Flush() ?? WriteResult.Done);

    /// <summary>Ends the run: journals on disk, run.json rewritten, and DONE or FAILED beside it. An interrupted run has neither.</summary>
    public WriteResult Finish(RunState state)
    {
        WriteResult written = Flush();
        Record = Record with { State = state, EndedUtc = clock.GetUtcNow() };
        WriteResult saved = Save();
        WriteResult marked = state switch
        {
            RunState.Done => AtomicFile.Write(At("DONE"), []),
            RunState.Failed => AtomicFile.Write(At("FAILED"), []),
            _ => WriteResult.Done,
        };
        return First(written, saved, marked);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Episodes.Dispose();
        Events.Dispose();
        Checks?.Dispose();
        held.Dispose();
    }

    // The first that is not done; done when all are.
    private static WriteResult First(WriteResult one, WriteResult two, WriteResult three) => !one.IsDone ? one : !two.IsDone ? two : three;

    private static void RemoveQuietly(string? path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
        }
        catch (Exception fault) when (WriteResult.IsDisk(fault))
        {
            // What the disk would not take it may not give back either.
        }
    }

    private WriteResult Save() => AtomicFile.Write(At(RunRecord.Name), JsonSerializer.SerializeToUtf8Bytes(Record, RunJson.Default.RunRecord));

    private string At(string name) => System.IO.Path.Combine(Path, name);
}
