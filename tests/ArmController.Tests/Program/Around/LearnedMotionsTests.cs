using System.Text.Json;
using ArmController.Configuration.Troubles;
using ArmController.Verbs;
using Xunit;

namespace ArmController.Tests.Program.Around;

public sealed class LearnedMotionsTests
{
    [Fact]
    public void Who_has_practised_under_shelves_gets_under_more_of_them_than_who_looks_ahead_without_learning()
    {
        double[] shares = Shares(
            "--worlds", "8", "--kinds", "shelf", "--train-kinds", "shelf", "--train-minutes", "10", "--methods", "lookAhead,q");

        Assert.InRange(shares[0], 0.4, 0.88);
        Assert.InRange(shares[1], shares[0] + 0.04, 1);
    }

    [Fact]
    public void Every_learner_has_a_row_and_one_seed_gives_one_result()
    {
        string[] words =
        [
            "--worlds", "1", "--goals", "3", "--kinds", "wall,bridge", "--methods", "q,plannedQ", "--train-minutes", "0.2", "--learner-seeds", "2",
        ];
        double[] shares = Shares(words);

        Assert.Equal(8, shares.Length);
        Assert.Equal(shares, Shares(words));
    }

    private static double[] Shares(params string[] words)
    {
        using StringWriter output = new();
        using StringWriter errors = new();
        Assert.Equal(ExitCode.Done, CommandLine.Run(["obstacles", "--seed", "9", "--json", .. words], output, errors));
        using JsonDocument json = JsonDocument.Parse(output.ToString());
        return
        [
            .. json.RootElement.GetProperty("kinds").EnumerateArray()
                .SelectMany(kind => kind.GetProperty("methods").EnumerateArray())
                .Select(method => method.GetProperty("within20mm").GetDouble()),
        ];
    }
}
