using Xunit;

namespace ArmController.Tests.Program.Learn;

public sealed class RepeatTests
{
    [Fact]
    public async Task The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        using Scratch place = new();
        Learned[] runs =
        [
            await RealLearning.LearnAsync(place, "runs", "--minutes", "1", "--seed", "7"),
            await RealLearning.LearnAsync(place, "runs", "--minutes", "1", "--seed", "7", "--checkpoint-seconds", "0.01"),
            await RealLearning.LearnAsync(place, "runs", "--minutes", "1", "--seed", "8"),
        ];

        Assert.Equal((runs[0].Weights, runs[0].Payload), (runs[1].Weights, runs[1].Payload));
        Assert.NotEqual(runs[0].Weights, runs[2].Weights);
        Assert.All(runs, run => Assert.Equal(0, run.Json.GetProperty("allocatedBytes").GetInt64()));
        Assert.All(runs, run => Assert.Equal(0, run.Json.GetProperty("violations").GetInt64()));
    }

    [Theory]
    [InlineData("1", "2", "--learner", "q")]
    [InlineData("1", "2", "--learner", "q", "--jacobian", "learned", "--twin", "all-perturbed", "--seed", "3")]
    [InlineData("0.51", "1.02", "--learner", "q", "--model", "none")]
    [InlineData("0.5", "1", "--learner", "q", "--arm", "so101", "--seed", "5")]
    [InlineData("0.3", "0.6")]
    [InlineData("0.3", "0.6", "--model", "learned", "--twin", "all-perturbed")]
    [InlineData("0.051", "0.102", "--model", "none")]
    [InlineData("0.4", "0.8", "--model", "none", "--arm", "so101")]
    public async Task A_resumed_run_is_byte_for_byte_the_run_that_never_stopped(string half, string whole, params string[] words)
    {
        using Scratch place = new();
        Task<Learned> straight = RealLearning.LearnAsync(place, "straight", ["--minutes", whole, .. words]);
        Learned first = await RealLearning.LearnAsync(place, "halves", ["--minutes", half, .. words]);
        Learned resumed = await RealLearning.LearnAsync(place, "halves", "--minutes", half, "--from", first.Run);
        Learned never = await straight;

        Assert.NotEqual(first.Weights, resumed.Weights);
        Assert.Equal(never.Weights, resumed.Weights);
        Assert.Equal(never.Payload, resumed.Payload);
        foreach (string name in (string[])["arm", "seed", "model", "learner", "robotMinutes", "success", "baselines"])
        {
            Assert.Equal(never.Json.GetProperty(name).ToString(), resumed.Json.GetProperty(name).ToString());
        }

        Assert.Equal("as trained", resumed.Json.GetProperty("twin").GetString());
    }
}
