using System.Text.Json;
using ArmController.Configuration;
using ArmController.Numerics;
using ArmController.Tests.Control;
using ArmController.Tests.Fuzz.Mutations;
using ArmController.Tests.Program;
using ArmController.Training.Runs;
using ArmController.Verbs;

namespace ArmController.Tests.Fuzz.Targets;

/// <summary>run.json, of which a later run reads the arm's name; with any name a folder is made or refused in a sentence.</summary>
internal sealed class RunRecordTarget : IFuzzTarget
{
    public const string Called = "run-record";

    private readonly Scratch scratch = new();
    private readonly ArmSource source = ShippedArms.Load("desk4").Source;

    public string Name => Called;

    public IReadOnlyList<byte[]> Seeds { get; } =
    [
        Record("desk4"),
        Record("m\u00fcller's arm \U0001F9BE / \n; ..\\"),
        Record(""),
        "{\"arm\": null}"u8.ToArray(),
        "null"u8.ToArray(),
        "[]"u8.ToArray(),
        [],
    ];

    public byte[] Mutate(Pcg32 random, byte[] input, byte[] other) => TextMutator.Mutate(random, input, other);

    public FuzzAnswer Feed(byte[] input)
    {
        File.WriteAllBytes(scratch.File("run.json"), input);
        if (RunArm.NameIn(scratch.Path) is not { } name)
        {
            return new("no name");
        }

        if (name == "desk4")
        {
            return new("usual name");
        }

        Checked<RunFolder> made = RunFolder.Create(
            new()
            {
                RunsFolder = scratch.File("runs"),
                Tasks = ["reach"],
                Arm = name,
                Seed = -1,
                Argv = [],
                Config = new Dictionary<string, byte[]> { [ArmSource.JsonName] = source.Json },
            },
            TimeProvider.System);
        if (!made.TryGet(out RunFolder? folder))
        {
            return Refusals.Judge(made.Faults, withLine: false);
        }

        string path = folder.Path;
        folder.Dispose();
        string? wrong = RunArm.NameIn(path) == name ? null : "the next run reads another name";
        bool inside = Path.GetDirectoryName(Path.GetFullPath(path)) == scratch.File("runs");
        Directory.Delete(path, recursive: true);
        return new("named", inside ? wrong : "the run's folder lies elsewhere");
    }

    public void Dispose() => scratch.Dispose();

    private static byte[] Record(string arm) => JsonSerializer.SerializeToUtf8Bytes(
        new RunRecord
        {
            Id = "20261124-1200-reach-desk4-s1-0abc",
            State = RunState.Done,
            Tasks = ["reach"],
            Arm = arm,
            StartedUtc = DateTimeOffset.UnixEpoch,
            EndedUtc = DateTimeOffset.UnixEpoch,
            Argv = ["learn", "reach"],
            Version = "0.1.0",
            Rid = "linux-x64",
            Dotnet = "10.0.0",
            Host = "host",
            Kernel = "6.1",
            Seeds = new Dictionary<string, long> { ["run"] = 1 },
            InputsSha256 = new Dictionary<string, string> { ["arm.json"] = "00" },
        },
        RunJson.Default.RunRecord);
}
