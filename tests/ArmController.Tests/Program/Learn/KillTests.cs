using System.Diagnostics;
using ArmController.Configuration;
using ArmController.Rigs;
using ArmController.Training.Checkpoints;
using ArmController.Training.Learn;
using Xunit;

namespace ArmController.Tests.Program.Learn;

/// <summary>What SIGKILL leaves behind. (It is no power cut: the kernel keeps what was written.)</summary>
[Collection(RealLearning.Name)]
public sealed class KillTests
{
    private const int AtATime = 2;

    // The campaigns kill fifty.
    [Fact]
    public Task Kills_at_random_moments_each_leave_a_checkpoint_that_can_be_gone_on_from() => KillAsync(4);

    /// <summary>So many kills, of which every tenth is examined too.</summary>
    internal static async Task KillAsync(int kills)
    {
        int seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        ArmConfiguration arm = ArmCatalogue.Load("desk4").TryGet(out ArmConfiguration? read) ? read : throw new InvalidOperationException();
        long generations = 0;
        await Parallel.ForAsync(
            0,
            kills,
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = TestContext.Current.CancellationToken },
            async (kill, _) => Interlocked.Add(ref generations, (long)await KillAsync(arm, new Random(seed + kill), examine: kill % 10 == 0)));
        Assert.True(generations > kills, $"seed {seed}: only {generations} checkpoints in {kills} runs");
    }

    private static async Task<ulong> KillAsync(ArmConfiguration arm, Random random, bool examine)
    {
        using Scratch place = new();
        using Process process = RealProgram.StartQuickly(place, "learn", "reach", "--minutes", "100000", "--checkpoint-seconds", "0.05");
        string run = await RealLearning.FirstCheckpointAsync(process, place);
        await Task.Delay(random.Next(250), TestContext.Current.CancellationToken);
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(137, process.ExitCode);

        Checked<LearnOrigin> origin = LearnOrigins.Read(run, arm);
        Assert.True(origin.TryGet(out LearnOrigin? saved), string.Join('\n', origin.Faults));
        RigPlan plan = new(arm, saved.Head.Twin, saved.Head.Learner, saved.Head.Seed);
        Assert.True(ImageTryout.Fits(plan, saved), "what was kept does not resume");
        Assert.Equal("running", RealLearning.State(run));
        if (examine)
        {
            RealProgram exam = await RealProgram.RunInAsync(place, "eval", run, "--goals", "5", "--json");
            Assert.True(exam.ExitCode == 0, string.Join('\n', exam.Errors));
        }

        return CheckpointLoader.Load(run, null).Header.Generation;
    }
}
