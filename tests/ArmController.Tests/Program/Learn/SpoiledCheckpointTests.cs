using System.Security.Cryptography;
using ArmController.Configuration;
using ArmController.Rigs;
using ArmController.Training.Checkpoints;
using ArmController.Training.Learn;
using Xunit;

namespace ArmController.Tests.Program.Learn;

public sealed class SpoiledCheckpointTests(SpoiledCheckpointTests.GoodRun made) : IClassFixture<SpoiledCheckpointTests.GoodRun>
{
    private readonly Scratch place = made.Place;
    private readonly string run = made.Run;
    private readonly string current = made.Current;
    private readonly byte[] good = made.Good;

    public sealed class GoodRun : IAsyncLifetime
    {
        internal Scratch Place { get; } = new();

        internal string Run { get; private set; } = "";

        internal string Current => Path.Combine(Run, "checkpoints", "current.ckpt");

        internal byte[] Good { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            Run = Path.GetFullPath(Path.Combine(Place.Path, (await RealLearning.LearnAsync(Place, "runs", "--minutes", "0.1")).Run));
            Good = await File.ReadAllBytesAsync(Current);
        }

        public ValueTask DisposeAsync()
        {
            Place.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    [Theory]
    [InlineData("corrupt", "is damaged")]
    [InlineData("truncated", "is cut short")]
    [InlineData("empty", "is cut short")]
    [InlineData("text", "is no checkpoint")]
    [InlineData("other version", "another version")]
    [InlineData("other learner", "do not fit this learner")]
    [InlineData("other shape", "does not hold a learner of this arm")]
    [InlineData("missing", "does not exist")]
    public async Task A_bad_file_is_one_sentence_and_78(string kind, string cause)
    {
        string file = place.File($"{kind.Replace(' ', '-')}.ckpt");
        byte[]? bytes = Spoil(kind);
        if (bytes is not null)
        {
            await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        }

        await AssertRefusedAsync(file, cause);
    }

    [Fact]
    public async Task Another_arms_run_is_one_sentence_and_78() =>
        await AssertRefusedAsync(run, "was learned under another configuration", "--arm", "so101");

    [Fact]
    public async Task A_folder_without_checkpoints_is_one_sentence_and_78() => await AssertRefusedAsync(place.Path, "holds no checkpoint");

    [Fact]
    public async Task An_older_generation_is_examined_with_a_note_and_learned_from_only_by_its_name()
    {
        string previous = Path.Combine(run, "checkpoints", "previous.ckpt");
        await File.WriteAllBytesAsync(current, Spoil("truncated")!, TestContext.Current.CancellationToken);

        RealProgram learn = await RealProgram.RunInAsync(place, "learn", "reach", "--from", run, "--minutes", "0.01", "--runs", "new");
        Assert.Equal(78, learn.ExitCode);
        string line = Assert.Single(learn.Errors);
        Assert.Contains(
            $"current.ckpt: it is cut short; the generation before it is whole, to take that name {previous}", line, StringComparison.Ordinal);
        Assert.False(Directory.Exists(place.File("new")));

        RealProgram exam = await RealProgram.RunInAsync(place, "eval", run, "--goals", "3");
        Assert.Equal(0, exam.ExitCode);
        Assert.Contains("was loaded instead", Assert.Single(exam.Errors), StringComparison.Ordinal);
        await RealLearning.LearnAsync(place, "more", "--from", previous, "--minutes", "0.01");
        await File.WriteAllBytesAsync(current, good, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Whole_files_with_any_numbers_are_answered_and_never_thrown_at()
    {
        int seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        Random random = new(seed);
        Assert.True(ArmCatalogue.Load("desk4").TryGet(out ArmConfiguration? arm));
        Assert.True(LearnOrigins.Read(run, arm).TryGet(out LearnOrigin? origin));
        RigPlan plan = new(arm, origin.Head.Twin, origin.Head.Learner, origin.Head.Seed);
        Assert.True(ImageTryout.Fits(plan, origin));
        int refused = 0;
        for (int i = 0; i < 300; i++)
        {
            byte[] payload = [.. origin.Payload];
            for (int changes = random.Next(1, 9); changes > 0; changes--)
            {
                payload[random.Next(payload.Length)] = (byte)random.Next(256);
            }

            byte[] cut = i % 3 == 0 ? payload[..random.Next(payload.Length)] : payload;
            refused += ImageTryout.Fits(plan, origin with { Payload = cut }) ? 0 : 1;
        }

        Assert.True(refused >= 100, $"seed {seed}: of 100 shortened images and 200 others only {refused} were refused");
    }

    private byte[]? Spoil(string kind)
    {
        byte[] bytes = [.. good];
        switch (kind)
        {
            case "corrupt":
                bytes[bytes.Length / 2] ^= 1;
                return bytes;
            case "truncated":
                return bytes[..^100];
            case "empty":
                return [];
            case "text":
                return "weights: all of them\n"u8.ToArray();
            case "other version":
                bytes[8]++;
                return bytes;
            case "other learner":
                return Whole(bytes[CheckpointImage.HeaderLength..(CheckpointImage.HeaderLength + 300)]);
            case "other shape":
                return Whole(new byte[64]);
            default:
                return null;
        }
    }

    private byte[] Whole(byte[] payload)
    {
        Assert.Equal(CheckpointVerdict.Good, CheckpointImage.Decode(good, null, out CheckpointHeader header));
        byte[] image = new byte[CheckpointImage.Length(payload.Length)];
        CheckpointImage.Encode(payload, header.ConfigHash, 1, image);
        return image;
    }

    private async Task AssertRefusedAsync(string file, string cause, params string[] more)
    {
        string before = Contents();
        foreach (string[] words in (string[][])[["eval", file], ["learn", "reach", "--from", file, "--runs", "new"]])
        {
            RealProgram ran = await RealProgram.RunInAsync(place, [.. words, .. more]);
            Assert.Equal(78, ran.ExitCode);
            Assert.Empty(ran.Output);
            string line = Assert.Single(ran.Errors);
            Assert.StartsWith("armctl: E-CKP-01 ", line, StringComparison.Ordinal);
            Assert.Contains(file, line, StringComparison.Ordinal);
            Assert.Contains(cause, line, StringComparison.Ordinal);
            Assert.Contains("; ", line, StringComparison.Ordinal);
        }

        Assert.Equal(before, Contents());
    }

    private string Contents() => string.Join('\n', place.Entries().Order(StringComparer.Ordinal)
        .Select(entry => $"{entry} {(File.Exists(entry) ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(entry))) : "")}"));
}
