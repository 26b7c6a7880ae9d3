using ArmController.Tests.Rooms;
using Xunit;

namespace ArmController.Tests.Program.Learn;

/// <summary>One run whose outcome is committed: a change of what the learner does cannot slip in unseen, on any machine.</summary>
public sealed class GoldenRunTests
{
    [Theory]
    [InlineData("reach-desk4-s1-1min.sha256", "--model", "urdf", "--learner", "q")]
    [InlineData("reach-desk4-s1-1min-found.sha256", "--model", "none")]
    public async Task A_minute_with_seed_1_gives_the_committed_weights(string file, params string[] words)
    {
        string golden = Path.Combine(ProductTree.Root, "tests", "golden", file);
        using Scratch place = new();

        Learned run = await RealLearning.LearnAsync(place, "runs", ["--minutes", "1", "--seed", "1", .. words]);

        string committed = (await File.ReadAllTextAsync(golden, TestContext.Current.CancellationToken)).Trim();
        Assert.True(
            committed == run.Weights,
            $"{run.Weights} is not the committed {committed}; if the learner was meant to change, run .ci/regolden and commit the file.");
    }
}
