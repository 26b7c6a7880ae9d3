using System.Security.Cryptography;
using ArmController.Configuration.Troubles;
using ArmController.Numerics;
using ArmController.Tests.Fuzz.Mutations;
using ArmController.Tests.Program;
using ArmController.Training.Checkpoints;

namespace ArmController.Tests.Fuzz.Targets;

/// <summary>A checkpoint's file: header, hash, and the loader's way from the newest to the one before it.</summary>
internal sealed class CheckpointFileTarget : IFuzzTarget
{
    public const string Called = "checkpoint-file";

    private const ulong Config = 0x1234_5678_9ABC_DEF0;
    private readonly Scratch scratch = new();
    private readonly byte[] good = Image(40, Config);

    public string Name => Called;

    public IReadOnlyList<byte[]> Seeds { get; } =
        [Image(40, Config), Image(0, Config), Image(400, 7), [], "weights"u8.ToArray(), Image(40, Config)[..70]];

    public byte[] Mutate(Pcg32 random, byte[] input, byte[] other)
    {
        byte[] bytes = random.NextInt(2) == 0
            ? ByteMutator.Once(random, input, other, 0, CheckpointImage.HeaderLength)
            : ByteMutator.Mutate(random, input, other);
        if (random.NextInt(2) == 0 && bytes.Length >= SHA256.HashSizeInBytes)
        {
            // With a true hash only the header itself can give it away.
            SHA256.HashData(bytes.AsSpan(0, bytes.Length - SHA256.HashSizeInBytes), bytes.AsSpan(bytes.Length - SHA256.HashSizeInBytes));
        }

        return bytes;
    }

    public FuzzAnswer Feed(byte[] input)
    {
        CheckpointVerdict verdict = CheckpointImage.Decode(input, Config, out CheckpointHeader header);
        if (verdict == CheckpointVerdict.Good && !Encoded(input, header).AsSpan().SequenceEqual(input))
        {
            return new("wrong", "a file was taken for good that this program would not have written");
        }

        CheckpointFolder folder = new(scratch.Path);
        File.WriteAllBytes(folder.Current, input);
        bool before = input.Length % 2 == 0;
        if (before)
        {
            File.WriteAllBytes(folder.Previous, good);
        }
        else
        {
            File.Delete(folder.Previous);
        }

        CheckpointLoad file = CheckpointLoader.Load(folder.Current, Config);
        CheckpointLoad newest = CheckpointLoader.Load(scratch.Path, Config);
        string? wrong = file.Verdict != verdict ? $"the file is {file.Verdict} and its bytes are {verdict}"
            : file.IsGood && file.Payload.Length != header.PayloadLength ? "the payload is not as long as it says"
            : !file.IsGood && (file.Payload.Length > 0 || !Says(file.Trouble)) ? $"refused without cause or remedy: {file.Trouble}"
            : newest.IsGood != (file.IsGood || (before && verdict != CheckpointVerdict.ForeignConfig))
                ? $"with a good one before it: {before}, and the answer is {newest.Verdict}"
            : newest.FellBack != (newest.IsGood && !file.IsGood) || !Says(newest.Trouble) && !file.IsGood
                ? $"an older generation was taken silently: {newest.Trouble}"
            : null;
        return new($"{verdict} {newest.Verdict}", wrong);
    }

    public void Dispose() => scratch.Dispose();

    private static bool Says(Trouble? trouble) => trouble is { Where.Length: > 0, Cause.Length: > 0, Remedy.Length: > 0 };

    private static byte[] Encoded(byte[] image, CheckpointHeader header)
    {
        byte[] again = new byte[CheckpointImage.Length(header.PayloadLength)];
        CheckpointImage.Encode(image.AsSpan(CheckpointImage.HeaderLength, header.PayloadLength), header.ConfigHash, header.Generation, again);
        return again;
    }

    private static byte[] Image(int payload, ulong config)
    {
        byte[] image = new byte[CheckpointImage.Length(payload)];
        CheckpointImage.Encode([.. Enumerable.Range(0, payload).Select(i => (byte)i)], config, 3, image);
        return image;
    }
}
