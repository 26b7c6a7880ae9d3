using System.CommandLine;
using ArmController.Configuration.Troubles;
using ArmController.Control.Agents;
using ArmController.Verbs;
using Xunit;

namespace ArmController.Tests.Program.Verbs;

public sealed class SharedOptionsTests
{
    // One tree for the whole class: options remember the trees they are put into.
    private static readonly RootCommand Tree = new()
    {
        SharedOptions.Runs, SharedOptions.Seed, SharedOptions.Minutes, SharedOptions.Target, SharedOptions.Twin,
        SharedOptions.From, SharedOptions.Model, SharedOptions.Learner, SharedOptions.Speed,
    };

    [Fact]
    public void Defaults_are_harmless()
    {
        ParseResult words = Tree.Parse([]);

        Assert.Empty(words.Errors);
        Assert.Equal(
            ("./runs", 1, 10.0), (words.GetValue(SharedOptions.Runs), words.GetValue(SharedOptions.Seed), words.GetValue(SharedOptions.Minutes)));
        Assert.Equal((LearnerKind.ModelUrdf, TwinSpeed.Max), (PlanWords.Learner(words), words.GetValue(SharedOptions.Speed)));
        Assert.Null(words.GetValue(SharedOptions.Target));
        Assert.Null(words.GetValue(SharedOptions.Twin));
        Assert.Null(words.GetValue(SharedOptions.From));
    }

    [Fact]
    public void Written_values_are_read()
    {
        ParseResult words = Tree.Parse(
            ["--seed", "42", "--minutes", "2.5", "--target", "95", "--jacobian", "learned", "--learner", "q", "--speed", "1x"]);

        Assert.Empty(words.Errors);
        Assert.Equal(
            (42, 2.5, 95.0), (words.GetValue(SharedOptions.Seed), words.GetValue(SharedOptions.Minutes), words.GetValue(SharedOptions.Target)));
        Assert.Equal((LearnerKind.QLearned, TwinSpeed.RealTime), (PlanWords.Learner(words), words.GetValue(SharedOptions.Speed)));
    }

    [Theory]
    [InlineData("--seed", "many")]
    [InlineData("--seed", "-1")]
    [InlineData("--minutes", "NaN")]
    [InlineData("--minutes", "0")]
    [InlineData("--minutes", "1,5")]
    [InlineData("--target", "101")]
    [InlineData("--model", "urfd")]
    [InlineData("--learner", "p")]
    [InlineData("--speed", "2x")]
    [InlineData("--speed", "2x; say nothing")]
    public void Unreadable_words_are_one_error_with_a_remedy(string option, string word)
    {
        using StringWriter errors = new();
        Assert.Equal(ExitCode.Usage, UsageErrors.Report(Tree.Parse([option, word]), errors));
        string line = Assert.Single(errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));

        Assert.StartsWith($"armctl: E-USE-01 {option} ", line, StringComparison.Ordinal);
        Assert.Matches("; (write one from|use one of|did you mean) ", line);
    }
}
