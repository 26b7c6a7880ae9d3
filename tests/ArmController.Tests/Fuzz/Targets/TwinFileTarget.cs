using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Simulator.World;
using ArmController.Tests.Control;
using ArmController.Tests.Fuzz.Mutations;
using ArmController.Tests.Program;

namespace ArmController.Tests.Fuzz.Targets;

/// <summary>A twin file; what is accepted and leaves goals to draw must run.</summary>
internal sealed class TwinFileTarget : IFuzzTarget
{
    public const string Called = "twin-file";

    private const int Ticks = 20;
    private const int LongestFile = 4 << 20;
    private readonly Scratch scratch = new();
    private readonly ArmConfiguration arm = ShippedArms.Load("desk4");

    public string Name => Called;

    public IReadOnlyList<byte[]> Seeds { get; } =
    [
        .. TwinCatalogue.Names.Select(name => File.ReadAllBytes(Path.Combine(ShippedFiles.Folder("twins"), name + ".json"))),
        "{}"u8.ToArray(),
        "[]"u8.ToArray(),
        "// a comment\n{\"backlash\": 3}"u8.ToArray(),
        "{\"backlashDeg\": -1, \"linkScale\": [1, 0, 1], \"latencyTicks\": 2.5}"u8.ToArray(),
        "{\"linkScale\": [1, 1, 1, 1, 1], \"zeroOffsetDeg\": [1, \"2\"]}"u8.ToArray(),
        "{\"$schema\": \"x\", \"backlashDeg\": [1, 2, 3, 4], \"linkScale\": 0.25, \"zeroOffsetDeg\": -45, \"latencyTicks\": 16}"u8.ToArray(),
        "{\"tipLatencyMs\": 500, \"tipJitterMs\": 200, \"tipRateHz\": 1, \"tipDropoutShare\": 0.95, \"jointSensors\": false}"u8.ToArray(),
    ];

    public byte[] Mutate(Pcg32 random, byte[] input, byte[] other) => TextMutator.Mutate(random, input, other);

    public FuzzAnswer Feed(byte[] input)
    {
        string file = scratch.File("twin.json");
        File.WriteAllBytes(file, input);
        Checked<TwinPerturbation> read = TwinCatalogue.Load(file, arm.Description.Chain.Count);
        if (!read.TryGet(out TwinPerturbation? twin))
        {
            // A file that is too large is not read as far as a line.
            return Refusals.Judge(read.Faults, withLine: input.Length <= LongestFile);
        }

        LearnerKind kind = (LearnerKind)(input.Length % 3);
        RigPlan plan = new(arm, twin, kind, 1);
        return plan.Task.Unfair(plan.Scope) is null ? new("accepted", RigTrial.Run(plan, null, Ticks)) : new("accepted without goals");
    }

    public void Dispose() => scratch.Dispose();
}
