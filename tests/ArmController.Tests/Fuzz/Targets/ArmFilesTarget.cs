using System.Text;
using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Control.Estimation;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Simulator.World;
using ArmController.Tests.Control;
using ArmController.Tests.Fuzz.Mutations;
using ArmController.Tests.Program.Configuration;

namespace ArmController.Tests.Fuzz.Targets;

/// <summary>arm.json and arm.urdf in one input, with a line between them; what is accepted must run.</summary>
internal sealed class ArmFilesTarget : IFuzzTarget
{
    public const string Called = "arm-files";

    private const int Ticks = 40;
    private static readonly byte[] Between = "\n==== arm.urdf ====\n"u8.ToArray();
    private static readonly byte[] UsualUrdf = ShippedArms.Load("desk4").Source.Urdf;

    public ArmFilesTarget()
    {
        List<byte[]> seeds = [.. ArmCatalogue.Names.Select(ShippedArms.Load).Select(arm => Join(arm.Source.Json, arm.Source.Urdf))];
        foreach (SpoiledArm spoiled in SpoiledArm.All)
        {
            using ArmCopy copy = new();
            spoiled.Spoil(copy);
            seeds.Add(Join(File.ReadAllBytes(copy.Path(ArmSource.JsonName)), File.ReadAllBytes(copy.Path(ArmSource.UrdfName))));
        }

        Seeds = [.. seeds, .. TooMuch()];
    }

    public string Name => Called;

    public IReadOnlyList<byte[]> Seeds { get; }

    public byte[] Mutate(Pcg32 random, byte[] input, byte[] other)
    {
        (byte[] json, byte[] urdf) = Split(input);
        (byte[] otherJson, byte[] otherUrdf) = Split(other);
        int which = random.NextInt(8);
        return Join(
            which < 5 ? TextMutator.Mutate(random, json, which == 0 ? otherUrdf : otherJson) : json,
            which > 3 ? TextMutator.Mutate(random, urdf, which == 7 ? otherJson : otherUrdf) : urdf);
    }

    public FuzzAnswer Feed(byte[] input)
    {
        (byte[] json, byte[] urdf) = Split(input);
        Checked<ArmConfiguration> read = ArmReader.Read("fuzz", new("fuzz", urdf, json));
        return read.TryGet(out ArmConfiguration? arm)
            ? new("accepted", Works(arm, (LearnerKind)(input.Length % 3)))
            : Refusals.Judge(read.Faults, withLine: true);
    }

    private static string? Works(ArmConfiguration arm, LearnerKind kind)
    {
        kind = LiftStructure.Of(arm.Description.Chain) is null ? LearnerKind.QUrdf : kind;
        RigPlan plan = new(arm, TwinPerturbation.None, kind, 1);
        return plan.Task.Unfair(plan.Scope) is { } unset ? $"accepted, and then {unset}" : RigTrial.Run(plan, null, Ticks);
    }

    // Findings too long to keep as files: a stack that ended, hours of comparing names, a fault for every key.
    private static IEnumerable<byte[]> TooMuch()
    {
        byte[] json = ShippedArms.Load("desk4").Source.Json;
        string deep = $"<robot>{string.Concat(Enumerable.Repeat("<a>", 200_000))}";
        IEnumerable<string> strangers = Enumerable.Range(0, 20_000).Select(i =>
            $"<link name=\"l{i}\"/><joint name=\"j{i}\" type=\"fixed\"><parent link=\"p{i}\"/><child link=\"c{i}\"/></joint>");
        string unknown = $"<robot>{string.Concat(strangers)}</robot>";
        string keys = $"{{{string.Concat(Enumerable.Range(0, 100_000).Select(i => $"\"k{i}\": 1, "))}}}";
        string joints = $"{{\"joints\": {{{string.Concat(Enumerable.Range(0, 100_000).Select(i => $"\"j{i}\": {{}},"))}}}}}";
        string longKey = $"{{\"{new string('x', 3_000_000)}\": 1}}";
        string list = Encoding.UTF8.GetString(json)
            .Replace("[20, 10, 5]", $"[{string.Concat(Enumerable.Repeat("9, ", 500_000))}]", StringComparison.Ordinal);
        return
        [
            Encoding.UTF8.GetBytes(list), Join(json, Encoding.UTF8.GetBytes(deep)), Join(json, Encoding.UTF8.GetBytes(unknown)),
            Encoding.UTF8.GetBytes(keys), Encoding.UTF8.GetBytes(joints), Encoding.UTF8.GetBytes(longKey),
        ];
    }

    private static byte[] Join(byte[] json, byte[] urdf) => [.. json, .. Between, .. urdf];

    private static (byte[] Json, byte[] Urdf) Split(byte[] input)
    {
        int at = input.AsSpan().IndexOf(Between);
        return at < 0 ? (input, UsualUrdf) : (input[..at], input[(at + Between.Length)..]);
    }

    public void Dispose()
    {
    }
}
