using ArmController.Configuration;
using ArmController.Control.Agents;
using ArmController.Control.Tasks;
using ArmController.Numerics;
using ArmController.Rigs;
using ArmController.Tests.Fuzz.Mutations;
using ArmController.Tests.Program;
using ArmController.Tests.Program.Configuration;
using ArmController.Training.Checkpoints;
using ArmController.Training.Exams;
using ArmController.Training.Learn;

namespace ArmController.Tests.Fuzz.Targets;

/// <summary>
/// A whole checkpoint with a true hash over a payload that is not sound: refused, or loaded harmlessly.
/// An input is a recipe: arm, way of seeing, edits.
/// </summary>
internal sealed class LearnImageTarget : IFuzzTarget
{
    public const string Called = "learn-image";

    private const int Ticks = 60;
    private const int Head = 2;
    private const int SecondArm = 3;
    private static readonly double[] Doubles =
    [
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e308, -1e308, 1e300, 1e154, 1e20, 1e19, -1e10, 1e6, 100, -3, 1e-300, 5e-324,
        -0.0, 0, 1,
    ];
    private static readonly long[] Longs =
        [0, 1, 2, 3, 4, 5, 8, 9, -1, 1 << 20, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue, 1L << 40, -(1L << 40), 1L << 53, 256];

    private readonly Scratch scratch = new();
    private readonly ArmCopy[] copies = [new(), new()];
    private readonly ArmConfiguration[] arms;
    private readonly SpoiledImage[] images;
    private readonly CommandLineJudge program;

    public LearnImageTarget()
    {
        // The second arm does not lift in parallel: no Jacobian can be learned for it, whatever a checkpoint says.
        copies[1].Spoil(ArmSource.UrdfName, "<axis xyz=\"0 -1 0\"/>", "<axis xyz=\"0 -1 1\"/>");
        arms = [.. copies.Select(copy => ArmReader.Read(copy.Folder))
            .Select(read => read.TryGet(out ArmConfiguration? arm) ? arm : throw new InvalidOperationException(read.Faults[0].ToString()))];
        images =
        [
            .. Enum.GetValues<LearnerKind>().Select(kind => new SpoiledImage(arms[0], kind)),
            new(arms[1], LearnerKind.QUrdf),
            new(arms[0], LearnerKind.QUrdf, hasChecks: true),
        ];
        program = new(scratch);
    }

    public string Name => Called;

    public IReadOnlyList<byte[]> Seeds { get; } = [[0, 0], [0, 1], [0, 2], [1, 3], [0, 4]];

    public byte[] Mutate(Pcg32 random, byte[] input, byte[] other) => random.NextInt(8) switch
    {
        < 5 =>
            [
                .. input.Length > Head + (SpoiledImage.EditBytes * 6) ? input[..Head] : input,
                .. SpoiledImage.Edit(random, Doubles[random.NextInt(Doubles.Length)], Longs[random.NextInt(Longs.Length)]),
            ],
        5 => Slid(random, input),
        6 => [.. input.AsSpan(0, Math.Min(input.Length, Head)), .. other.AsSpan(Math.Min(other.Length, Head))],
        _ => ByteMutator.Once(random, input, other, 0, input.Length),
    };

    // The same edit some bytes on: a value does harm only where one begins.
    private static byte[] Slid(Pcg32 random, byte[] input)
    {
        byte[] slid = [.. input];
        int edits = (input.Length - Head) / SpoiledImage.EditBytes;
        if (edits > 0)
        {
            int at = Head + (random.NextInt(edits) * SpoiledImage.EditBytes) + 2;
            ushort place = (ushort)(slid[at] + (slid[at + 1] << 8) + random.NextInt(33) - 16);
            slid[at] = (byte)place;
            slid[at + 1] = (byte)(place >> 8);
        }

        return slid;
    }

    public FuzzAnswer Feed(byte[] input)
    {
        if (input.Length < Head)
        {
            return new("no recipe");
        }

        int which = input[1] % images.Length;
        ArmConfiguration arm = arms[which == SecondArm ? 1 : 0];
        byte[] payload = images[which].Spoil(input.AsSpan(Head));
        FuzzAnswer answer = Learn(arm, payload);

        // The verbs themselves, of those that were refused now and then too: they are slower.
        bool asked = answer.Wrong is null && (answer.Kind is "unsuited" or "no goals"
            || (input.Sum(b => b) % (answer.Kind.StartsWith("accepted", StringComparison.Ordinal) ? 8 : 64)) == 0);
        return asked ? answer with { Wrong = Examine(arm, payload) } : answer;
    }

    public void Dispose()
    {
        scratch.Dispose();
        foreach (ArmCopy copy in copies)
        {
            copy.Dispose();
        }
    }

    private static FuzzAnswer Learn(ArmConfiguration arm, byte[] payload)
    {
        StateReader reader = new(payload);
        LearnImageHead? head = LearnImage.ReadHead(ref reader);
        if (head is null || head.Joints != arm.Description.Chain.Count)
        {
            return new("head refused");
        }

        if (!arm.Offer(head.Task).TryGet(out ITask? task))
        {
            return new("another task");
        }

        RigPlan plan = new(arm, head.Twin, head.Learner, head.Seed) { Task = task };
        if (plan.Unsuited is not null)
        {
            return new("unsuited");
        }

        LearnOrigin origin = new("", payload, head, Exactly: true);
        if (!ImageTryout.Fits(plan, origin))
        {
            return new(ImageTryout.Fits(plan, origin with { Exactly = false }) ? "session refused" : "learner refused");
        }

        if (plan.Task.Unfair(plan.Scope) is not null)
        {
            return new("no goals");
        }

        LearnRequest request = new(plan, null, 1, new ExamQuestions(1, 1), "", TimeSpan.Zero, TimeSpan.Zero, false, null, origin, []);
        return request.LastTick > request.FirstTick
            ? new($"accepted {head.Learner}", RigTrial.Run(plan, origin, Ticks))
            : new("accepted", $"from tick {request.FirstTick} it would learn to tick {request.LastTick}");
    }

    private string? Examine(ArmConfiguration arm, byte[] payload)
    {
        string file = scratch.File("spoiled.ckpt");
        byte[] image = new byte[CheckpointImage.Length(payload.Length)];
        CheckpointImage.Encode(payload, arm.Source.Hash, 1, image);
        File.WriteAllBytes(file, image);
        return program.Run(["eval", file, "--arm", arm.Source.Folder, "--goals", "1", "--json"], out _)
            ?? program.Run([
                "learn", "reach", "--from", file, "--arm", arm.Source.Folder, "--runs", CommandLineJudge.NoRuns, "--minutes", "0.001", "--goals", "1",
            ], out _);
    }
}
