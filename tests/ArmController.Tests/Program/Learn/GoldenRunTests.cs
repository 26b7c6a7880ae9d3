using ArmController.Tests.Rooms;
using Xunit;

namespace ArmController.Tests.Program.Learn;

/// <summary>One run whose outcome is committed: a change of what the learner does cannot slip in unseen, on any machine.</summary>
public sealed class GoldenRunTests
{
    [Fact]
    public async Task A_minute_with_seed_1_gives_the_committed_weights()
    {
        string golden = Path.Combine(ProductTree.Root, "tests", "golden", "reach-desk4-s1-1min.sha256");
        using Scratch place = new();

        Learned run = await RealLearning.LearnAsync(place, "runs", "--minutes", "1", "--seed", "1");

        string committed = (await File.ReadAllTextAsync(golden, TestContext.Current.CancellationToken)).Trim();
        Assert.True(
            committed == run.Weights,
            $"{run.Weights} is not the committed {committed}; if the learner was meant to change, run .ci/regolden and commit the file.");
    }
}
