using Xunit;

namespace ArmController.Tests.Program.Learn;

/// <summary>Going on with a run, and beginning another with what it learned, are told apart by a word of their own.</summary>
public sealed class GoOnTests
{
    [Fact]
    public async Task Naming_what_is_so_already_goes_on_all_the_same()
    {
        using Scratch place = new();
        Learned first = await RealLearning.LearnAsync(place, "first", "--seed", "7", "--minutes", "0.2", "--twin", "all-perturbed");
        Learned unsaid = await RealLearning.LearnAsync(place, "unsaid", "--from", first.Run, "--minutes", "0.2");
        Learned said = await RealLearning.LearnAsync(
            place, "said", "--from", first.Run, "--minutes", "0.2", "--seed", "7", "--twin", "all-perturbed", "--jacobian", "urdf");

        Assert.Equal(unsaid.Payload, said.Payload);
        Assert.Equal(0.4, said.Json.GetProperty("robotMinutes").GetDouble(), 6);
    }

    [Theory]
    [InlineData(
        "its seed is 7 and --seed says 8; add --weights-only to begin a new session with what was learned, or leave --seed out to go on.",
        "--seed",
        "8")]
    [InlineData(
        "its seed is 7 and --seed says 1; add --weights-only to begin a new session with what was learned, or leave --seed out to go on.",
        "--seed",
        "1")]
    [InlineData(
        "it was learned on another twin than --twin all-perturbed; add --weights-only to begin a new session with what was learned, "
            + "or leave --twin out to go on.",
        "--twin",
        "all-perturbed")]
    public async Task Another_seed_or_twin_is_refused_without_the_word_for_it(string sentence, params string[] words)
    {
        using Scratch place = new();
        Learned first = await RealLearning.LearnAsync(place, "first", "--seed", "7", "--minutes", "0.02");

        RealProgram ran = await RealProgram.RunInAsync(
            place, ["learn", "reach", "--from", first.Run, "--runs", "more", "--minutes", "0.02", .. words]);

        Assert.Equal(78, ran.ExitCode);
        Assert.EndsWith(sentence, Assert.Single(ran.Errors), StringComparison.Ordinal);
        Assert.False(Directory.Exists(place.File("more")));
    }

    [Fact]
    public async Task The_word_for_it_begins_a_new_session_with_what_was_learned()
    {
        using Scratch place = new();
        Learned first = await RealLearning.LearnAsync(place, "first", "--seed", "7", "--minutes", "0.2");
        Learned scratch = await RealLearning.LearnAsync(place, "scratch", "--seed", "8", "--minutes", "0.2");
        Learned another = await RealLearning.LearnAsync(place, "another", "--from", first.Run, "--weights-only", "--seed", "8", "--minutes", "0.2");
        Learned same = await RealLearning.LearnAsync(place, "same", "--from", first.Run, "--weights-only", "--minutes", "0.2");

        Assert.Equal(0.2, another.Json.GetProperty("robotMinutes").GetDouble(), 6);
        Assert.Equal(0.2, same.Json.GetProperty("robotMinutes").GetDouble(), 6);
        Assert.Equal(4, new[] { first.Weights, scratch.Weights, another.Weights, same.Weights }.Distinct().Count());
    }
}
